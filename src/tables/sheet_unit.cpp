#include "tables/sheet_unit.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "dxbudget/amount.hpp"

namespace dxbudget::tables {
namespace {

using std::string_view;

string_view without_spaces_around(string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == ':')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '.' || text.back() == ',')) text.remove_suffix(1);
    return text;
}

bool is_currency(const std::string& text) {
    const Unit unit = read_unit(text);
    return unit.is_yen() || !unit.currency.empty();
}

/// As the format writes it: `USD thousand` of `thousands of USD`, `$ thousand` of `$000s`, `EUR thousand` of TEUR.
std::string in_words_of_format(string_view text) {
    text = without_spaces_around(text);
    for (const string_view before : {"All figures in ", "all figures in ", "Amounts in ", "amounts in ", "Figures in ",
                                     "figures in ", "Angaben in ", "Beträge in ", "In ", "in "})
        if (text.starts_with(before)) text.remove_prefix(before.size());
    struct Multiple {
        string_view written;
        string_view word;
        bool is_first;
    };
    constexpr std::array<Multiple, 16> multiples = {{{"thousands of ", "thousand", true},
                                                     {"millions of ", "million", true},
                                                     {"thousand ", "thousand", true},
                                                     {"million ", "million", true},
                                                     {"Tausend ", "thousand", true},
                                                     {"Tsd. ", "thousand", true},
                                                     {"Mio. ", "million", true},
                                                     {"Millionen ", "million", true},
                                                     {"T", "thousand", true},
                                                     {" thousands", "thousand", false},
                                                     {" millions", "million", false},
                                                     {"'000s", "thousand", false},
                                                     {"'000", "thousand", false},
                                                     {"000s", "thousand", false},
                                                     {"000", "thousand", false},
                                                     {"’000", "thousand", false}}};
    for (const Multiple& multiple : multiples) {
        if (multiple.is_first ? !text.starts_with(multiple.written) : !text.ends_with(multiple.written)) continue;
        const std::size_t at = multiple.is_first ? multiple.written.size() : 0;
        std::string money(without_spaces_around(text.substr(at, text.size() - multiple.written.size())));
        if (money == "dollars" || money == "US dollars") money = "USD";
        if (money == "euros" || money == "Euro" || money == "euro") money = "EUR";
        if (money.size() <= 12 && is_currency(money)) return money + " " + std::string(multiple.word);
    }
    std::string whole(text);
    return whole.size() <= 40 && is_currency(whole) ? whole : "";
}

}  // namespace

std::string unit_stated(string_view text) {
    if (const std::size_t at = text.find("単位"); at != string_view::npos) {
        string_view unit = text.substr(at + string_view("単位").size());
        for (const string_view colon : {"：", ":", " ", "　"})
            while (unit.starts_with(colon)) unit.remove_prefix(colon.size());
        std::size_t end = unit.size();
        for (const string_view mark : {"）", ")", "】", "］", "]", " ", "　", "、", ","})
            end = std::min(end, unit.find(mark));
        const std::string word(unit.substr(0, end));
        return word.size() <= 40 && is_currency(word) ? word : "";
    }
    for (const auto& [open, close] : {std::pair<string_view, string_view>{"(", ")"}, {"（", "）"}, {"[", "]"}}) {
        for (std::size_t at = text.find(open); at != string_view::npos; at = text.find(open, at + 1)) {
            const std::size_t end = text.find(close, at);
            if (end == string_view::npos) break;
            std::string unit = in_words_of_format(text.substr(at + open.size(), end - at - open.size()));
            if (!unit.empty()) return unit;
        }
    }
    return in_words_of_format(text);
}

bool says_only_the_unit(string_view text) {
    for (const auto& [open, close] :
         {std::pair<string_view, string_view>{"(", ")"}, {"（", "）"}, {"[", "]"}, {"【", "】"}})
        if (text.starts_with(open) && text.ends_with(close) && text.size() > open.size() + close.size())
            text = text.substr(open.size(), text.size() - open.size() - close.size());
    return text.starts_with("単位") ? !unit_stated(text).empty() : !in_words_of_format(text).empty();
}

std::string unit_beside(const Grid& grid, const Figures& figures) {
    std::string unit;
    for (std::size_t row = 0; row < grid.rows.size(); ++row) {
        for (std::size_t column = 0; column < grid.rows[row].size(); ++column) {
            if (figures.state[figures.at(row, column)] != FigureState::number) continue;
            std::string rest;
            for (const char c : grid.text(row, column))
                if (string_view("0123456789.,()+- %*'").find(c) == string_view::npos) rest += c;
            if (rest.empty() || (rest == unit)) continue;
            if (!is_currency(rest)) continue;
            if (!unit.empty()) return {};
            unit = rest;
        }
    }
    return unit;
}

}  // namespace dxbudget::tables
