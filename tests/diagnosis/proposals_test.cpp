/// Every proposal is what it says: written into the text, the equations that it claims hold, and none breaks that held.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "dxbudget/audit.hpp"
#include "dxbudget/diagnose.hpp"
#include "dxbudget/rule.hpp"

using namespace dxbudget;

namespace {

constexpr std::array<const char*, 4> source_names = {"w", "x", "y", "z"};

/// A row of a budget book: two years' amounts that its items and its sources add up to; no amount is nothing.
struct Row {
    std::array<std::array<std::int64_t, 3>, 2> items = {};    // by stage
    std::array<std::array<std::int64_t, 4>, 2> sources = {};  // by stage
    std::array<std::int64_t, 2> amount = {};
};

class Book {
  public:
    explicit Book(std::mt19937_64& random) : random_(random), rows_(static_cast<std::size_t>(among(3, 6))) {
        for (Row& row : rows_) {
            for (std::size_t stage = 0; stage < 2; ++stage) {
                for (auto& source : row.sources[stage])
                    if (among(1, 10) <= 5)
                        source = among(1, std::array{99, 999, 99'999}[static_cast<std::size_t>(among(0, 2))]);
                row.sources[stage][3] = among(500, 99'999);
                for (const std::int64_t source : row.sources[stage]) row.amount[stage] += source;
                row.items[stage][0] = among(1, row.amount[stage] - 2);
                row.items[stage][1] = row.amount[stage] - row.items[stage][0];
                totals_[stage] += row.amount[stage];
            }
        }
    }

    /// Makes one of nine slips.
    void slip() {
        const auto at = static_cast<std::size_t>(among(1, static_cast<std::int64_t>(rows_.size()) - 1));
        Row& row = rows_[at];
        auto& sources = row.sources[0];
        switch (among(0, 8)) {
            case 0:  // joined
                if (sources[1] > 0 && sources[2] > 0) {
                    sources[1] = std::stoll(fmt::format("{}{}", sources[1], sources[2]));
                    sources[2] = 0;
                }
                break;
            case 1:  // filled down
                for (std::size_t i = 0; i < 4; ++i)
                    if (sources[i] == 0) sources[i] = rows_[at - 1].sources[0][i];
                break;
            case 2:
                sources[3] = -sources[3];
                break;
            case 3:
                row.items[0][0] *= 1000;
                break;
            case 4:  // left out
                totals_[0] -= row.amount[0];
                break;
            case 5:  // counted twice
                totals_[1] += row.amount[1];
                break;
            case 6:
                sources[3] = sources[3] / 10;
                break;
            case 7:  // a subtotal among its parts, or a line that is shown and not added
                row.items[0][2] = among(0, 1) == 0 ? row.amount[0] : row.items[0][0] / 3;
                row.items[1][2] = row.items[0][2] == row.amount[0] ? row.amount[1] : row.items[1][0] / 3;
                break;
            default:
                std::swap(row.amount[0], row.amount[1]);
                break;
        }
    }

    std::string text() const {
        std::string text =
            fmt::format("unit: 千円\ntotal: {{requested: {}, previous: {}}}\nitems:\n", totals_[0], totals_[1]);
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const Row& row = rows_[i];
            text +=
                fmt::format("  - {{name: r{}, requested: {}, previous: {}, items: [", i, row.amount[0], row.amount[1]);
            for (std::size_t item = 0; item < 3; ++item) {
                if (row.items[0][item] == 0 && row.items[1][item] == 0) continue;
                text += fmt::format("{{name: r{}i{}, requested: {}, previous: {}}}, ", i, item, row.items[0][item],
                                    row.items[1][item]);
            }
            text += "], funding: [";
            for (std::size_t s = 0; s < 4; ++s) {
                text += fmt::format("{{name: {}, requested: {}, previous: {}}}, ", source_names[s],
                                    cell(row.sources[0][s]), cell(row.sources[1][s]));
            }
            text += "]}\n";
        }
        return text;
    }

  private:
    std::int64_t among(std::int64_t low, std::int64_t high) {
        return std::uniform_int_distribution<std::int64_t>(low, high)(random_);
    }
    static std::string cell(std::int64_t amount) { return amount == 0 ? std::string() : std::to_string(amount); }

    std::mt19937_64& random_;
    std::vector<Row> rows_;
    std::array<std::int64_t, 2> totals_ = {};
};

/// The sheet with a proposal written into it, as its words ask for.
std::string with_proposal(const Audit& checked, const Cause& cause) {
    const Sheet& sheet = checked.sheets[0];
    std::string text(checked.source->text());
    if (is_of_line(cause.slip)) {
        const std::string name(sheet.lines[sheet.figures[cause.correction.figure].line].name);
        const std::string begin = "{name: " + name + ",";
        return text.insert(text.find(begin) + begin.size(), " counted: no,");
    }
    std::vector<Correction> corrections = {cause.correction};
    corrections.insert(corrections.end(), cause.followers.begin(), cause.followers.end());
    std::map<std::uint32_t, std::pair<Span, std::string>> edits;
    for (const Correction& correction : corrections) {
        const Span span = sheet.figures[correction.figure].span;
        const bool is_to_clear = cause.slip == Slip::repeated && correction.value.is_zero();
        edits[span.begin] = {span, is_to_clear ? "" : (span.empty() ? " " : "") + plain(correction.value)};
    }
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
        const auto& [span, words] = edit->second;
        text.replace(span.begin, span.end - span.begin, words);
    }
    return text;
}

/// The equations that do not hold, by their rule and the figure that they compute.
std::vector<std::string> broken_in(const Audit& checked) {
    std::vector<std::string> broken;
    for (EquationId id = 0; id < checked.evaluations[0].verdicts.size(); ++id) {
        if (checked.evaluations[0].verdicts[id].outcome != Outcome::mismatch) continue;
        const Equation& equation = checked.equations[0].equations[id];
        broken.push_back(std::string(equation.rule->id) + " " + path_of(checked.sheets[0], equation.target));
    }
    std::sort(broken.begin(), broken.end());
    return broken;
}

}  // namespace

TEST_CASE("every proposal, written into the text, does what it says and breaks nothing") {
    std::mt19937_64 random(20'261'128);
    std::map<Slip, int> tried;
    for (int round = 0; round < 600; ++round) {
        Book book(random);
        book.slip();
        const Audit checked = audit(Source("sheet.yaml", book.text()));
        const std::vector<std::string> before = broken_in(checked);
        for (const Explanation& explanation : checked.diagnoses.at(0).explanations) {
            for (const Cause& cause : explanation.causes) {
                const std::string text = with_proposal(checked, cause);
                INFO(checked.source->text());
                INFO(word_of(cause.slip));
                INFO(text);
                const std::vector<std::string> after = broken_in(audit(Source("sheet.yaml", text), {.causes = false}));
                REQUIRE(std::includes(before.begin(), before.end(), after.begin(), after.end()));
                for (const EquationId id : cause.mended) {
                    const Equation& equation = checked.equations[0].equations[id];
                    const std::string name =
                        std::string(equation.rule->id) + " " + path_of(checked.sheets[0], equation.target);
                    REQUIRE(std::find(after.begin(), after.end(), name) == after.end());
                }
                ++tried[cause.slip];
            }
        }
    }
    for (const Slip slip :
         {Slip::joined, Slip::repeated, Slip::sign_lost, Slip::wrong_unit, Slip::left_out, Slip::counted_twice,
          Slip::digit_dropped, Slip::subtotal_among_parts, Slip::not_counted, Slip::swapped}) {
        INFO(word_of(slip));
        CHECK(tried[slip] > 3);
    }
}
