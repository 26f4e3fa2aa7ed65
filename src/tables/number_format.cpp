#include "tables/number_format.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace dxbudget::tables {
namespace {

using std::string_view;

/// One of the up to four parts of a format.
struct Section {
    std::string before = {};  ///< the figures
    std::string after = {};
    int whole_digits = 0;  ///< at least
    int decimals = 0;      ///< at most
    int fixed_decimals = 0;
    int thousands = 0;  ///< by how many thousands it is divided
    int percents = 0;
    bool has_figures = false;
    bool groups = false;
    bool is_text = false;  ///< `@`
    bool is_date = false;
    bool has_day = false;
    bool has_time = false;
    bool is_general = false;
    bool is_other = false;  ///< what is not followed: fractions, exponents, conditions, words between digits
};

/// What a section is read by, character for character.
class SectionReader {
  public:
    explicit SectionReader(string_view code) : code_(code) {}

    Section read() {
        while (!code_.empty()) step();
        if (commas_at_end_ > 0) section_.thousands = commas_at_end_;
        return std::move(section_);
    }

  private:
    char take() {
        const char c = code_.front();
        code_.remove_prefix(1);
        return c;
    }

    void say(string_view text) {
        if (section_.has_figures && !text.empty()) ended_ = true;
        (section_.has_figures ? section_.after : section_.before) += text;
    }

    void step() {
        for (const string_view general : {"General", "G/標準", "Standard"}) {
            if (!code_.starts_with(general)) continue;
            code_.remove_prefix(general.size());
            section_.is_general = true;
            section_.has_figures = true;
            return;
        }
        const char c = take();
        switch (c) {
            case '"': {
                const std::size_t end = std::min(code_.find('"'), code_.size());
                say(code_.substr(0, end));
                code_.remove_prefix(std::min(end + 1, code_.size()));
                return;
            }
            case '\\':
            case '!':
                if (code_.empty()) return;
                say(code_.substr(0, 1));
                take();
                return;
            case '_':  // the width of a character, and a character that fills
            case '*':
                if (!code_.empty()) take();
                return;
            case '[':
                bracket();
                return;
            case '0':
            case '#':
            case '?':
                digit(c);
                return;
            case '.':
                if (section_.has_figures || (!code_.empty() && (code_[0] == '0' || code_[0] == '#'))) {
                    section_.has_figures = true;
                    in_decimals_ = true;
                } else {
                    say(".");
                }
                return;
            case ',':
                if (section_.has_figures && !ended_)
                    ++commas_at_end_;
                else
                    say(",");
                return;
            case '%':
                ++section_.percents;
                say("%");
                return;
            case '@':
                section_.is_text = true;
                return;
            case '/':
                if (!section_.is_date) section_.is_other = true;
                return;
            case 'E':
            case 'e':
                if (code_.starts_with('+') || code_.starts_with('-'))
                    section_.is_other = true;
                else
                    section_.is_date = section_.has_day = true;
                return;
            default:
                if (string_view("yYdDgGbB").find(c) != string_view::npos)
                    section_.is_date = section_.has_day = true;
                else if (string_view("hHsS").find(c) != string_view::npos)
                    section_.is_date = section_.has_time = true;
                else if (c == 'm' || c == 'M')
                    section_.is_date = true;
                else
                    say(string_view(&c, 1));
        }
    }

    void digit(char c) {
        if (ended_) section_.is_other = true;
        section_.has_figures = true;
        if (in_decimals_) {
            ++section_.decimals;
            if (c == '0') section_.fixed_decimals = section_.decimals;
        } else {
            if (commas_at_end_ > 0) section_.groups = true;
            commas_at_end_ = 0;
            section_.whole_digits += c == '0';
        }
    }

    /// `[Red]`, `[$€-407]`, `[h]`, `[<100]`.
    void bracket() {
        const std::size_t end = std::min(code_.find(']'), code_.size());
        const string_view inside = code_.substr(0, end);
        code_.remove_prefix(std::min(end + 1, code_.size()));
        if (inside.starts_with('$')) {
            say(inside.substr(1, std::min(inside.find('-', 1), inside.size()) - 1));
        } else if (!inside.empty() && string_view("<>=").find(inside[0]) != string_view::npos) {
            section_.is_other = true;
        } else if (!inside.empty() && inside.find_first_not_of("hHmMsS") == string_view::npos) {
            section_.is_date = section_.has_time = true;
        }
    }

    string_view code_;
    Section section_;
    int commas_at_end_ = 0;
    bool in_decimals_ = false;
    bool ended_ = false;  // a word stands after the figures
};

std::vector<Section> sections_of(string_view format) {
    std::vector<Section> sections;
    std::size_t begin = 0;
    bool quoted = false;
    for (std::size_t i = 0; i <= format.size(); ++i) {
        if (i < format.size() && format[i] == '"') quoted = !quoted;
        if (i < format.size() && format[i] == '\\' && !quoted) {
            i += i + 1 < format.size();
            continue;
        }
        if (i < format.size() && (format[i] != ';' || quoted)) continue;
        sections.push_back(SectionReader(format.substr(begin, i - begin)).read());
        begin = i + 1;
    }
    return sections;
}

/// A number by its decimal digits: 0.`digits` × 10^`exponent`.
struct Digits {
    std::string digits;  ///< without zeros at either end; empty for zero
    int exponent = 0;
};

/// To the fifteen digits that spreadsheets count with.
Digits digits_of(double number) {
    std::array<char, 32> buffer = {};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::scientific, 14).ptr;
    const string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    const std::size_t e = text.find('e');
    Digits result;
    for (const char c : text.substr(0, e))
        if (c != '.') result.digits += c;
    int exponent = 0;
    const string_view power = text.substr(e + 1);
    std::from_chars(power.data() + (power.starts_with('+') ? 1 : 0), power.data() + power.size(), exponent);
    result.exponent = exponent + 1;
    result.digits.erase(result.digits.find_last_not_of('0') + 1);
    if (result.digits.empty()) result.exponent = 0;
    return result;
}

/// Rounded half up to so many decimals.
Digits rounded(Digits number, int decimals) {
    const int kept = number.exponent + decimals;
    if (kept < 0) return {};
    const auto size = static_cast<std::size_t>(kept);
    if (size >= number.digits.size()) return number;
    const bool up = number.digits[size] >= '5';
    number.digits.resize(size);
    if (up) {
        std::size_t i = size;
        while (i > 0 && number.digits[i - 1] == '9') --i;
        number.digits.resize(i);
        if (i > 0)
            ++number.digits[i - 1];
        else
            number = {"1", number.exponent + 1};
    }
    number.digits.erase(number.digits.find_last_not_of('0') + 1);
    if (number.digits.empty()) number.exponent = 0;
    return number;
}

constexpr int most_whole_digits = 30;

/// In digits alone; `fixed` decimals at least.
std::string written(const Digits& number, int whole_digits, int fixed, bool groups) {
    std::string whole;
    for (int i = 0; i < number.exponent; ++i)
        whole += static_cast<std::size_t>(i) < number.digits.size() ? number.digits[static_cast<std::size_t>(i)] : '0';
    while (static_cast<int>(whole.size()) < whole_digits) whole.insert(whole.begin(), '0');
    if (groups)
        for (std::size_t at = whole.size(); at > 3; at -= 3) whole.insert(at - 3, ",");
    std::string decimals(number.digits.empty() || number.exponent >= 0 ? 0 : static_cast<std::size_t>(-number.exponent),
                         '0');
    const auto begin = static_cast<std::size_t>(std::max(0, number.exponent));
    if (begin < number.digits.size()) decimals += number.digits.substr(begin);
    while (static_cast<int>(decimals.size()) < fixed) decimals += '0';
    return decimals.empty() ? whole : (whole.empty() ? "0" : whole) + "." + decimals;
}

std::string general(double number) {
    const Digits digits = digits_of(std::fabs(number));
    if (digits.exponent > most_whole_digits || digits.exponent < -15) {
        std::array<char, 32> buffer = {};
        const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
        return {buffer.data(), end};
    }
    return (std::signbit(number) && !digits.digits.empty() ? "-" : "") + written(digits, 1, 0, false);
}

std::string two_digits(std::int64_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

/// As ISO 8601, whatever the country: `2024-04-01`, `2024-04-01 09:30`, `09:30`.
std::string shown_date(double serial, const Section& section, bool counts_from_1904) {
    if (!(serial >= 0 && serial < 2'958'466)) return general(serial);
    const auto minutes = static_cast<std::int64_t>(std::floor(serial * 1440 + 0.5));
    std::int64_t days = minutes / 1440;
    const std::string time = two_digits(minutes % 1440 / 60) + ":" + two_digits(minutes % 60);
    if (!section.has_day && section.has_time) return two_digits(minutes / 60) + ":" + two_digits(minutes % 60);
    using namespace std::chrono;
    const sys_days first = counts_from_1904 ? sys_days(year(1904) / 1 / 1) : sys_days(year(1899) / 12 / 31);
    if (!counts_from_1904 && days > 59) --days;  // spreadsheets have a 29 February 1900
    const year_month_day day(first + std::chrono::days(days));
    const std::string date = std::to_string(static_cast<int>(day.year())) + "-" +
                             two_digits(static_cast<unsigned>(day.month())) + "-" +
                             two_digits(static_cast<unsigned>(day.day()));
    return section.has_time ? date + " " + time : date;
}

bool shows_minus(const Section& section) {
    for (const string_view mark : {"-", "(", "△", "▲", "▼", "▽", "⊿", "−", "–", "（"})
        if (section.before.find(mark) != std::string::npos || section.after.starts_with(mark)) return true;
    return false;
}

const Section& section_for(const std::vector<Section>& sections, double number) {
    if (number < 0 && sections.size() > 1) return sections[1];
    if (number == 0 && sections.size() > 2) return sections[2];
    return sections[0];
}

}  // namespace

std::string_view built_in_number_format(unsigned id) {
    static constexpr auto formats = std::to_array<std::pair<unsigned, string_view>>({{1, "0"},
                                                                                     {2, "0.00"},
                                                                                     {3, "#,##0"},
                                                                                     {4, "#,##0.00"},
                                                                                     {5, "#,##0;-#,##0"},
                                                                                     {6, "#,##0;-#,##0"},
                                                                                     {7, "#,##0.00;-#,##0.00"},
                                                                                     {8, "#,##0.00;-#,##0.00"},
                                                                                     {9, "0%"},
                                                                                     {10, "0.00%"},
                                                                                     {14, "yyyy-mm-dd"},
                                                                                     {15, "yyyy-mm-dd"},
                                                                                     {16, "yyyy-mm-dd"},
                                                                                     {17, "yyyy-mm-dd"},
                                                                                     {18, "h:mm"},
                                                                                     {19, "h:mm"},
                                                                                     {20, "h:mm"},
                                                                                     {21, "h:mm"},
                                                                                     {22, "yyyy-mm-dd h:mm"},
                                                                                     {27, "yyyy-mm-dd"},
                                                                                     {28, "yyyy-mm-dd"},
                                                                                     {29, "yyyy-mm-dd"},
                                                                                     {30, "yyyy-mm-dd"},
                                                                                     {31, "yyyy-mm-dd"},
                                                                                     {32, "h:mm"},
                                                                                     {33, "h:mm"},
                                                                                     {34, "yyyy-mm-dd"},
                                                                                     {35, "yyyy-mm-dd"},
                                                                                     {36, "yyyy-mm-dd"},
                                                                                     {37, "#,##0;(#,##0)"},
                                                                                     {38, "#,##0;(#,##0)"},
                                                                                     {39, "#,##0.00;(#,##0.00)"},
                                                                                     {40, "#,##0.00;(#,##0.00)"},
                                                                                     {41, "#,##0;-#,##0;\"-\""},
                                                                                     {42, "#,##0;-#,##0;\"-\""},
                                                                                     {43, "#,##0.00;-#,##0.00;\"-\""},
                                                                                     {44, "#,##0.00;-#,##0.00;\"-\""},
                                                                                     {45, "mm:ss"},
                                                                                     {46, "[h]:mm:ss"},
                                                                                     {47, "mm:ss"},
                                                                                     {49, "@"},
                                                                                     {50, "yyyy-mm-dd"},
                                                                                     {51, "yyyy-mm-dd"},
                                                                                     {52, "yyyy-mm-dd"},
                                                                                     {53, "yyyy-mm-dd"},
                                                                                     {54, "yyyy-mm-dd"},
                                                                                     {55, "yyyy-mm-dd"},
                                                                                     {56, "yyyy-mm-dd"},
                                                                                     {57, "yyyy-mm-dd"},
                                                                                     {58, "yyyy-mm-dd"}});
    const auto* const found =
        std::find_if(formats.begin(), formats.end(), [&](const auto& format) { return format.first == id; });
    return found == formats.end() ? string_view("General") : found->second;
}

std::string shown_number(std::string_view stored, std::string_view format, bool counts_from_1904) {
    double number = 0;
    const auto read = std::from_chars(stored.data(), stored.data() + stored.size(), number);
    if (read.ec != std::errc() || read.ptr != stored.data() + stored.size() || !std::isfinite(number))
        return std::string(stored);
    const std::vector<Section> sections = sections_of(format);
    const Section& section = section_for(sections, number);
    if (section.is_date && !section.has_figures) return shown_date(number, section, counts_from_1904);
    if (section.is_other || section.is_text) return general(number);
    if (section.is_general) return section.before + general(number) + section.after;
    if (!section.has_figures) {
        const bool says_nothing = number == 0 && (!section.before.empty() || !section.after.empty());
        return says_nothing ? section.before + section.after : general(number);
    }
    Digits digits = digits_of(std::fabs(number));
    if (digits.digits.empty())
        digits.exponent = 0;
    else
        digits.exponent += 2 * section.percents - 3 * section.thousands;
    if (digits.exponent > most_whole_digits || section.decimals > most_whole_digits ||
        section.whole_digits > most_whole_digits)
        return general(number);
    digits = rounded(std::move(digits), section.decimals);
    if (number == 0 && &section != &sections[0] && section.whole_digits == 0 && section.fixed_decimals == 0 &&
        !section.before.empty())
        return section.before + section.after;  // `"-"??`
    const bool has_sign = &section != &sections[0] && shows_minus(section);
    const std::string sign = number < 0 && !has_sign && !digits.digits.empty() ? "-" : "";
    // A zero that the format leaves out is one all the same.
    const int least_whole = section.whole_digits == 0 && digits.digits.empty() ? 1 : section.whole_digits;
    return sign + section.before + written(digits, least_whole, section.fixed_decimals, section.groups) + section.after;
}

}  // namespace dxbudget::tables
