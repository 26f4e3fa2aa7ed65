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

/// 元, 八, 十, 三十一: the year of an era in the words of documents.
std::optional<int> skip_year_in_words(std::string_view& rest) {
    if (skip(rest, "元")) return 1;
    static constexpr std::string_view units[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九"};
    const auto skip_unit = [&] {
        int value = 0;
        for (const std::string_view unit : units) {
            ++value;
            if (skip(rest, unit)) return value;
        }
        return 0;
    };
    const int first = skip_unit();
    if (!skip(rest, "十")) return first == 0 ? std::nullopt : std::optional(first);
    return (first == 0 ? 10 : 10 * first) + skip_unit();
}

/// 令和8, R08, 平成元
std::optional<int> skip_year_of_era(std::string_view& rest) {
    for (const Era& era : eras) {
        std::string_view after = rest;
        if (!skip(after, era.name)) continue;
        skip(after, ".");
        std::size_t digits = 0;
        std::optional<int> year = skip_year_in_words(after);
        if (!year) year = skip_number(after, digits);
        if (!year || *year < 1 || digits > 2) continue;
        rest = after;
        return era.before + *year;
    }
    return std::nullopt;
}

/// 2026, FY2026, FY26, 2026/27, FY26-27
std::optional<int> skip_calendar_year(std::string_view& rest) {
    std::string_view after = rest;
    const bool is_named = skip(after, "FY");
    skip(after, "西暦");
    std::size_t digits = 0;
    std::optional<int> year = skip_number(after, digits);
    if (!year) return std::nullopt;
    if (is_named && digits == 2) {
        year = *year + (*year < 69 ? 2000 : 1900);  // as POSIX reads %y
    } else if (digits != 4 || *year < 1868 || *year > 2999) {
        return std::nullopt;
    }
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

std::optional<int> skip_year_of_some_era(std::string_view& folded, int near) {
    constexpr int furthest = 20;
    std::string_view after = folded;
    std::size_t digits = 0;
    std::optional<int> number = skip_year_in_words(after);
    if (!number) number = skip_number(after, digits);
    if (!number || *number == 0 || digits > 2 || !skip(after, "年") || !skip(after, "度")) return std::nullopt;
    std::optional<int> nearest;
    for (const Era& era : eras) {
        const int off = std::abs(era.before + *number - near);
        if (off <= furthest && (!nearest || off < std::abs(*nearest - near))) nearest = era.before + *number;
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
