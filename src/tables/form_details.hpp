/// What the words of a form's cell say besides its figures: parts with amounts of their own, and limits.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dxbudget::tables {

/// A part of an item with its amount: 【相談窓口】…(14,800千円).
struct FormDetail {
    std::string_view name;    ///< views into the text, as all
    std::string_view amount;  ///< `14,800千円`
    std::string_view words;   ///< all of it after the name
};

/// The parts that a text describes; none unless each part that is headed by 【…】 states exactly one amount.
std::vector<FormDetail> details_in(std::string_view text);

/// A limit that a row of the text states, `補助上限額 | 1,000千円(10件程度)`.
struct FormLimit {
    std::string_view words;  ///< as written
    std::string amount;      ///< as the format writes it: `1,000千円 × 10件程度`
};

std::optional<FormLimit> limit_in(std::string_view text);

/// A figure that a line of the document states at a stage: 要求額:82,726千円.
struct StatedFigure {
    std::string_view stage;
    std::string_view amount;
};

/// Those of a line, each beside the word of a known stage.
std::vector<StatedFigure> figures_in_line(std::string_view line);

}  // namespace dxbudget::tables
