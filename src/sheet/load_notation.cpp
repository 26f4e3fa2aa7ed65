#include "sheet/load_notation.hpp"

#include <string>

#include "sheet/value_words.hpp"

namespace dxbudget {

void load_notation(NodeReader& nodes, Key key, NodeId value, Notation& notation) {
    if (key != Key::decimal && key != Key::negative) return;
    const std::string_view word = nodes.text_of(value);
    if (key == Key::decimal) {
        if (const auto decimal = value_of(word, decimal_words)) {
            notation.decimal = *decimal;
            notation.states_decimal = true;
        } else if (!word.empty()) {
            nodes.report(
                rules::wrong_shape, nodes.node(value).span,
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
        nodes.report(
            rules::wrong_shape, nodes.node(value).span,
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

}  // namespace dxbudget
