#include "tables/cell_number.hpp"
#include "text/character.hpp"

#include <array>

namespace dxbudget::tables {
namespace {

using std::string_view;

constexpr std::array<string_view, 9> spaces = {" ", "\t", "\r", "\n", "\u00a0", "\u2009", "\u202f", "\u2007", "\u3000"};
constexpr std::array<string_view, 9> minus_signs = {"-",      "\u2212", "\u2013", "\u2010", "\u2011",
                                                    "\u25b3", "\u25b2", "\u25bc", "\uff0d"};
constexpr std::array<string_view, 14> currencies = {"US$",    "R$",     "A$",     "C$",     "$",   "\u20ac", "\u00a3",
                                                    "\u00a5", "\uffe5", "\u20a9", "\u20b9", "EUR", "USD",    "JPY"};
constexpr std::array<string_view, 6> units = {
    "\u5343\u5186", "\u767e\u4e07\u5186", "\u5104\u5186", "\u5186", "\u20ac", "$"};
constexpr std::array<string_view, 8> marks = {"*", "\u2020", "\u2021", "\u203b", "\u00b9", "\u00b2", "\u00b3", "#"};
constexpr std::array<string_view, 12> nils = {"-",      "--",     "---",    "\u2010", "\u2212", "\u2013",
                                              "\u2014", "\u2015", "\uff0d", "\u30fc", "\u2011", "- -"};

template <std::size_t n>
bool take_front(string_view& text, const std::array<string_view, n>& words) {
    for (const string_view word : words) {
        if (text.starts_with(word)) {
            text.remove_prefix(word.size());
            return true;
        }
    }
    return false;
}

template <std::size_t n>
bool take_back(string_view& text, const std::array<string_view, n>& words) {
    for (const string_view word : words) {
        if (text.ends_with(word)) {
            text.remove_suffix(word.size());
            return true;
        }
    }
    return false;
}

void trim(string_view& text) {
    while (take_front(text, spaces)) {
    }
    while (take_back(text, spaces)) {
    }
}

/// A digit of ASCII or its full width form at the front, else -1.
int take_digit(string_view& text) {
    if (!text.empty() && is_ascii_digit(text[0])) {
        const int digit = text[0] - '0';
        text.remove_prefix(1);
        return digit;
    }
    if (text.size() >= 3 && text[0] == '\xef' && text[1] == '\xbc' && text[2] >= '\x90' && text[2] <= '\x99') {
        const int digit = static_cast<unsigned char>(text[2]) - 0x90;
        text.remove_prefix(3);
        return digit;
    }
    return -1;
}

bool take(string_view& text, string_view word) {
    if (!text.starts_with(word)) return false;
    text.remove_prefix(word.size());
    return true;
}

/// What stands between thousands at the front.
bool take_group(string_view& text, char group) {
    return (group != 0 && take(text, string_view(&group, 1))) || take(text, " ") || take(text, "\u00a0") ||
           take(text, "\u202f") || take(text, "\u2009") || take(text, "'") || take(text, "\u2019") ||
           (group == ',' && take(text, "\uff0c"));
}

/// A note after the number: `1,200 (3)`, `1,200 1/`, `1,200 r`.
void drop_note(string_view& text) {
    while (take_back(text, marks)) {
    }
    if (text.size() >= 2) {
        const char last = text.back();
        const char before = text[text.size() - 2];
        if ((last == 'r' || last == 'p' || last == 'e' || last == 'E' || last == 'P' || last == 'R') &&
            (is_ascii_digit(before) || before == ' '))
            text.remove_suffix(1);
    }
    trim(text);
}

}  // namespace

Rational CellNumber::as_written() const {
    return Rational::fraction(digits, 1) * Rational::power_of_ten(-static_cast<int>(decimals));
}

Rational CellNumber::value() const {
    return percent ? as_written() * Rational::power_of_ten(-2) : as_written();
}

/// Reads what is left of a number without its signs, all of which must be digits, groups and a fraction.
static bool read_digits(string_view text, NumberStyle style, CellNumber& number) {
    int whole_digits = 0;
    int since_group = -1;  // digits since the last separator, -1 before the first
    bool fraction = false;
    int total = 0;
    while (!text.empty()) {
        if (const int digit = take_digit(text); digit >= 0) {
            if (++total > 17) {
                if (!fraction) return false;
                continue;  // beyond what any amount has
            }
            number.digits = number.digits * 10 + digit;
            if (fraction) {
                ++number.decimals;
            } else {
                ++whole_digits;
                if (since_group >= 0 && ++since_group > 3) return false;
            }
            continue;
        }
        if (!fraction && (text[0] == style.decimal || (style.decimal == '.' && text.starts_with("\uff0e")))) {
            if (since_group >= 0 && since_group != 3) return false;
            text.remove_prefix(text[0] == style.decimal ? 1 : 3);
            fraction = true;
            continue;
        }
        if (!fraction && whole_digits > 0 && take_group(text, style.group)) {
            if (since_group >= 0 ? since_group != 3 : whole_digits > 3) return false;
            since_group = 0;
            continue;
        }
        return false;
    }
    return total > 0 && (fraction || since_group < 0 || since_group == 3);
}

std::optional<CellNumber> read_cell_number(string_view text, NumberStyle style) {
    trim(text);
    if (text.empty() || text.size() > 48) return std::nullopt;
    CellNumber number;
    for (const string_view nil : nils) {
        if (text == nil) {
            number.nil = true;
            return number;
        }
    }
    bool negative = false;
    bool bracket = false;
    for (bool more = true; more;) {
        more = false;
        trim(text);
        if (!negative && take_front(text, minus_signs)) more = negative = true;
        if (take(text, "+")) more = true;
        if (!bracket && (take(text, "(") || take(text, "\uff08"))) more = bracket = true;
        if (take_front(text, currencies)) more = true;
    }
    if (bracket) {
        drop_note(text);
        if (!text.ends_with(')') && !text.ends_with("\uff09") && !text.ends_with("%")) return std::nullopt;
        if (text.ends_with('%')) {
            number.percent = true;
            text.remove_suffix(1);
            trim(text);
        }
        if (text.ends_with(')'))
            text.remove_suffix(1);
        else if (text.ends_with("\uff09"))
            text.remove_suffix(3);
        else
            return std::nullopt;
        negative = true;
    } else {
        drop_note(text);
    }
    trim(text);
    if (!number.percent && (text.ends_with('%') || text.ends_with("\uff05"))) {
        number.percent = true;
        text.remove_suffix(text.ends_with('%') ? 1 : 3);
        trim(text);
    }
    if (take_back(text, units)) trim(text);
    if (!bracket && text.ends_with('-') && text.size() > 1) {
        negative = true;
        text.remove_suffix(1);
        trim(text);
    }

    if (!read_digits(text, style, number)) return std::nullopt;
    if (negative) number.digits = -number.digits;
    return number;
}

NumberStyle find_number_style(std::span<const string_view> cells) {
    int point = 0;
    int comma = 0;
    int spaced = 0;
    int thousands = 0;  // `1,234`, which may be either
    for (string_view text : cells) {
        trim(text);
        const std::size_t mark = text.find_last_of(".,");
        if (text.size() > 24 || text.empty()) continue;
        const std::size_t digits = text.find_first_of("0123456789");
        if (digits == string_view::npos || digits > 4) continue;
        text.remove_prefix(digits);
        string_view rest = text;
        if (rest.find_first_not_of("0123456789.,'% \xc2\xa0\xe2\x80\xaf\x89)*-E") != string_view::npos) continue;
        if (rest.find(' ') != string_view::npos || rest.find('\xa0') != string_view::npos) {
            if (read_cell_number(rest, {'.', 0}) || read_cell_number(rest, {',', 0})) ++spaced;
        }
        if (mark == string_view::npos || mark < digits) continue;
        const char c = text[mark - digits];
        const string_view head = text.substr(0, mark - digits);
        std::size_t tail = 0;
        while (mark - digits + 1 + tail < text.size() && is_ascii_digit(text[mark - digits + 1 + tail])) ++tail;
        if (tail == 0) continue;
        int& same = c == '.' ? point : comma;
        int& other = c == '.' ? comma : point;
        const bool repeated = head.find(c) != string_view::npos;
        const bool mixed = head.find(c == '.' ? ',' : '.') != string_view::npos;
        if (mixed)
            same += 2;
        else if (repeated)
            other += 2;
        else if (tail != 3 || head == "0" || head.size() > 3)
            ++same;
        else if (c == ',')
            ++thousands;
    }
    if (comma > point || (comma == point && spaced > 0 && point == 0 && thousands > 0 && comma > 0)) return {',', '.'};
    if (point == 0 && comma == 0 && spaced > 2 && thousands > 0 && spaced > thousands) return {',', '.'};
    return {'.', ','};
}

}  // namespace dxbudget::tables
