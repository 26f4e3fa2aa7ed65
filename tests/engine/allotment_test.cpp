/// Shares of which the last units go to the largest remainders.

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "audit_files.hpp"
#include "catch.hpp"
#include "dxbudget/audit.hpp"
#include "dxbudget/recalculate.hpp"

using namespace dxbudget;

namespace {

std::string sheet_of(std::int64_t total, const std::vector<int>& weights, const std::vector<std::int64_t>& amounts) {
    const int whole = std::accumulate(weights.begin(), weights.end(), 0);
    std::string text = "total: " + std::to_string(total) + "\nfunding:\n  rounding: largest-remainder\n  items:\n";
    for (std::size_t i = 0; i < weights.size(); ++i) {
        text += "    - {name: s" + std::to_string(i) + ", share: " + std::to_string(weights[i]) + "/" +
                std::to_string(whole);
        if (!amounts.empty()) text += ", amount: " + std::to_string(amounts[i]);
        text += "}\n";
    }
    return text;
}

/// Whether amounts are what the method gives: by brute force, each share cut or one more, the larger remainders first.
bool is_allotted(std::int64_t total, const std::vector<int>& weights, const std::vector<std::int64_t>& amounts) {
    const std::int64_t whole = std::accumulate(weights.begin(), weights.end(), 0);
    std::int64_t least_up = whole;
    std::int64_t most_down = -1;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const std::int64_t cut = total * weights[i] / whole;
        const std::int64_t remainder = total * weights[i] % whole;
        if (amounts[i] == cut + 1 && remainder > 0) {
            least_up = std::min(least_up, remainder);
        } else if (amounts[i] == cut) {
            if (remainder > 0) most_down = std::max(most_down, remainder);
        } else {
            return false;
        }
    }
    return std::accumulate(amounts.begin(), amounts.end(), std::int64_t{0}) == total && least_up >= most_down;
}

}  // namespace

TEST_CASE("a table of shares holds where the last units went to the largest remainders, and nowhere else") {
    std::mt19937_64 random(7);
    for (int round = 0; round < 60; ++round) {
        std::vector<int> weights(2 + random() % 3);
        for (int& weight : weights) weight = 1 + static_cast<int>(random() % 6);
        const int whole = std::accumulate(weights.begin(), weights.end(), 0);
        const auto total = static_cast<std::int64_t>(20 + random() % 80);
        std::size_t choices = std::size_t{1} << weights.size();
        for (std::size_t choice = 0; choice < choices; ++choice) {
            std::vector<std::int64_t> amounts;
            for (std::size_t i = 0; i < weights.size(); ++i)
                amounts.push_back(total * weights[i] / whole + static_cast<std::int64_t>((choice >> i) & 1U));
            const std::string text = sheet_of(total, weights, amounts);
            CAPTURE(text);
            CHECK((audit(Source("sheet.yaml", text), {.causes = false}).tally.mismatched == 0) ==
                  is_allotted(total, weights, amounts));
        }
    }
}

TEST_CASE("calc allots the last units, of the figures as they are recalculated") {
    std::mt19937_64 random(11);
    for (int round = 0; round < 60; ++round) {
        std::vector<int> weights(2 + random() % 4);
        for (int& weight : weights) weight = 1 + static_cast<int>(random() % 6);
        const auto total = static_cast<std::int64_t>(20 + random() % 80);
        const std::vector<std::int64_t> wrong(weights.size(), 1);
        std::string text = sheet_of(5, weights, wrong) + "items: [{name: a, amount: " + std::to_string(total) + "}]\n";
        CAPTURE(text);
        const Audit checked = audit(Source("sheet.yaml", text), {.causes = false});
        const auto results = recalculate(checked.sheets[0], checked.equations[0], {});
        std::vector<std::int64_t> amounts;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            const auto figure = find_figure(checked.sheets[0], "funding/s" + std::to_string(i) + ".amount");
            amounts.push_back(std::stoll(plain(results.at(*figure).value)));
        }
        CHECK(is_allotted(total, weights, amounts));
    }
}

TEST_CASE("percentages that were made to come to 100") {
    const auto wrong = [](const std::string& lines) {
        return audit(Source("sheet.yaml",
                            "stages: {p: {label: 構成比, share_of: amount, rounding: largest-remainder}}\n" + lines),
                     {.causes = false})
            .tally.mismatched;
    };
    CHECK(wrong("total: {amount: 1000, p: 100}\nitems: [{amount: 335, p: 33}, {amount: 335, p: 34}, {amount: 330, p: "
                "33}]\n") == 0);
    CHECK(wrong("total: {amount: 1000, p: 100}\nitems: [{amount: 335, p: 34}, {amount: 335, p: 33}, {amount: 330, p: "
                "33}]\n") == 0);
    CHECK(wrong("total: {amount: 1000, p: 100}\nitems: [{amount: 335, p: 33}, {amount: 335, p: 33}, {amount: 330, p: "
                "34}]\n") == 1);
    // two units more than are left: 335 twice are equal, so that either may have one, but the whole is not 101
    CHECK(wrong("total: {amount: 1000, p: 100}\nitems: [{amount: 335, p: 34}, {amount: 335, p: 34}, {amount: 330, p: "
                "33}]\n") == 1);
}

TEST_CASE("largest remainders are a way for shares alone") {
    const auto found = [](const std::string& text, Language language) {
        return testing::told_with_help(audit(Source("sheet.yaml", text)), language);
    };
    const char* sums = "rounding: {sums: largest-remainder}\ntotal: 5\nitems: [{name: a, amount: 5}]\n";
    CHECK(found(sums, Language::english) ==
          "bad-rounding: `largest-remainder` shares out a total; it is not a way to round sums | write it under "
          "`products:`, or alone\n");
    CHECK(found(sums, Language::japanese) ==
          "bad-rounding: 最大剰余は総額を割合で分ける方法であり、合計の端数処理ではない | "
          "「積算:」に書くか、単独で書く\n");
    // sums stay exact, and a calculation may go up or down
    CHECK(found("rounding: 最大剰余\ntotal: 6\nitems: [{name: a, amount: 5}]\n", Language::english)
              .starts_with("sum-mismatch: total at amount is 1 too much"));
    CHECK(found("rounding: largest-remainder\nworkings: {a: 10 / 3 × 2 = 7, b: 10 / 3 × 2 = 6}\n", Language::english)
              .empty());
    // what takes the rest, a limit, and what is not known: either neighbour
    CHECK(found("rounding: largest-remainder\ntotal: 100\nfunding: [{name: a, share: 1/3, amount: 33}, {name: b, "
                "share: 1/3, "
                "amount: 34}, {name: c, share: rest, amount: 33}]\n",
                Language::english)
              .empty());
}
