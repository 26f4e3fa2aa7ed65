#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "dxbudget/explain.hpp"
#include "render/terminal.hpp"
#include "sheet/figure_style.hpp"
#include "sheet/path_words.hpp"
#include "text/suggestion.hpp"
#include "text/width.hpp"
#include "verdict/mismatch.hpp"

namespace dxbudget {
namespace {

std::string in_words(Argument argument, Language language) {
    return printable(render({{"{0}", "{0}"}, {std::move(argument)}}, language));
}

/// One row of the tape.
struct ExplainedTerm {
    std::string sign;
    std::string value;
    std::string running;
    std::string name;
};

class FigureTape {
  public:
    FigureTape(const Audit& audit, std::size_t index, FigureId figure, const RenderOptions& options)
        : audit_(audit),
          sheet_(audit.sheets[index]),
          equations_(audit.equations[index]),
          evaluation_(audit.evaluations[index]),
          id_(figure),
          figure_(sheet_.figures[figure]),
          options_(options),
          style_(style_for(sheet_, figure_, style_of(sheet_, *audit.source))) {}

    std::string run() {
        std::string text =
            paint(printable(path_in_words(sheet_, id_, options_.language)), Ink::strong, options_.color) + "\n  " +
            says() + "\n";
        for (EquationId id = equations_.by_target[id_]; id != no_id; id = equations_.equations[id].next)
            text += tape_of(id);
        std::string others;
        for (EquationId id = 0; id < equations_.equations.size(); ++id) {
            if (equations_.equations[id].target != id_ && stands_in(id)) others += "  " + verdict_of(id) + "\n";
        }
        if (!others.empty()) text += "\n" + in({"it also stands in", "この数字を使う計算"}) + "\n" + others;
        return text;
    }

  private:
    std::string in(Text text) const { return std::string(text.in(options_.language)); }

    std::string number(const Rational& amount) const { return dxbudget::in_words(amount, options_.language, style_); }

    std::string place(Span span) const { return span.empty() ? in({"computed", "計算値"}) : line_of(span); }

    std::string line_of(Span span) const {
        return in_words(audit_.source->line_reference(span.begin), options_.language);
    }

    std::string says() const {
        const AmountUnit unit = after_figure(sheet_.unit_of(figure_).label);
        const auto amount = [&](const Rational& value) { return with_unit(number(value), unit, style_); };
        const Value& value = evaluation_.values[id_];
        if (figure_.kind == AmountKind::number) {
            return fmt::format("{} {}  {}", in({"declared", "記載"}), amount(figure_.value), place(figure_.span));
        }
        const std::string_view written = words_of(sheet_, *audit_.source, id_);
        std::string text;
        if (figure_.kind == AmountKind::absent) {
            text = in({"not stated", "記載なし"});
        } else if (figure_.kind == AmountKind::blank) {
            text = in({"blank", "空欄"}) + "  " + line_of(figure_.span);
        } else {
            text = fmt::format("`{}`  {}", printable(written), line_of(figure_.span));
        }
        if (value.origin == Value::Origin::computed)
            text += fmt::format("; {} {}", in({"computed", "計算"}), amount(value.value));
        return text;
    }

    std::string tape_of(EquationId id) {
        const Equation& equation = equations_.equations[id];
        const Comparison comparison = compare(sheet_, evaluation_, id);
        std::vector<ExplainedTerm> rows;
        Rational running;
        for (const Addend& addend : comparison.addends) {
            const bool counts = addend.counts;
            const Rational term = addend.coefficient * addend.value;
            running += addend.divides ? Rational(0) : term;
            const bool simple = addend.coefficient.abs() == Rational(1) || addend.figure.empty();
            std::string name = in_words(addend.name, options_.language) + "  " + place(addend.span);
            if (!simple) name += "  × " + printable(plain(addend.coefficient));
            if (!counts) {
                name += in(addend.kind == AmountKind::unreadable ? Text{"  (cannot be read)", "  (判読不能)"}
                           : is_unknown(addend)                  ? Text{"  (not known)", "  (不明)"}
                                                                 : Text{"  (counts for nothing)", "  (加算なし)"});
            }
            rows.push_back({addend.divides    ? "÷"
                            : term.sign() < 0 ? "-"
                            : rows.empty()    ? " "
                                              : "+",
                            counts ? number(addend.divides ? addend.value : term.abs()) : "‐",
                            addend.divides ? "" : number(running), std::move(name)});
        }
        std::size_t value_width = 0;
        std::size_t running_width = 0;
        for (const ExplainedTerm& row : rows) {
            value_width = std::max(value_width, display_width(row.value));
            running_width = std::max(running_width, display_width(row.running));
        }
        std::string text = "\n" + verdict_of(id) + "\n";
        for (const ExplainedTerm& row : rows) {
            text += "  " + row.sign + " " + std::string(value_width - display_width(row.value), ' ') + row.value +
                    "  " + std::string(running_width - display_width(row.running), ' ') + row.running + "  " +
                    row.name + "\n";
        }
        text += "  = " + result_of(id, comparison);
        if (figure_.kind == AmountKind::number && equation.checked) {
            text += fmt::format("; {}  {}", number(figure_.value), in({"declared", "記載"}));
        }
        return text + "\n";
    }

    /// Whether nobody can say what an addend counts for.
    bool is_unknown(const Addend& addend) const {
        const auto figure = find_figure(sheet_, addend.figure);
        return figure && evaluation_.values[*figure].origin == Value::Origin::unreadable;
    }

    /// What the right side comes to, where that is known.
    std::string result_of(EquationId id, const Comparison& comparison) const {
        const Verdict& verdict = evaluation_.verdicts[id];
        const bool is_other_way = verdict.outcome == Outcome::computes;
        const Value& value = evaluation_.values[id_];
        const bool is_known = is_other_way ? value.origin == Value::Origin::computed : verdict.is_known;
        if (!is_known) return in({"not computed", "計算できない"});
        return fmt::format("{}  {}{}", number(is_other_way ? value.value : comparison.computed),
                           in(comparison.at_most ? Text{"allowed", "上限"} : Text{"computed", "計算"}),
                           is_other_way ? std::string{} : admitting(comparison, options_.language, style_));
    }

    bool stands_in(EquationId id) const {
        const Equation& equation = equations_.equations[id];
        const auto is_here = [&](const Term& term) { return term.figure == id_; };
        const auto terms = equations_.terms_of(equation);
        const auto divisor = equations_.divisor_of(equation);
        return std::any_of(terms.begin(), terms.end(), is_here) || std::any_of(divisor.begin(), divisor.end(), is_here);
    }

    std::string verdict_of(EquationId id) const {
        const Equation& equation = equations_.equations[id];
        const Verdict& verdict = evaluation_.verdicts[id];
        std::string words;
        switch (verdict.outcome) {
            case Outcome::holds:
                words = in({"holds", "一致"});
                break;
            case Outcome::holds_within_rounding:
                words = in({"holds within rounding", "端数の範囲で一致"});
                break;
            case Outcome::holds_within_tolerance:
                words = in({"holds within tolerance", "許容差の範囲で一致"});
                break;
            case Outcome::mismatch:
                words = paint(in({"does not hold", "不一致"}), Ink::error, options_.color);
                break;
            case Outcome::not_checked:
                words = in({"not checked: ", "検査不能: "}) +
                        render(describe_obstacle(verdict.obstacle), options_.language);
                break;
            case Outcome::computes:
                words = in({"computes it", "計算に使用"});
                break;
        }
        return fmt::format("{}  {}: {}", printable(path_in_words(sheet_, equation.target, options_.language)),
                           equation.rule->id, words);
    }

    const Audit& audit_;
    const Sheet& sheet_;
    const Equations& equations_;
    const Evaluation& evaluation_;
    FigureId id_;
    const Figure& figure_;
    RenderOptions options_;
    FigureStyle style_;
};

}  // namespace

std::string render_explanation(const Audit& audit, std::size_t sheet, FigureId figure, const RenderOptions& options) {
    return FigureTape(audit, sheet, figure, options).run();
}

namespace {

/// How far a path is from what was asked for, which may be a whole path, the last name of one, or a part of that name.
std::size_t distance_to(std::string_view asked, std::string_view path) {
    const std::string_view line = path.substr(0, path.rfind('.'));
    const std::string_view last = path.substr(line.rfind('/') + 1);
    const std::string_view name = last.substr(0, last.rfind('.'));
    std::size_t least = std::min(
        {keystrokes(asked, path), keystrokes(asked, line) + 1, keystrokes(asked, last), keystrokes(asked, name) + 1});
    if (!asked.empty() && line.find(asked) != std::string_view::npos) least = std::min<std::size_t>(least, 2);
    return least;
}

}  // namespace

std::vector<std::string> paths_like(const Audit& audit, std::string_view path, Language language) {
    constexpr std::size_t most = 5;
    constexpr std::size_t longest = 200;  // bytes
    if (path.empty() || path.size() > longest) return {};
    const std::size_t limit = std::max<std::size_t>(2, path.size() / 3);
    std::vector<std::pair<std::size_t, std::string>> near;
    for (const Sheet& sheet : audit.sheets) {
        for (FigureId id = 0; id < sheet.figures.size(); ++id) {
            std::string candidate = path_of(sheet, id);
            if (candidate.size() > longest) continue;
            std::string shown = path_in_words(candidate, {&sheet, 1}, language);
            const std::size_t distance = std::min(distance_to(path, candidate), distance_to(path, shown));
            if (distance <= limit) near.emplace_back(distance, std::move(shown));
        }
    }
    std::stable_sort(near.begin(), near.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    if (near.size() > most) near.resize(most);
    std::vector<std::string> found;
    for (auto& [distance, candidate] : near) found.push_back(std::move(candidate));
    return found;
}

}  // namespace dxbudget
