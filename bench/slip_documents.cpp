#include "slip_documents.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace {

std::int64_t among(std::mt19937_64& random, std::int64_t low, std::int64_t high) {
    return std::uniform_int_distribution<std::int64_t>(low, high)(random);
}

constexpr std::array<const char*, 4> sources = {"国県支出金", "地方債", "その他", "一般財源"};

struct BookLine {
    std::int64_t first = 0;
    std::int64_t amount = 0;
    std::array<std::optional<std::int64_t>, 4> funding = {};
};

/// The first three sources have an amount in 10 to 70 % of the lines, each its own; the amounts have one to six digits,
/// two in three of them as many as is usual for the source.
std::vector<BookLine> book_of(std::mt19937_64& random) {
    std::vector<BookLine> lines(static_cast<std::size_t>(among(random, 8, 20)));
    std::array<std::int64_t, 4> filled = {};
    std::array<std::size_t, 4> usual = {};
    for (std::int64_t& tenths : filled) tenths = among(random, 1, 7);
    for (std::size_t& size : usual) size = static_cast<std::size_t>(among(random, 0, 3));
    for (BookLine& line : lines) {
        for (std::size_t s = 0; s < sources.size(); ++s) {
            if (among(random, 1, 10) > filled[s]) continue;
            const std::array<std::int64_t, 4> sizes = {99, 999, 9'999, 199'999};
            const bool is_usual = among(random, 1, 3) <= 2;
            const auto size = is_usual ? usual[s] : static_cast<std::size_t>(among(random, 0, 3));
            line.funding[s] = among(random, sizes[size] / 100 + 1, sizes[size]);
        }
        if (!line.funding[3]) line.funding[3] = among(random, 200, 99'999);
        for (const auto& source : line.funding) line.amount += source.value_or(0);
        line.first = among(random, 1, line.amount - 1);
    }
    return lines;
}

std::string text_of(const std::vector<BookLine>& lines) {
    std::string text = "unit: 千円\nitems:\n";
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const BookLine& line = lines[i];
        text += fmt::format(
            "  - name: L{}\n    amount: {}\n    items:\n      - {{name: 報酬, amount: {}}}\n"
            "      - {{name: 需用費, amount: {}}}\n    funding:\n",
            i, line.amount, line.first, line.amount - line.first);
        for (std::size_t s = 0; s < sources.size(); ++s) {
            text += fmt::format("      - {{name: {}, amount: {}}}\n", sources[s],
                                line.funding[s] ? std::to_string(*line.funding[s]) : "");
        }
    }
    return text;
}

std::string path_of(std::size_t line, std::size_t source) {
    return fmt::format("items/L{}/funding/{}.amount", line, sources[source]);
}

}  // namespace

SlippedDocument filled_down(std::mt19937_64& random) {
    for (;;) {
        std::vector<BookLine> lines = book_of(random);
        const auto at = static_cast<std::size_t>(among(random, 1, static_cast<std::int64_t>(lines.size()) - 1));
        SlippedDocument document{.text = {}, .slip = "repeated", .meant = {}};
        for (std::size_t s = 0; s < sources.size(); ++s) {
            if (lines[at].funding[s] || !lines[at - 1].funding[s]) continue;
            lines[at].funding[s] = lines[at - 1].funding[s];
            document.meant.emplace_back(path_of(at, s), 0);
        }
        document.text = text_of(lines);
        if (!document.meant.empty()) return document;
    }
}

SlippedDocument joined_cells(std::mt19937_64& random) {
    for (;;) {
        std::vector<BookLine> lines = book_of(random);
        const auto at = static_cast<std::size_t>(among(random, 0, static_cast<std::int64_t>(lines.size()) - 1));
        const auto s = static_cast<std::size_t>(among(random, 0, 2));
        auto& left = lines[at].funding[s];
        auto& right = lines[at].funding[s + 1];
        if (!left || !right) continue;
        const bool in_left = among(random, 0, 1) == 0;
        SlippedDocument document{.text = {},
                                 .slip = "joined",
                                 .meant = {{path_of(at, in_left ? s : s + 1), in_left ? *left : *right},
                                           {path_of(at, in_left ? s + 1 : s), in_left ? *right : *left}}};
        const std::int64_t both = std::stoll(std::to_string(*left) + std::to_string(*right));
        left = right = std::nullopt;
        (in_left ? left : right) = both;
        document.text = text_of(lines);
        return document;
    }
}

SlippedDocument missing_carry(std::mt19937_64& random) {
    const auto years = static_cast<std::size_t>(among(random, 4, 9));
    std::vector<std::int64_t> carried(years + 1);  // into each year
    for (std::int64_t& amount : carried) amount = among(random, 1, 10) <= 7 ? among(random, 100, 2'000) : 0;
    const auto wrong = static_cast<std::size_t>(among(random, 0, static_cast<std::int64_t>(years) - 2));
    if (carried[wrong + 1] == 0) carried[wrong + 1] = among(random, 100, 2'000);
    std::string text =
        "unit: 百万円\nstages:\n  initial: 当初予算\n  supplement: 補正予算\n  carried_in: 前年度から繰越し\n"
        "  carried_out: 翌年度へ繰越し\n  budget: 予算計 = initial + supplement + carried_in + carried_out\n"
        "  spent: 執行額\nitems:\n";
    for (std::size_t i = 0; i < years; ++i) {
        const std::int64_t initial = among(random, 200, 5'000);
        // A supplement is often carried over as a whole.
        const std::int64_t supplement = among(random, 1, 10) <= 3   ? carried[i + 1]
                                        : among(random, 1, 10) <= 3 ? among(random, 50, 900)
                                                                    : 0;
        const std::int64_t budget = initial + supplement + carried[i] - carried[i + 1];
        text += fmt::format(
            "  - {{name: {}年度, initial: {}, supplement: {}, carried_in: {}, carried_out: {}, budget: {}, spent: "
            "{}}}\n",
            2010 + i, initial, supplement, carried[i], i == wrong ? 0 : -carried[i + 1], budget, budget - budget / 10);
    }
    return {.text = std::move(text),
            .slip = "elsewhere",
            .meant = {{fmt::format("items/{}年度.carried_out", 2010 + wrong), -carried[wrong + 1]}}};
}

SlippedDocument wrong_source(std::mt19937_64& random) {
    for (;;) {
        std::vector<std::int64_t> amounts(static_cast<std::size_t>(among(random, 2, 4)));
        std::int64_t total = 0;
        for (std::int64_t& amount : amounts) {
            amount = among(random, 100, 99'999);
            if (among(random, 1, 10) <= 4) amount = std::max<std::int64_t>(amount / 1'000, 1) * 1'000;
            total += amount;
        }
        const auto wrong = static_cast<std::size_t>(among(random, 0, static_cast<std::int64_t>(amounts.size()) - 1));
        std::string digits = std::to_string(amounts[wrong]);
        const auto at = static_cast<std::size_t>(among(random, 0, static_cast<std::int64_t>(digits.size()) - 2));
        if (among(random, 0, 1) == 0) {
            std::swap(digits[at], digits[at + 1]);
        } else {
            digits[at + 1] = static_cast<char>('0' + among(random, 0, 9));
        }
        if (digits.front() == '0' || std::stoll(digits) == amounts[wrong]) continue;
        const std::int64_t first = among(random, 1, total - 1);
        std::string text = fmt::format(
            "unit: 千円\ntotal: {{requested: {0}}}\nitems: [{{name: a, requested: {1}}}, {{name: b, requested: {2}}}]\n"
            "also: [{{where: cover page, requested: {0}}}]\ncosts: {{personnel: {{requested: 800}}, total: "
            "{{requested: "
            "{3}}}}}\nfunding:\n",
            total, first, total - first, total + 800);
        for (std::size_t i = 0; i < amounts.size(); ++i) {
            text +=
                fmt::format("  - {{name: s{}, requested: {}}}\n", i, i == wrong ? digits : std::to_string(amounts[i]));
        }
        return {.text = std::move(text),
                .slip = "digit",
                .meant = {{fmt::format("funding/s{}.requested", wrong), amounts[wrong]}}};
    }
}
