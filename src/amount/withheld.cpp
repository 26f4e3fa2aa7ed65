#include "amount/withheld.hpp"

#include <algorithm>
#include <array>

#include "text/character.hpp"

namespace dxbudget {

/// Whether a text is one mark several times over.
static bool repeats(std::string_view text, std::string_view mark) {
    if (text.empty() || text.size() % mark.size() != 0) return false;
    for (std::size_t at = 0; at < text.size(); at += mark.size()) {
        if (text.substr(at, mark.size()) != mark) return false;
    }
    return true;
}

static bool is_same_word(std::string_view text, std::string_view word) {
    return std::equal(text.begin(), text.end(), word.begin(), word.end(),
                      [](char here, char wanted) { return ascii_lower(here) == wanted; });
}

bool is_withheld(std::string_view text) {
    static constexpr std::array<std::string_view, 5> marks{"*", "＊", "■", "█", "●"};
    static constexpr std::array<std::string_view, 22> words{"x",
                                                            "ｘ",
                                                            "Ｘ",
                                                            "χ",
                                                            "Χ",
                                                            "秘",
                                                            "㊙",
                                                            "(秘)",
                                                            "（秘）",
                                                            "秘匿",
                                                            "非公表",
                                                            "非公開",
                                                            "不開示",
                                                            "非開示",
                                                            "黒塗り",
                                                            "suppressed",
                                                            "withheld",
                                                            "redacted",
                                                            "confidential",
                                                            "undisclosed",
                                                            "not disclosed",
                                                            "not published"};
    constexpr std::size_t longest = 30;
    if (text.size() > longest) return false;
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return is_same_word(text, word); }) ||
           std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) { return repeats(text, mark); });
}

}  // namespace dxbudget
