#include "format/fiscal_year.hpp"

#include <cstdlib>
#include <string>

#include "format/keys.hpp"
#include "text/character.hpp"

namespace dxbudget {
namespace {

struct Era {
    std::string_view name;
    int before;  ///< the year before its first
};

constexpr Era eras[] = {{"令和", 2018}, {"平成", 1988}, {"昭和", 1925}, {"大正", 1911}, {"明治", 1867},
                        {"R", 2018},    {"H", 1988},    {"S", 1925},    {"T", 1911},    {"M", 1867}};

bool skip(std::string_view& rest, std::string_view word) {
    if (!rest.starts_with(word)) return false;
    rest.remove_prefix(word.size());
    return true;
}

/// The number of the leading digits, at most four; none where there are none, or more.
std::optional<int> skip_number(std::string_view& rest, std::size_t& digits) {
    constexpr std::size_t most = 4;
    int number = 0;
    for (digits = 0; digits < rest.size() && is_ascii_digit(rest[digits]); ++digits) {
        if (digits == most) return std::nullopt;
        number = number * 10 + (rest[digits] - '0');
    }
    rest.remove_prefix(digits);
    return digits == 0 ? std::nullopt : std::optional(number);
}

/// 令和8, R08, 平成元
std::optional<int> skip_year_of_era(std::string_view& rest) {
    for (const Era& era : eras) {
        std::string_view after = rest;
        if (!skip(after, era.name)) continue;
        skip(after, ".");
        std::size_t digits = 0;
        const std::optional<int> year = skip(after, "元") ? std::optional(1) : skip_number(after, digits);
        if (!year || *year < 1 || digits > 2) continue;
        rest = after;
        return era.before + *year;
    }
    return std::nullopt;
}

/// 2026, FY2026, 2026/27
std::optional<int> skip_calendar_year(std::string_view& rest) {
    std::string_view after = rest;
    skip(after, "FY");
    skip(after, "西暦");
    std::size_t digits = 0;
    const std::optional<int> year = skip_number(after, digits);
    if (!year || digits != 4 || *year < 1868 || *year > 2999) return std::nullopt;
    if (skip(after, "/") || skip(after, "-") || skip(after, "–")) {
        const std::optional<int> second = skip_number(after, digits);
        const int next = digits == 2 ? (*year + 1) % 100 : *year + 1;
        if (!second || *second != next || (digits != 2 && digits != 4)) return std::nullopt;
    }
    rest = after;
    return year;
}

}  // namespace

std::optional<int> skip_fiscal_year(std::string_view& folded) {
    std::optional<int> year = skip_year_of_era(folded);
    if (!year) year = skip_calendar_year(folded);
    if (year) skip(folded, "年") && skip(folded, "度");
    return year;
}

std::optional<int> skip_short_year(std::string_view& folded, int near) {
    constexpr int furthest = 20;
    std::string_view after = folded;
    const bool is_western = skip(after, "FY");
    std::size_t digits = 0;
    const std::optional<int> number = skip(after, "元") ? std::optional(1) : skip_number(after, digits);
    if (!number || digits > 2 || (*number == 0 && !is_western) || (is_western && digits != 2)) return std::nullopt;
    if (is_western && (skip(after, "/") || skip(after, "-") || skip(after, "–"))) {
        const std::optional<int> second = skip_number(after, digits);
        if (!second || *second != (*number + 1) % 100 || digits != 2) return std::nullopt;
    }
    if (!is_western && !(skip(after, "年") && skip(after, "度"))) return std::nullopt;
    std::optional<int> nearest;
    const auto consider = [&](int year) {
        if (std::abs(year - near) <= furthest && (!nearest || std::abs(year - near) < std::abs(*nearest - near)))
            nearest = year;
    };
    if (is_western) {
        for (const int century : {1900, 2000, 2100}) consider(century + *number);
    } else {
        for (const Era& era : eras) consider(era.before + *number);
    }
    if (nearest) folded = after;
    return nearest;
}

std::optional<int> read_fiscal_year(std::string_view text) {
    const std::string folded = fold_word(text);
    std::string_view rest = folded;
    const std::optional<int> year = skip_fiscal_year(rest);
    if (!year) return std::nullopt;
    if (skip(rest, "(")) {
        if (skip_fiscal_year(rest) != year || !skip(rest, ")")) return std::nullopt;
    }
    for (const std::string_view word : {"一般会計", "当初", "補正", "予算"}) skip(rest, word);
    return rest.empty() ? year : std::nullopt;
}

}  // namespace dxbudget
