/// A table of the annotated set as a file: written as CSV, with every cell in quotes.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

/// `rows` is the set's `table_array`: rows of cells, as text.
inline std::string as_csv(const nlohmann::json& rows) {
    std::string csv;
    for (const nlohmann::json& row : rows) {
        bool first = true;
        for (const nlohmann::json& cell : row) {
            if (!first) csv += ',';
            first = false;
            csv += '"';
            for (const char c : cell.get_ref<const std::string&>()) {
                csv += c;
                if (c == '"') csv += c;
            }
            csv += '"';
        }
        csv += '\n';
    }
    return csv;
}
