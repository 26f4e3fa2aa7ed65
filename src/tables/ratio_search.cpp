#include "tables/ratio_search.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>

#include "tables/ratio_trial.hpp"
#include "tables/weights.hpp"

namespace dxbudget::tables {
namespace {

struct Candidate {
    RatioLines lines;
    Evidence evidence;
    double score = 0;
    bool is_product = false;  // to the last digit
};

class RatioSearch {
  public:
    RatioSearch(const Lines& lines, const SearchBounds& bounds) : lines_(lines), bounds_(bounds), trial_(lines) {}

    std::vector<Claim> search() {
        for (std::size_t line = 0; line < lines_.count; ++line)
            if (!lines_.filled[line].empty()) find_for(line);
        by_score();
        settle_products();
        by_score();
        std::set<std::size_t> explained;
        std::set<std::array<std::size_t, 3>> triples;
        std::vector<Claim> claims;
        for (const Candidate& candidate : found_) {
            const RatioLines& ratio = candidate.lines;
            std::array<std::size_t, 3> triple = {ratio.ratio, ratio.numerator, ratio.denominator};
            std::ranges::sort(triple);
            if (explained.contains(ratio.ratio) || !triples.insert(triple).second) continue;
            explained.insert(ratio.ratio);
            claims.push_back(claim_of(candidate));
        }
        return claims;
    }

  private:
    void by_score() {
        std::ranges::stable_sort(found_, [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
    }

    Claim claim_of(const Candidate& candidate) const {
        const RatioLines& ratio = candidate.lines;
        const bool is_change = ratio.operation == Operation::relative_change;
        return {.operation = ratio.operation,
                .lines_are_rows = lines_.are_rows,
                .target = ratio.ratio,
                .parts = is_change ? std::vector{ratio.denominator, ratio.numerator}
                                   : std::vector{ratio.numerator, ratio.denominator},
                .scale = ratio.scale,
                .evidence = candidate.evidence,
                .score = candidate.score,
                .agreements = trial_.agreements(ratio)};
    }

    /// The two positions in which the line has the most digits; 0, 1 and 100 % say little.
    std::vector<std::uint32_t> telling_positions(std::size_t line) const {
        const auto digits = [&](std::uint32_t p) {
            const double value = std::abs(static_cast<double>(lines_.value[lines_.at(line, p)]));
            if (value == trial_.one() || value == 100 * trial_.one()) return 0.001;
            return value / static_cast<double>(lines_.slack[lines_.at(line, p)]);
        };
        std::vector<std::uint32_t> positions;
        for (const std::uint32_t p : lines_.filled[line])
            if (lines_.value[lines_.at(line, p)] != 0) positions.push_back(p);
        if (positions.size() <= 2) return positions;
        std::ranges::partial_sort(positions, positions.begin() + 2,
                                  [&](std::uint32_t a, std::uint32_t b) { return digits(a) > digits(b); });
        positions.resize(2);
        return positions;
    }

    void find_for(std::size_t line) {
        const std::size_t window = lines_.count <= bounds_.lines_for_all_ratios ? lines_.count : bounds_.ratio_window;
        const std::size_t first = line > window ? line - window : 0;
        const std::size_t last = std::min(lines_.count, line + window + 1);
        std::set<std::array<std::size_t, 4>> seen;
        std::vector<std::pair<double, std::size_t>> figures;
        for (const std::uint32_t p : telling_positions(line)) {
            figures.clear();
            for (std::size_t other = first; other < last; ++other)
                if (other != line && lines_.value[lines_.at(other, p)] != 0 &&
                    lines_.filled[other].size() * 2 >= lines_.filled[line].size())
                    figures.emplace_back(static_cast<double>(lines_.value[lines_.at(other, p)]), other);
            std::ranges::sort(figures);
            for (const int scale : {1, 100}) {
                for (const Operation operation : {Operation::division, Operation::relative_change}) {
                    const bool is_change = operation == Operation::relative_change;
                    const double value = static_cast<double>(lines_.value[lines_.at(line, p)]) / trial_.one() / scale +
                                         (is_change ? 1 : 0);
                    const double slack = static_cast<double>(lines_.slack[lines_.at(line, p)]) / trial_.one() / scale;
                    for (const auto& [denominator, b] : figures) {
                        const double wanted = value * denominator;
                        const double own = static_cast<double>(lines_.slack[lines_.at(b, p)]);
                        const double allowed =
                            std::abs(denominator) * slack * 1.01 + 1e-6 + (std::abs(value) + 1) * own;
                        auto it = std::ranges::lower_bound(figures, std::pair(wanted - allowed, std::size_t{0}));
                        for (; it != figures.end() && it->first <= wanted + allowed; ++it) {
                            const std::size_t a = it->second;
                            if (a == b || !seen.insert({a, b, static_cast<std::size_t>(scale),
                                                        static_cast<std::size_t>(is_change)})
                                               .second)
                                continue;
                            try_lines({operation, line, a, b, scale});
                        }
                    }
                }
            }
        }
    }

    /// At most twelve positions; what fails in most of them is none.
    bool may_hold(const RatioLines& ratio) const {
        const std::vector<std::uint32_t>& positions = lines_.filled[ratio.ratio];
        const std::size_t tries = std::min<std::size_t>(12, positions.size());
        int held = 0;
        int broken = 0;
        for (std::size_t i = 0; i < tries && broken <= held + 2; ++i) {
            const std::uint32_t p = positions[positions.size() * i / tries];
            const Agreement agreement = trial_.judge(ratio, p, p, p).agreement;
            held += agreement == Agreement::exact || agreement == Agreement::rounded || agreement == Agreement::weak;
            broken += agreement == Agreement::broken;
        }
        return broken <= held;
    }

    void try_lines(const RatioLines& ratio) {
        if (!may_hold(ratio)) return;
        const Evidence evidence = trial_.weigh(ratio);
        if (evidence.held() == 0 || evidence.broken > 0.6 * evidence.held()) return;
        const double lost = weight::broken * evidence.broken + weight::missing * evidence.missing;
        if (evidence.digits < lost) return;
        const auto distance = [&](std::size_t other) {
            return static_cast<double>(other > ratio.ratio ? other - ratio.ratio : ratio.ratio - other);
        };
        const double farthest = std::max(distance(ratio.numerator), distance(ratio.denominator));
        double cost = weight::ratio + weight::combination * std::log10(4 * farthest * farthest);
        if (lines_.words[ratio.ratio].ratio) cost -= weight::ratio_word;
        const bool is_change = ratio.operation == Operation::relative_change;
        const bool is_whole = std::ranges::all_of(lines_.filled[ratio.ratio], [&](std::uint32_t p) {
            return static_cast<double>(lines_.slack[lines_.at(ratio.ratio, p)]) * 2 >= trial_.one();
        });
        const bool is_product = !is_change && trial_.is_exact_product(ratio);
        if (is_change)
            cost += weight::relative_change;
        else if (!is_product && trial_.fineness(ratio.ratio) < trial_.fineness(ratio.denominator) - 0.2)
            cost += weight::coarse_ratio;
        else if (!is_product && trial_.fineness(ratio.ratio) > trial_.fineness(ratio.denominator) + 0.5)
            cost -= weight::fine_ratio;
        if (is_whole && !is_product) cost += weight::whole_ratio;
        const double share = weight::broken_share * evidence.broken / (0.01 + evidence.held() + evidence.broken);
        const double score = std::min(evidence.digits, weight::ratio_saturation) +
                             weight::beyond_saturation * std::log10(1 + evidence.digits) -
                             std::min({0.5 * lost, weight::broken_most, share + 0.2 * evidence.missing}) - cost -
                             0.001 * static_cast<double>(ratio.ratio);
        if (score > weight::ratio_threshold) found_.push_back({ratio, evidence, score, is_product});
    }

    /// A product may be read as two quotients. Where it is the last of the three, the first is what it was divided
    /// into; else the last is.
    void settle_products() {
        std::map<std::array<std::size_t, 3>, std::set<std::size_t>> by_lines;  // places of quotients in `found_`
        const auto key = [](const RatioLines& ratio) {
            return std::array{ratio.ratio, ratio.numerator, ratio.denominator};
        };
        for (std::size_t i = 0; i < found_.size(); ++i)
            if (found_[i].lines.operation == Operation::division) by_lines[key(found_[i].lines)].insert(i);
        for (std::size_t i = 0; i < found_.size(); ++i) {
            Candidate& candidate = found_[i];
            RatioLines& ratio = candidate.lines;
            if (ratio.operation != Operation::division) continue;
            const auto others = by_lines.find({ratio.denominator, ratio.numerator, ratio.ratio});
            const bool has_other = others != by_lines.end() && !others->second.empty();
            Candidate* other = has_other ? &found_[*others->second.begin()] : nullptr;
            if (!candidate.is_product && !has_other) continue;
            if (!candidate.is_product && other->evidence.rounded != candidate.evidence.rounded) {
                if (other->evidence.rounded < candidate.evidence.rounded)
                    candidate.score = std::min(candidate.score, other->score - 0.01);
                else
                    candidate.score = std::max(candidate.score, other->score);
                continue;
            }
            const auto [first, last] = std::minmax(ratio.ratio, ratio.denominator);
            const std::size_t wanted = ratio.numerator > last ? first : last;
            if (has_other) {
                const double best = std::max(candidate.score, other->score);
                candidate.score = wanted == ratio.ratio ? best : best - 0.01;
                other->score = wanted == ratio.ratio ? best - 0.01 : best;
            }
            if (has_other || wanted == ratio.ratio) continue;
            by_lines[key(ratio)].erase(i);
            std::swap(ratio.ratio, ratio.denominator);
            by_lines[key(ratio)].insert(i);
        }
    }

    const Lines& lines_;
    const SearchBounds& bounds_;
    RatioTrial trial_;
    std::vector<Candidate> found_;
};

}  // namespace

std::vector<Claim> find_ratios(const Lines& lines, const SearchBounds& bounds) {
    return RatioSearch(lines, bounds).search();
}

}  // namespace dxbudget::tables
