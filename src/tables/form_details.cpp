#include "tables/form_details.hpp"

#include <algorithm>

#include "format/keys.hpp"
#include "text/character.hpp"

namespace dxbudget::tables {
namespace {

using std::string_view;

constexpr string_view open_head = "【";
constexpr string_view close_head = "】";

bool is_digit_or_comma(char c) {
    return is_ascii_digit(c) || c == ',';
}

/// The bytes of a unit of money at the front: 千円; 0 for none.
std::size_t unit_length(string_view text) {
    for (const string_view unit : {"百万円", "千円", "万円", "億円", "円"})
        if (text.starts_with(unit)) return unit.size();
    return 0;
}

/// The next amount with a unit of money from a place on.
string_view amount_from(string_view text, std::size_t at) {
    while (at < text.size()) {
        const std::size_t begin = text.find_first_of("0123456789", at);
        if (begin == string_view::npos) return {};
        std::size_t end = begin;
        while (end < text.size() && is_digit_or_comma(text[end])) ++end;
        if (const std::size_t unit = unit_length(text.substr(end)); unit > 0)
            return text.substr(begin, end - begin + unit);
        at = end;
    }
    return {};
}

string_view trimmed(string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

string_view without_spaces_before(string_view text) {
    while (true) {
        const std::size_t before = text.size();
        for (const string_view mark : {" ", "\t", "　", ":", "："})
            if (text.starts_with(mark)) text.remove_prefix(mark.size());
        if (text.size() == before) return text;
    }
}

}  // namespace

std::vector<FormDetail> details_in(string_view text) {
    std::vector<FormDetail> details;
    for (std::size_t at = text.find(open_head); at != string_view::npos;) {
        const std::size_t name = at + open_head.size();
        const std::size_t close = text.find(close_head, name);
        if (close == string_view::npos) return {};
        const std::size_t next = std::min(text.find(open_head, close), text.size());
        const std::size_t words = close + close_head.size();
        const string_view part = text.substr(words, next - words);
        const string_view amount = amount_from(part, 0);
        if (amount.empty()) return {};
        const auto after = static_cast<std::size_t>(amount.data() + amount.size() - part.data());
        if (!amount_from(part, after).empty()) return {};
        details.push_back({text.substr(name, close - name), amount, trimmed(part)});
        at = next == text.size() ? string_view::npos : next;
    }
    if (details.size() < 2) return {};
    return details;
}

std::optional<FormLimit> limit_in(string_view text) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t bar = line.find('|');
        if (bar == string_view::npos || key_of(trimmed(line.substr(0, bar)), Scope::line) != Key::limit) continue;
        string_view words = trimmed(line.substr(bar + 1));
        words = trimmed(words.substr(0, words.find('|')));
        const string_view amount = amount_from(words, 0);
        if (amount.empty() || amount.data() != words.data()) return std::nullopt;
        string_view times = words.substr(amount.size());
        for (const string_view mark : {"(", "（"})
            if (times.starts_with(mark)) times.remove_prefix(mark.size());
        for (const string_view mark : {")", "）"})
            if (times.ends_with(mark)) times.remove_suffix(mark.size());
        const bool is_counted = !times.empty() && is_ascii_digit(times.front());
        std::string written(amount);
        if (is_counted) written += " × " + std::string(times);
        if (!is_counted && !times.empty()) return std::nullopt;
        return FormLimit{words, std::move(written)};
    }
    return std::nullopt;
}

std::vector<StatedFigure> figures_in_line(string_view line) {
    std::vector<StatedFigure> figures;
    for (std::size_t at = 0; at < line.size();) {
        const string_view amount = amount_from(line, at);
        if (amount.empty()) break;
        const auto begin = static_cast<std::size_t>(amount.data() - line.data());
        // The longest known word that ends before the amount.
        string_view before = line.substr(at, begin - at);
        for (std::size_t start = 0; start < before.size(); ++start) {
            if ((static_cast<unsigned char>(before[start]) & 0xC0U) == 0x80U) continue;
            string_view word = before.substr(start);
            while (!word.empty() && (word.back() == ' ' || word.back() == ':')) word.remove_suffix(1);
            if (word.ends_with("：")) word.remove_suffix(string_view("：").size());
            const string_view rest = before.substr(start + word.size());
            if (word.empty() || word.front() == ' ' || !without_spaces_before(rest).empty() ||
                known_stage(word) == nullptr)
                continue;
            figures.push_back({word, amount});
            break;
        }
        at = begin + amount.size();
    }
    return figures;
}

}  // namespace dxbudget::tables
