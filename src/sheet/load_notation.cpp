/// How a document writes its figures.

#include <algorithm>
#include <string>

#include "amount/notation.hpp"
#include "sheet/loader.hpp"
#include "sheet/value_words.hpp"

namespace dxbudget {

void Loader::load_notation(Key key, NodeId value, Notation& notation) {
    if (key != Key::decimal && key != Key::negative) return;
    const std::string_view word = text_of(value);
    if (key == Key::decimal) {
        if (const auto decimal = value_of(word, decimal_words)) {
            notation.decimal = *decimal;
            notation.states_decimal = true;
        } else if (!word.empty()) {
            report(rules::wrong_shape, node(value).span,
                   {{"`{0}` is not a valid decimal mark", "「{0}」は小数点の書き方ではない"}, {std::string(word)}},
                   {{"write `point` (1,234.50) or `comma` (1.234,50)", "「点」(1,234.50)か「コンマ」(1.234,50)と書く"},
                    {}});
        }
        return;
    }
    if (const auto negative = value_of(word, negative_words)) {
        notation.brackets = negative->brackets;
        notation.side = negative->side;
    } else if (!word.empty()) {
        report(rules::wrong_shape, node(value).span,
               {{"`{0}` does not say which figures are negative", "「{0}」ではどの数値が負数か分からない"},
                {std::string(word)}},
               {{"write `brackets` where `(1,200)` is negative, `note` where it is words, `CR` or `DR` where figures "
                 "followed by that are negative",
                 "(1,200) が負数であれば「括弧」、説明であれば「注記」、CR 又は DR "
                 "の付く数値が負数であれば「CR」又は「DR」と"
                 "書く"},
                {}});
    }
}

/// The custom of the sheet's unit; without one, that of the language in which the sheet is written.
Custom Loader::custom_of_sheet() const {
    if (!sheet_.unit.label.empty()) return custom_of(sheet_.unit);
    const std::string_view text =
        document_.root == no_node ? std::string_view{} : source_.slice(node(document_.root).span);
    // What is not in the Latin, Greek or Cyrillic alphabet may well be Japanese.
    const bool is_western = std::all_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0xE3 || byte > 0xE9;
    });
    return is_western ? Custom::international : Custom::japanese;
}

AmountContext Loader::amounts() const {
    return {.unit = &sheet_.unit, .notation = table_notation_ ? *table_notation_ : sheet_.notation};
}

}  // namespace dxbudget
