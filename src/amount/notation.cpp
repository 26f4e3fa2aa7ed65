#include "amount/notation.hpp"

#include <algorithm>
#include <array>

#include "text/character.hpp"

namespace dxbudget {

/// A character and how many bytes it takes.
struct Decoded {
    char32_t character = 0xFFFD;
    std::uint32_t size = 1;
};

static Decoded decode(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) -> char32_t { return static_cast<unsigned char>(text[i]); };
    const auto is_continuation = [&](std::size_t i) { return i < text.size() && (byte(i) & 0xC0U) == 0x80U; };
    const char32_t first = byte(at);
    if (first < 0x80) return {first, 1};
    if (first < 0xC2 || first > 0xF4 || !is_continuation(at + 1)) return {};
    const char32_t second = byte(at + 1) & 0x3FU;
    if (first < 0xE0) return {((first & 0x1FU) << 6U) | second, 2};
    if (!is_continuation(at + 2)) return {};
    const char32_t third = byte(at + 2) & 0x3FU;
    if (first < 0xF0) return {((first & 0x0FU) << 12U) | (second << 6U) | third, 3};
    if (!is_continuation(at + 3)) return {};
    return {((first & 0x07U) << 18U) | (second << 12U) | (third << 6U) | (byte(at + 3) & 0x3FU), 4};
}

static char32_t fold(char32_t character) {
    if (character >= 0xFF01 && character <= 0xFF5E) character -= 0xFEE0;
    switch (character) {
        case U'\t':
        case U'\n':
        case U'\r':
        case U'\u00A0':
        case U'\u202F':
        case U'\u205F':
        case U'\u3000':
        case U'\uFEFF':
            return symbol::space;
        case U'‐':
        case U'‑':
        case U'‒':
        case U'–':
        case U'−':
        case U'﹣':
        case U'➖':
            return symbol::dash;
        case U'—':
        case U'―':
        case U'ー':
        case U'\uFF70':
        case U'─':
        case U'━':
            return symbol::long_dash;
        case U'▲':
        case U'▵':
        case U'▴':
        case U'∆':
        case U'Δ':
        case U'▼':
        case U'▽':
        case U'⊿':
            return symbol::triangle;
        case U'[':
        case U'{':
        case U'〔':
        case U'【':
            return symbol::open;
        case U']':
        case U'}':
        case U'〕':
        case U'】':
            return symbol::close;
        case U'*':
        case U'∗':
        case U'✕':
        case U'✖':
            return symbol::times;
        case U'÷':
        case U'⁄':
        case U'∕':
            return symbol::divide;
        case U'≈':
            return symbol::nearly_equals;
        case U'\\':
        case U'\uFFE5':
            return symbol::yen;
        case U'⇒':
        case U'⇨':
        case U'➡':
            return symbol::arrow;
        default:
            return character >= 0x2000 && character <= 0x200B ? symbol::space : character;
    }
}

void Cursor::advance() {
    begin_ = end_;
    if (begin_ >= text_.size()) {
        begin_ = end_ = static_cast<std::uint32_t>(text_.size());
        symbol_ = symbol::end;
        return;
    }
    const unsigned char byte = static_cast<unsigned char>(text_[begin_]);
    if ((byte >= '0' && byte <= '9') || byte == ',') {
        symbol_ = byte;
        ++end_;
        return;
    }
    const Decoded decoded = decode(text_, begin_);
    // The end has a symbol of its own; a NUL in the text must not pass for it.
    symbol_ = decoded.character == 0 ? U'\uFFFD' : fold(decoded.character);
    end_ += decoded.size;
}

char32_t Cursor::ahead() const {
    Cursor next = *this;
    next.advance();
    return *next;
}

void Cursor::skip_spaces() {
    while (symbol_ == symbol::space) advance();
}

bool Cursor::skip(std::string_view word) {
    if (!text_.substr(begin_).starts_with(word)) return false;
    end_ = begin_ + static_cast<std::uint32_t>(word.size());
    advance();
    return true;
}

bool is_digit(char32_t symbol) {
    return symbol >= U'0' && symbol <= U'9';
}

bool is_japanese_letter(char32_t symbol) {
    return (symbol >= 0x3041 && symbol <= 0x30FA) || (symbol >= 0x3400 && symbol <= 0x9FFF) || symbol == U'々' ||
           symbol == U'〇' || (symbol >= 0x3380 && symbol <= 0x33DF);
}

bool is_letter(char32_t symbol) {
    return is_ascii_letter(symbol) || is_japanese_letter(symbol);
}

bool is_look_alike(char32_t symbol) {
    static constexpr std::u32string_view look_alikes = U"OolI|〇○◯ОоΟο";
    return look_alikes.find(symbol) != std::u32string_view::npos;
}

bool is_nil_mark(char32_t symbol) {
    return symbol == symbol::dash || symbol == symbol::long_dash || symbol == U'〃';
}

static bool skip_approximate_word(Cursor& cursor) {
    static constexpr std::array<std::string_view, 7> japanese{"約",   "およそ", "おおよそ", "おおむね",
                                                              "概ね", "凡そ",   "ほぼ"};
    static constexpr std::array<std::string_view, 14> english{"approximately", "approx.", "approx", "about", "circa",
                                                              "ca.",           "ca",      "c.",     "est.",  "est",
                                                              "estimated",     "roughly", "around", "appr."};
    static constexpr std::u32string_view first_letters = U"約お概凡ほacer";
    const char32_t lower = ascii_lower(*cursor);
    if (first_letters.find(lower) == std::u32string_view::npos) return false;
    if (std::any_of(japanese.begin(), japanese.end(), [&](std::string_view word) { return cursor.skip(word); }))
        return true;
    for (const std::string_view word : english) {
        Cursor after = cursor;
        std::size_t at = 0;
        for (; at < word.size(); ++at, after.advance()) {
            const char32_t here = ascii_lower(*after);
            if (here != static_cast<unsigned char>(word[at])) break;
        }
        // `CA$` is a dollar.
        const bool is_short = word.size() <= 3 && word.back() != '.';
        if (at < word.size() || (is_short ? *after != symbol::space && !is_digit(*after) : is_letter(*after))) continue;
        cursor = after;
        return true;
    }
    return false;
}

bool skip_approximate_prefix(Cursor& cursor) {
    if (!skip_approximate_word(cursor)) return false;
    cursor.skip_spaces();
    return true;
}

bool skip_tilde(Cursor& cursor) {
    static constexpr std::u32string_view tildes = U"~〜∼≃";  // the full-width one is folded
    if (cursor.at_end() || tildes.find(*cursor) == std::u32string_view::npos) return false;
    cursor.advance();
    cursor.skip_spaces();
    return true;
}

/// Passes a word or several, large or small, that no letter follows; a space stands for any white space.
static bool skip_words(Cursor& cursor, std::string_view words) {
    Cursor after = cursor;
    for (const char letter : words) {
        const char32_t here = ascii_lower(*after);
        if (here != static_cast<unsigned char>(letter)) return false;
        after.advance();
        if (letter == ' ') after.skip_spaces();
    }
    if (is_letter(*after)) return false;
    cursor = after;
    return true;
}

Bound skip_bound(Cursor& cursor, bool takes_angles) {
    static constexpr std::array<std::string_view, 9> upper{
        "up to", "at most", "no more than", "not more than", "maximum of", "maximum", "max.", "max", "limit of"};
    static constexpr std::array<std::string_view, 11> other{"less than", "fewer than",    "under",     "below",
                                                            "at least",  "not less than", "more than", "over",
                                                            "above",     "minimum",       "min."};
    static constexpr std::u32string_view first_letters = U"uanlfbmo";
    Cursor after = cursor;
    Bound bound = Bound::none;
    if (*after == U'≤' || *after == U'≦' || *after == U'≥' || *after == U'≧') {
        bound = *after == U'≤' || *after == U'≦' ? Bound::upper : Bound::other;
        after.advance();
    } else if (takes_angles && (*after == U'<' || *after == U'>')) {
        bound = Bound::other;
        after.advance();
    } else {
        const char32_t lower = ascii_lower(*after);
        if (after.at_end() || first_letters.find(lower) == std::u32string_view::npos) return bound;
        const auto passes = [&](std::string_view words) { return skip_words(after, words); };
        if (std::any_of(upper.begin(), upper.end(), passes)) {
            bound = Bound::upper;
        } else if (std::any_of(other.begin(), other.end(), passes)) {
            bound = Bound::other;
        }
    }
    if (bound == Bound::none) return bound;
    after.skip_spaces();
    cursor = after;
    return bound;
}

Exactness skip_exactness(Cursor& cursor) {
    struct Word {
        std::string_view text;
        bool approximate;
    };
    static constexpr std::array<Word, 17> words{{{"程度", true},
                                                 {"前後", true},
                                                 {"余り", true},
                                                 {"あまり", true},
                                                 {"余", true},
                                                 {"弱", true},
                                                 {"強", true},
                                                 {"くらい", true},
                                                 {"ぐらい", true},
                                                 {"ほど", true},
                                                 {"超", true},
                                                 {"以上", true},
                                                 {"未満", true},
                                                 {"以内", false},
                                                 {"以下", false},
                                                 {"上限", false},
                                                 {"まで", false}}};
    Exactness exactness;
    Cursor after = cursor;
    if (*cursor != symbol::space && !is_japanese_letter(*cursor)) return exactness;
    constexpr int most_words = 3;  // 程度以内; a bound for hostile repetition
    bool found = true;
    for (int count = 0; found && count < most_words; ++count) {
        found = false;
        Cursor next = after;
        next.skip_spaces();
        for (const Word& word : words) {
            if (!next.skip(word.text)) continue;
            found = exactness.stated = true;
            exactness.approximate |= word.approximate;
            after = next;
            break;
        }
    }
    // 強化 and 余剰 only begin like such a word; 余件 and 余円 go on with a unit.
    if (!exactness.stated || (*after == U'化' || *after == U'剰')) return {};
    cursor = after;
    return exactness;
}

std::optional<Span> skip_bracket(Cursor& cursor) {
    const std::uint32_t begin = cursor.span().end;
    std::uint32_t depth = 0;
    for (; !cursor.at_end(); cursor.advance()) {
        if (*cursor == symbol::open) ++depth;
        if (*cursor != symbol::close || --depth > 0) continue;
        const Span inside{begin, cursor.position()};
        cursor.advance();
        return inside;
    }
    return std::nullopt;
}

Span without_spaces(std::string_view text, Span part) {
    Cursor cursor{text.substr(0, part.end), part.begin};
    cursor.skip_spaces();
    const std::uint32_t begin = cursor.position();
    std::uint32_t end = begin;
    for (; !cursor.at_end(); cursor.advance()) {
        if (*cursor != symbol::space) end = cursor.span().end;
    }
    return {begin, end};
}

std::string excerpt(std::string_view text) {
    constexpr int longest = 40;
    std::size_t at = 0;
    for (int count = 0; at < text.size(); ++count) {
        if (count == longest) return std::string{text.substr(0, at)} + "…";
        at += decode(text, at).size;
    }
    return std::string{text};
}

}  // namespace dxbudget
