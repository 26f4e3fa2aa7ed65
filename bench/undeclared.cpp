#include "undeclared.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "dxbudget/audit.hpp"

namespace {

std::int64_t drawn(std::mt19937_64& random, std::int64_t low, std::int64_t high) {
    return std::uniform_int_distribution<std::int64_t>(low, high)(random);
}

std::int64_t rounded(std::int64_t value, std::int64_t unit) {
    return (value + unit / 2) / unit;
}

using Columns = std::vector<std::array<std::int64_t, 2>>;

/// Lines with two columns of one to seven digits.
Columns columns(std::mt19937_64& random, std::int64_t most) {
    Columns lines(static_cast<std::size_t>(drawn(random, 5, 15)));
    for (auto& line : lines) line = {drawn(random, 1, most), drawn(random, 1, most)};
    return lines;
}

std::array<std::int64_t, 2> sum_of(const Columns& lines) {
    std::array<std::int64_t, 2> sum = {};
    for (const auto& line : lines) sum = {sum[0] + line[0], sum[1] + line[1]};
    return sum;
}

std::string item(std::size_t number, std::int64_t requested, std::int64_t previous) {
    return fmt::format("  - {{name: L{}, requested: {}, previous: {}}}\n", number, requested, previous);
}

std::string total_of(std::int64_t requested, std::int64_t previous) {
    return fmt::format("total: {{requested: {}, previous: {}}}\nitems:\n", requested, previous);
}

}  // namespace

UndeclaredDocument rounded_one_by_one(std::mt19937_64& random) {
    constexpr std::int64_t million = 1'000'000;
    for (;;) {
        const Columns lines = columns(random, 900 * million);
        const auto sum = sum_of(lines);
        Columns printed;
        for (const auto& line : lines) printed.push_back({rounded(line[0], million), rounded(line[1], million)});
        const auto added = sum_of(printed);
        // One sum that is off says nothing of a custom.
        if (added[0] == rounded(sum[0], million) || added[1] == rounded(sum[1], million)) continue;
        std::string text = "unit: 百万円\n" + total_of(rounded(sum[0], million), rounded(sum[1], million));
        for (std::size_t i = 0; i < printed.size(); ++i) text += item(i, printed[i][0], printed[i][1]);
        return {std::move(text), "rounding: half-up"};
    }
}

UndeclaredDocument cut_from_exact(std::mt19937_64& random) {
    std::string items;
    std::int64_t sum = 0;
    for (std::int64_t i = drawn(random, 4, 12); i > 0; --i) {
        const std::int64_t price = drawn(random, 11, 999) * 10;
        const std::int64_t count = drawn(random, 3, 250);
        sum += price * count;
        items +=
            fmt::format("  - {{name: L{}, requested: \"{}円 × {}回 = {}\"}}\n", i, price, count, price * count / 1000);
    }
    return {fmt::format("unit: 千円\ntotal: {{requested: {}}}\nitems:\n", sum / 1000) + items, "add: exact"};
}

UndeclaredDocument totals_in_thousands(std::mt19937_64& random) {
    Columns lines = columns(random, 9'000);
    const auto sum = sum_of(lines);
    std::string text = "unit: 円\n" + total_of(sum[0], sum[1]);
    for (std::size_t i = 0; i < lines.size(); ++i) text += item(i, lines[i][0] * 1000, lines[i][1] * 1000);
    text += fmt::format(
        "funding:\n  - {{name: a, requested: {}, previous: {}}}\n  - {{name: b, requested: {}, previous: "
        "{}}}\n",
        sum[0] / 3, sum[1] / 3, sum[0] - sum[0] / 3, sum[1] - sum[1] / 3);
    return {std::move(text), "千円"};
}

UndeclaredDocument rounded_percentages(std::mt19937_64& random) {
    const Columns lines = columns(random, 90'000);
    const auto sum = sum_of(lines);
    std::string text = fmt::format(
        "unit: 千円\nstages: {{part: {{label: 割合}}}}\ntotal: {{requested: {}, part: 100.0}}\nitems:\n", sum[0]);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::int64_t tenths = rounded(lines[i][0] * 1000, sum[0]);
        text +=
            fmt::format("  - {{name: L{}, requested: {}, part: {}.{}}}\n", i, lines[i][0], tenths / 10, tenths % 10);
    }
    return {std::move(text), "share_of: requested"};
}

UndeclaredDocument only_some_parts(std::mt19937_64& random) {
    const Columns lines = columns(random, 9'000);
    const auto sum = sum_of(lines);
    std::string text = "unit: 千円\n" + total_of(sum[0], sum[1]);
    const auto with_parts = static_cast<std::size_t>(drawn(random, 0, static_cast<std::int64_t>(lines.size()) - 1));
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto& line = lines[i];
        if (i != with_parts) {
            text += item(i, line[0], line[1]);
            continue;
        }
        text += fmt::format("  - name: L{}\n    requested: {}\n    previous: {}\n    items:\n", i, line[0], line[1]);
        for (int part = 0; part < 3; ++part) {
            text += fmt::format("      - {{name: p{}, requested: {}, previous: {}}}\n", part,
                                drawn(random, 0, line[0] / 4), drawn(random, 0, line[1] / 4));
        }
    }
    return {std::move(text), "partial: yes"};
}

UndeclaredDocument shown_not_added(std::mt19937_64& random) {
    Columns lines = columns(random, 90'000);
    const auto sum = sum_of(lines);
    std::string text = "unit: 千円\n" + total_of(sum[0], sum[1]);
    for (std::size_t i = 0; i < lines.size(); ++i) text += item(i, lines[i][0], lines[i][1]);
    const std::int64_t shown = drawn(random, 1, lines.back()[0]);
    return {text + item(lines.size(), shown, drawn(random, 1, lines.back()[1])), "counted: no"};
}

UndeclaredDocument binary_noise(std::mt19937_64& random) {
    for (;;) {
        const double first = static_cast<double>(drawn(random, 1, 99'999)) / 1000;
        const double second = static_cast<double>(drawn(random, 1, 99'999)) / 1000;
        const std::string sum = fmt::format("{}", first + second);
        constexpr std::size_t noisy = 12;
        if (sum.size() < noisy) continue;
        return {
            fmt::format("unit: 百万円\nstages: {{p: P, q: Q, all: A = p + q}}\nworkings:\n  x: {{p: {}, q: {}, all: "
                        "{}}}\n",
                        first, second, sum),
            "rounding: half-up"};
    }
}

UndeclaredDocument years_with_unknown_amounts(std::mt19937_64& random) {
    std::string text =
        "unit: 百万円\nstages:\n  initial: 当初予算\n  supplement: 補正予算\n  carried_in: 前年度から繰越し\n"
        "  carried_out: 翌年度へ繰越し\n  reserve: 予備費等\n  budget: 予算計 = initial + supplement + carried_in + "
        "carried_out + reserve\n  spent: 執行額\nitems:\n";
    std::int64_t carried = 0;
    for (int year = 2013; year < 2022; ++year) {
        const std::int64_t initial = drawn(random, 20, 5'000);
        const std::int64_t supplement = drawn(random, 1, 10) <= 3 ? drawn(random, 10, 900) : 0;
        const std::int64_t next = drawn(random, 1, 10) <= 4 ? drawn(random, 5, initial) : 0;
        const std::int64_t unknown = drawn(random, 0, 1) == 0 ? drawn(random, -400, 400) : 0;
        const std::int64_t budget = initial + supplement + carried - next + unknown;
        text += fmt::format(
            "  - {{name: {}年度, initial: {}, supplement: {}, carried_in: {}, carried_out: {}, reserve: 0, budget: {}, "
            "spent: {}}}\n",
            year, initial, supplement, carried, -next, budget, budget - budget / 10);
        carried = next;
    }
    return {std::move(text), ""};
}

namespace {

struct Shape {
    const char* name;
    UndeclaredDocument (*draw)(std::mt19937_64&);
};
constexpr std::array<Shape, 8> shapes = {{{"rounded one by one", rounded_one_by_one},
                                          {"totals cut from exact amounts", cut_from_exact},
                                          {"totals and funding in thousands", totals_in_thousands},
                                          {"percentages rounded one by one", rounded_percentages},
                                          {"a line lists some of its parts", only_some_parts},
                                          {"a line is shown and not added", shown_not_added},
                                          {"binary noise", binary_noise},
                                          {"nine years, amounts that stand nowhere", years_with_unknown_amounts}}};

/// All that is said to help, in one text.
std::string helps_of(const dxbudget::Audit& audit) {
    std::string helps;
    for (const dxbudget::Finding& finding : audit.findings) {
        helps += render(finding.help, dxbudget::Language::english) + "\n";
        for (const dxbudget::CauseText& cause : finding.causes)
            helps += render(cause.fix, dxbudget::Language::english) + "\n";
    }
    return helps;
}

}  // namespace

void print_undeclared(int documents) {
    fmt::print(
        "\n| document | wrong equations in 100 sheets | sheets with some | the convention offered | another one | a "
        "slip "
        "named alone |\n|---|---:|---:|---:|---:|---:|\n");
    for (const Shape& shape : shapes) {
        std::mt19937_64 random(20'261'127);
        int wrong = 0;
        int open = 0;
        int offered = 0;
        int others = 0;
        int alone = 0;
        for (int i = 0; i < documents; ++i) {
            const UndeclaredDocument document = shape.draw(random);
            const dxbudget::Audit audit = dxbudget::audit(dxbudget::Source("sheet.yaml", document.text));
            if (audit.tally.mismatched == 0) continue;
            ++open;
            wrong += static_cast<int>(audit.tally.mismatched);
            const dxbudget::Diagnosis& diagnosis = audit.diagnoses.at(0);
            const bool is_right =
                !document.declaration.empty() && helps_of(audit).find(document.declaration) != std::string::npos;
            offered += is_right ? 1 : 0;
            others += diagnosis.is_convention && !is_right ? 1 : 0;
            for (const dxbudget::Explanation& explanation : diagnosis.explanations) {
                const dxbudget::Cause& best = explanation.causes.front();
                alone += explanation.causes.size() == 1 && !is_of_line(best.slip) ? 1 : 0;
            }
        }
        const auto of = [](int part, int all) { return fmt::format("{:.1f} %", 100.0 * part / std::max(all, 1)); };
        fmt::print("| {} | {} | {} | {} | {} | {} |\n", shape.name, 100 * wrong / std::max(documents, 1), open,
                   of(offered, open), of(others, open), of(alone, wrong));
    }
}
