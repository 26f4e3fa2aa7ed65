/// How often the true cause is named: sheets with figures as round as real ones, one slip each, counted by kind of
/// slip.
///
/// A sheet has 4 to 40 lines and 1 to 3 stages; of its figures 3 in 10 end in 000, 3 in 10 in 00; 3 in 10 lines are
/// unchanged from the year before. With crossing equations each line states its change, and the sheet its funding and
/// its head line; in half of the sheets what is computed from a wrong total follows it. The seed is fixed, so the table
/// is the same on every run.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <random>
#include <string>
#include <vector>

#include "dxbudget/audit.hpp"
#include "slip_documents.hpp"
#include "undeclared.hpp"

namespace {

using dxbudget::Cause;

enum class Kind { left_out, twice, sign, unit, stale, transposed, added, dropped, changed, missing };

struct KindRow {
    Kind kind;
    const char* name;
};
constexpr std::array<KindRow, 10> kinds = {{{Kind::left_out, "addend left out of the total"},
                                            {Kind::twice, "addend counted twice"},
                                            {Kind::sign, "sign lost"},
                                            {Kind::unit, "wrong unit"},
                                            {Kind::stale, "copied from another stage"},
                                            {Kind::transposed, "two digits transposed"},
                                            {Kind::added, "a digit added"},
                                            {Kind::dropped, "a digit dropped"},
                                            {Kind::changed, "a digit changed"},
                                            {Kind::missing, "a line is missing"}}};

class Draw {
  public:
    explicit Draw(std::uint64_t seed) : engine_(seed) {}
    std::int64_t among(std::int64_t low, std::int64_t high) {
        return std::uniform_int_distribution<std::int64_t>(low, high)(engine_);
    }
    bool chance(int tenths) { return among(1, 10) <= tenths; }

    /// An amount as round as real ones.
    std::int64_t amount() {
        const std::int64_t size =
            std::array<std::int64_t, 3>{999, 9'999, 99'999}[static_cast<std::size_t>(among(0, 2))];
        const std::int64_t value = among(1, size);
        const std::int64_t roundness = among(1, 10);
        if (roundness <= 3) return std::max<std::int64_t>(value / 1000, 1) * 1000;
        if (roundness <= 6) return std::max<std::int64_t>(value / 100, 1) * 100;
        return value;
    }

  private:
    std::mt19937_64 engine_;
};

/// A sheet as figures; the first stage is this year's, the second last year's.
struct Model {
    std::vector<std::array<std::int64_t, 3>> lines;
    std::array<std::int64_t, 3> total{};
    std::vector<std::int64_t> changes;
    std::int64_t total_change = 0;
    std::int64_t head = 0;
    std::int64_t grant = 0;
    std::int64_t rest = 0;
    std::size_t stages = 1;
    bool crossing = false;
    bool follows = false;

    void compute() {
        total = {};
        changes.clear();
        for (const auto& line : lines) {
            for (std::size_t stage = 0; stage < stages; ++stage) total[stage] += line[stage];
            changes.push_back(line[0] - line[1]);
        }
        follow_total();
    }
    void follow_total() {
        total_change = total[0] - total[1];
        head = total[0];
        grant = total[0] / 2;
        rest = total[0] - grant;
    }

    std::string text() const {
        static constexpr std::array<const char*, 3> names = {"requested", "previous", "approved"};
        std::string yaml = "unit: 千円\ntotal:\n";
        for (std::size_t stage = 0; stage < stages; ++stage)
            yaml += fmt::format("  {}: {}\n", names[stage], total[stage]);
        if (crossing)
            yaml += fmt::format("  change: {}\n  also: [{{where: head, requested: {}}}]\n", total_change, head);
        yaml += "items:\n";
        for (std::size_t i = 0; i < lines.size(); ++i) {
            yaml += fmt::format("  - name: L{}\n", i);
            for (std::size_t stage = 0; stage < stages; ++stage)
                yaml += fmt::format("    {}: {}\n", names[stage], lines[i][stage]);
            if (crossing) yaml += fmt::format("    change: {}\n", changes[i]);
        }
        if (crossing) {
            yaml += fmt::format(
                "funding:\n  - {{name: grant, share: 1/2, requested: {}}}\n  - {{name: rest, share: rest, requested: "
                "{}}}\n",
                grant, rest);
        }
        return yaml;
    }
};

Model consistent(Draw& draw, bool crossing) {
    Model model;
    model.crossing = crossing;
    model.stages =
        crossing ? 2 + static_cast<std::size_t>(draw.among(0, 1)) : 1 + static_cast<std::size_t>(draw.among(0, 2));
    model.follows = draw.chance(5);
    for (std::int64_t i = draw.among(4, 40); i > 0; --i) {
        const std::int64_t now = draw.amount();
        const bool is_new = draw.chance(1);
        const std::int64_t before = is_new ? 0 : draw.chance(3) ? now : draw.amount();
        model.lines.push_back({now, before, now - now / 10});
    }
    model.compute();
    return model;
}

/// What was wrong, and what it should have been.
struct Truth {
    std::string figure;
    std::int64_t value = 0;
};

std::int64_t keystroke(Draw& draw, Kind kind, std::int64_t value) {
    std::string digits = std::to_string(value);
    const auto at = static_cast<std::size_t>(draw.among(0, static_cast<std::int64_t>(digits.size()) - 1));
    const char digit = static_cast<char>('0' + draw.among(0, 9));
    if (kind == Kind::added) digits.insert(at + 1, 1, digit);
    if (kind == Kind::dropped) digits.erase(at, 1);
    if (kind == Kind::changed) digits[at] = digit;
    if (kind == Kind::transposed && at + 1 < digits.size()) std::swap(digits[at], digits[at + 1]);
    return digits.empty() || digits.front() == '0' ? value : std::stoll(digits);
}

/// Makes the slip; a truth without a figure if it cannot be made here.
Truth slip(Draw& draw, Kind kind, Model& model) {
    const auto index = static_cast<std::size_t>(draw.among(0, static_cast<std::int64_t>(model.lines.size()) - 1));
    std::int64_t& figure = model.lines[index][0];
    const Truth item = {fmt::format("items/L{}.requested", index), figure};
    const Truth total = {"total.requested", model.total[0]};
    const std::int64_t meant = figure;
    switch (kind) {
        case Kind::left_out:
        case Kind::twice:
            model.total[0] += kind == Kind::twice ? figure : -figure;
            if (model.follows) model.follow_total();
            return total;
        case Kind::sign:
            figure = -figure;
            break;
        case Kind::unit:
            figure = draw.chance(5) ? figure * 1000 : figure * 10;
            break;
        case Kind::stale:
            figure = model.stages > 1 ? model.lines[index][1] : figure;
            break;
        case Kind::missing:
            model.lines.erase(model.lines.begin() + static_cast<std::ptrdiff_t>(index));
            model.changes.erase(model.changes.begin() + static_cast<std::ptrdiff_t>(index));
            return {"(a line that is not there)", 0};
        default:
            figure = keystroke(draw, kind, figure);
            break;
    }
    return figure == meant ? Truth{} : item;
}

struct Score {
    int sheets = 0;
    int first = 0;
    int among = 0;
    int named = 0;  ///< sheets in which anything is named
    int candidates = 0;
    int wrong_alone = 0;
    int only_wrong = 0;  ///< sheets in which the true cause is not among those that are named

    void add(const Score& other) {
        sheets += other.sheets;
        first += other.first;
        among += other.among;
        named += other.named;
        candidates += other.candidates;
        wrong_alone += other.wrong_alone;
        only_wrong += other.only_wrong;
    }
};

void count(Score& score, const dxbudget::Audit& audit, const Truth& truth) {
    ++score.sheets;
    const auto& explanations = audit.diagnoses.at(0).explanations;
    if (explanations.empty()) return;
    ++score.named;
    const std::vector<Cause>& causes = explanations.front().causes;
    score.candidates += static_cast<int>(causes.size());
    const auto is_true = [&](const Cause& cause) {
        return path_of(audit.sheets[0], cause.correction.figure) == truth.figure &&
               cause.correction.value == dxbudget::Rational(truth.value);
    };
    score.first += causes.size() == 1 && is_true(causes.front()) ? 1 : 0;
    const bool found = std::any_of(causes.begin(), causes.end(), is_true);
    score.among += found ? 1 : 0;
    score.wrong_alone += causes.size() == 1 && !found ? 1 : 0;
    score.only_wrong += found ? 0 : 1;
}

void print(const char* slip, const char* equations, const Score& score) {
    const auto percent = [&](int part) { return fmt::format("{:.1f} %", 100.0 * part / score.sheets); };
    const double mean = score.named == 0 ? 0.0 : static_cast<double>(score.candidates) / score.named;
    fmt::print("| {} | {} | {} | {} | {} | {:.2f} | {} | {} |\n", slip, equations, percent(score.first),
               percent(score.among), percent(score.named), mean, percent(score.wrong_alone), percent(score.only_wrong));
}

/// How often the true reading of a document is named first, and what else is named.
void measure(const char* what, SlippedDocument (*draw)(std::mt19937_64&), int documents) {
    std::mt19937_64 random(20'261'127);
    int first = 0;
    int alone = 0;
    int wrong_alone = 0;
    int left_out_alone = 0;
    int negative_blanks = 0;
    for (int i = 0; i < documents; ++i) {
        const SlippedDocument document = draw(random);
        const dxbudget::Audit audit = dxbudget::audit(dxbudget::Source("sheet.yaml", document.text));
        const auto is_true = [&](const Cause& cause) {
            std::vector<dxbudget::Correction> corrections = {cause.correction};
            corrections.insert(corrections.end(), cause.followers.begin(), cause.followers.end());
            return corrections.size() == document.meant.size() &&
                   std::all_of(corrections.begin(), corrections.end(), [&](const dxbudget::Correction& correction) {
                       const std::string path = path_of(audit.sheets[0], correction.figure);
                       return std::any_of(document.meant.begin(), document.meant.end(), [&](const auto& meant) {
                           return meant.first == path && dxbudget::Rational(meant.second) == correction.value;
                       });
                   });
        };
        for (const dxbudget::Explanation& explanation : audit.diagnoses.at(0).explanations) {
            const Cause& best = explanation.causes.front();
            const bool is_alone = explanation.causes.size() == 1;
            first += is_true(best) ? 1 : 0;
            alone += is_alone && is_true(best) ? 1 : 0;
            wrong_alone += is_alone && !is_true(best) ? 1 : 0;
            left_out_alone += is_alone && best.slip == dxbudget::Slip::left_out ? 1 : 0;
            for (const Cause& cause : explanation.causes) {
                const bool is_blank = cause.slip == dxbudget::Slip::blank;
                negative_blanks += is_blank && cause.correction.value.sign() < 0 ? 1 : 0;
            }
        }
    }
    const auto percent = [&](int part) { return fmt::format("{:.1f} %", 100.0 * part / documents); };
    fmt::print("| {} | {} | {} | {} | {} | {} |\n", what, percent(first), percent(alone), percent(wrong_alone),
               percent(left_out_alone), negative_blanks);
}

/// How often the wrong figure is a suspect of a total that is confirmed, and how often only right ones are.
void measure_suspects(int documents) {
    std::mt19937_64 random(20'261'128);
    int caused = 0;
    int first = 0;
    int among = 0;
    int only_wrong = 0;
    int of_total = 0;
    for (int i = 0; i < documents; ++i) {
        const SlippedDocument document = wrong_source(random);
        const dxbudget::Audit audit = dxbudget::audit(dxbudget::Source("sheet.yaml", document.text));
        std::vector<Cause> named;
        for (const dxbudget::Explanation& explanation : audit.diagnoses.at(0).explanations)
            named.insert(named.end(), explanation.causes.begin(), explanation.causes.end());
        caused += named.empty() ? 0 : 1;
        for (const dxbudget::Suspicion& suspicion : audit.diagnoses.at(0).suspicions)
            named.insert(named.end(), suspicion.suspects.begin(), suspicion.suspects.end());
        const auto is_it = [&](const Cause& cause) {
            return path_of(audit.sheets[0], cause.correction.figure) == document.meant.front().first;
        };
        const bool found = std::any_of(named.begin(), named.end(), is_it);
        among += found ? 1 : 0;
        first += found && is_it(named.front()) ? 1 : 0;
        only_wrong += !named.empty() && !found ? 1 : 0;
        of_total += std::any_of(named.begin(), named.end(), [&](const Cause& cause) {
            return path_of(audit.sheets[0], cause.correction.figure).starts_with("total");
        });
    }
    const auto percent = [&](int part) { return fmt::format("{:.1f} %", 100.0 * part / documents); };
    fmt::print(
        "\n| document | the wrong figure first | among those named | as a cause | only right ones named | the total "
        "named |\n|---|---:|---:|---:|---:|---:|\n| a source of a confirmed total | {} | {} | {} | {} | {} |\n",
        percent(first), percent(among), percent(caused), percent(only_wrong), percent(of_total));
}

}  // namespace

int main(int argc, char** argv) {
    const int sheets = argc > 1 ? std::stoi(argv[1]) : 2000;
    std::puts(
        "| slip | equations | true figure and value alone | among those named | anything named | mean number named | a "
        "wrong one alone | only wrong ones |");
    std::puts("|---|---|---:|---:|---:|---:|---:|---:|");
    Score mix;
    for (const bool crossing : {true, false}) {
        Score all;
        for (const KindRow& row : kinds) {
            Draw draw(20'261'123);
            Score score;
            while (score.sheets < sheets) {
                Model model = consistent(draw, crossing);
                const Truth truth = slip(draw, row.kind, model);
                if (truth.figure.empty() || (row.kind == Kind::stale && model.stages == 1)) continue;
                count(score, dxbudget::audit(dxbudget::Source("sheet.yaml", model.text())), truth);
            }
            print(row.name, crossing ? "crossing" : "one sum", score);
            all.add(score);
        }
        print("all of them", crossing ? "crossing" : "one sum", all);
        mix.add(all);
    }
    print("all of them", "both", mix);
    std::puts(
        "\n| document | true reading first | alone | a wrong one alone | left out alone | negative blanks |\n"
        "|---|---:|---:|---:|---:|---:|");
    measure("funding book, blanks filled down", filled_down, sheets);
    measure("funding book, two cells joined", joined_cells, sheets);
    measure("years, an amount carried out is missing", missing_carry, sheets);
    print_undeclared(sheets);
    measure_suspects(sheets);
}
