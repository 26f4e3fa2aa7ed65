/// The forms that `init` writes: complete sheets of invented figures that agree, which are the files of examples/forms.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dxbudget/text.hpp"

namespace dxbudget {

/// The name of the schema that a new sheet names to editors, beside it.
inline constexpr std::string_view schema_file_name = "sheet.schema.json";

struct Form {
    std::string_view name;           ///< `budget-book`
    Text summary;                    ///< without a full stop
    Text sheet;                      ///< its text
    std::optional<Language> spoken;  ///< the language of its sheet; none: that of the output
    std::string_view csv = {};       ///< the text of the file beside it that holds its lines; empty: there is none

    Language language(Language of_output) const { return spoken.value_or(of_output); }
    std::string csv_name() const { return std::string(name) + ".csv"; }
};

/// All of them; the first is the one that `init` writes where none is asked for.
std::span<const Form> all_forms();

/// The form of that name; null if there is none.
const Form* find_form(std::string_view name);

std::vector<std::string_view> form_names();

/// The sheet of a form; `names_schema`: after lines that name its schema to editors.
std::string sheet_of(const Form& form, Language of_output, bool names_schema);

}  // namespace dxbudget
