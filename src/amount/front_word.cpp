#include "amount/front_word.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "amount/currency.hpp"
#include "text/character.hpp"

namespace dxbudget {
namespace {

/// Words before figures that say how exact they are, or which way they count.
constexpr std::string_view sign_words =
    " plus approx approximate approximately appr est estimated roughly about around circa ca nearly almost between ";

constexpr std::string_view total_words = " total totals subtotal sum ";
constexpr std::array<std::string_view, 6> japanese_total_words{"計", "合計", "小計", "総計", "総額", "累計"};

/// Words that come before another word.
constexpr std::string_view leading_words =
    " up to at grand sub a the no not less more fewer greater than of least most ";

/// Words whose number counts or names something: what follows is no amount.
constexpr std::string_view numbering_words =
    " note notes see item items line lines page pages p pp no nos nr num number ref table tables fig figure appendix "
    "annex attachment section sec para paragraph chapter ch phase stage step part lot year years fy quarter round "
    "version ver v rev project grant contract account acct code option tier level schedule footnote exhibit form box "
    "row column col room week day month category class type title article art act clause task wp milestone activity "
    "objective goal program programme fund bill invoice inv po order vote group site lane route zone ward district "
    "since from until till by before after during in on id cop top all only with and or "
    "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september "
    "october november december ";

/// The same in Japanese, by how they end.
constexpr std::array<std::string_view, 44> numbering_endings{
    "第",   "その", "令和", "平成", "昭和", "大正", "明治",   "別紙",     "別表",   "別添",     "別記",
    "様式", "注",   "注記", "脚注", "参照", "表",   "図",     "番",       "号",     "項",       "項目",
    "目",   "節",   "款",   "条",   "章",   "資料", "内訳書", "番号",     "コード", "ページ",   "頁",
    "型",   "区",   "班",   "級",   "類",   "案",   "次",     "パターン", "ケース", "フェーズ", "レベル"};

bool is_word_letter(const Cursor& cursor) {
    return kind_of(*cursor) == CharacterKind::letter;
}

template <typename List>
bool has(const List& list, std::string_view word) {
    return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

/// Whether the list, of words with a space on either side, has the word.
bool lists(std::string_view list, std::string_view word) {
    for (std::size_t at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1)) {
        const bool begins = at == 0 || list[at - 1] == ' ';
        if (begins && at + word.size() < list.size() && list[at + word.size()] == ' ') return true;
    }
    return false;
}

bool is_currency(std::string_view word) {
    static constexpr std::string_view english_words = " ALL TOP COP ";
    return word.size() > 1 && currency_named(word) != nullptr && !lists(english_words, word);
}

/// Whether digits make a name of the word before them: R7, FY2025, COVID-19, but neither `R1,200` nor `R 500`. Letters
/// that are currencies as well go with two digits, as those of eras and quarters do.
bool is_name_with_digits(Cursor after, std::string_view word) {
    constexpr std::string_view letters_of_currencies = "BDEGKLMPQRS";
    const bool is_currency_letter = word.size() == 1 && letters_of_currencies.find(word[0]) != std::string_view::npos;
    const int longest = is_currency_letter ? 2 : 4;
    if (is_currency(word)) return false;
    if (*after == symbol::dash) after.advance();
    const bool begins_with_zero = *after == U'0';
    int digits = 0;
    for (; is_digit(*after); after.advance()) ++digits;
    const bool goes_on = (*after == U',' || *after == U'.') && is_digit(after.ahead());
    return digits > 0 && !goes_on && (digits <= longest || begins_with_zero);
}

bool goes_on_with_word(Cursor after) {
    while (*after == symbol::space || *after == symbol::dash) after.advance();
    return is_word_letter(after) || is_currency_sign(*after);
}

bool ends_in_numbering(std::string_view word) {
    return std::any_of(numbering_endings.begin(), numbering_endings.end(),
                       [&](std::string_view ending) { return word.ends_with(ending); });
}

bool skip_unit_word(Cursor& cursor, const Unit& sheet) {
    Cursor after = cursor;
    if (sheet.label.empty() || !after.skip(sheet.label)) return false;
    if (is_word_letter(after)) return false;
    cursor = after;
    return true;
}

/// `No 500`: without a point, and with three digits or more, it is rather a word than an abbreviation.
bool is_no_before_figure(Cursor after, std::string_view word) {
    if (word != "no" || *after != symbol::space) return false;
    after.skip_spaces();
    int digits = 0;
    for (; is_digit(*after); after.advance()) ++digits;
    return digits > 2;
}

FrontWord classify_latin(std::string_view word, const Cursor& after) {
    constexpr std::size_t longest = 16;
    const std::string lower = ascii_lower(word);
    if (lower == "minus") return FrontWord::minus;
    if (lists(sign_words, lower)) return FrontWord::sign;
    if (lists(total_words, lower)) return FrontWord::total;
    if (lists(leading_words, lower) && goes_on_with_word(after)) return FrontWord::leading;
    if (is_name_with_digits(after, word)) return FrontWord::numbering;
    if (is_currency(word) || word == "R") return FrontWord::currency;
    if (is_no_before_figure(after, lower)) return FrontWord::any;
    if (lists(numbering_words, lower)) return FrontWord::numbering;
    return word.size() <= longest ? FrontWord::any : FrontWord::none;
}

FrontWord classify_japanese(std::string_view word) {
    constexpr std::size_t longest = 6 * std::string_view("計").size();
    if (word == "マイナス" || word == "減") return FrontWord::minus;
    if (has(japanese_total_words, word)) return FrontWord::total;
    if (word == "プラス" || word == "約") return FrontWord::sign;
    if (word == "円" || word == "元") return FrontWord::currency;
    if (ends_in_numbering(word)) return FrontWord::numbering;
    return word.size() <= longest ? FrontWord::any : FrontWord::none;
}

}  // namespace

FrontWord skip_front_word(Cursor& cursor, const Unit& sheet) {
    if (skip_unit_word(cursor, sheet)) return FrontWord::own_unit;
    const std::uint32_t begin = cursor.position();
    const bool is_japanese = is_japanese_letter(*cursor);
    // `ー` goes on with a word of katakana.
    // Letters of the Latin alphabet begin another word: 計l,OOO, 国費USD500.
    const auto goes_on = [&] {
        if (is_japanese && is_ascii_letter(*cursor)) return false;
        return is_word_letter(cursor) || (is_japanese && *cursor == symbol::long_dash && !is_digit(cursor.ahead()));
    };
    while (goes_on()) cursor.advance();
    const std::string_view word = cursor.slice({begin, cursor.position()});
    if (is_currency_sign(*cursor)) {
        cursor.advance();
        return FrontWord::currency;
    }
    if (is_japanese) return classify_japanese(word);
    const FrontWord kind = classify_latin(word, cursor);
    if (*cursor == U'.') cursor.advance();
    return kind;
}

}  // namespace dxbudget
