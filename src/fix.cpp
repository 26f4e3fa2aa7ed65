#include "dxbudget/fix.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "dxbudget/rules.hpp"

namespace dxbudget {
namespace {

/// Whether the figure is a result: some checked equation computes it from other figures, or it takes what the others
/// leave.
bool is_result(const Sheet& sheet, const Equations& equations, FigureId figure) {
    for (EquationId id = equations.by_target[figure]; id != no_id; id = equations.equations[id].next) {
        const Equation& equation = equations.equations[id];
        if (equation.checked && equation.relation == Relation::equal && equation.rule != &rules::basis_mismatch)
            return true;
    }
    const Line& line = sheet.lines[sheet.figures[figure].line];
    const Share* share = share_at(line, sheet.figures[figure].stage);
    return share != nullptr && !share->of_whole;
}

/// The rule and figure of each error.
std::vector<std::pair<std::string_view, std::string>> errors_of(const Audit& audit) {
    std::vector<std::pair<std::string_view, std::string>> errors;
    for (const Finding& finding : audit.findings) {
        if (finding.severity == Severity::error) errors.emplace_back(finding.rule->id, finding.figure);
    }
    std::sort(errors.begin(), errors.end());
    return errors;
}

class Fixer {
  public:
    Fixer(const Audit& audit, bool unsafe) : audit_(audit), unsafe_(unsafe) {}

    Fix run() {
        for (std::size_t i = 0; i < audit_.sheets.size(); ++i) {
            for (const Explanation& explanation : audit_.diagnoses[i].explanations) consider(i, explanation);
        }
        for (const auto& [place, edit] : edits_) fix_.edits.push_back(edit);
        fix_.text = audit_.source->text();
        for (auto edit = fix_.edits.rbegin(); edit != fix_.edits.rend(); ++edit) {
            fix_.text.replace(edit->span.begin, edit->span.end - edit->span.begin, edit->text);
        }
        if (!fix_.edits.empty() && !is_better(fix_.text)) {
            for (const Edit& edit : fix_.edits) fix_.left_out.push_back({edit.figure, edit.span, WhyNot::not_text});
            fix_.edits.clear();
            fix_.text = audit_.source->text();
        }
        return std::move(fix_);
    }

  private:
    void consider(std::size_t index, const Explanation& explanation) {
        if (explanation.causes.size() != 1) return;
        const Sheet& sheet = audit_.sheets[index];
        const Equations& equations = audit_.equations[index];
        const Cause& cause = explanation.causes.front();
        std::vector<Correction> corrections = {cause.correction};
        corrections.insert(corrections.end(), cause.followers.begin(), cause.followers.end());
        std::vector<Edit> edits;
        std::optional<WhyNot> why;
        if (cause.slip == Slip::subtotal_among_parts) why = WhyNot::not_text;
        for (const Correction& correction : corrections) {
            const Figure& figure = sheet.figures[correction.figure];
            if (!unsafe_ && !is_result(sheet, equations, correction.figure) && !why) why = WhyNot::unsafe;
            if (figure.anchored) why = WhyNot::anchored;
            if (&audit_.source->file_at(figure.span.begin) != audit_.source.get()) why = WhyNot::in_other_file;
            auto text = text_of(figure, correction.value);
            if (!text && !why) why = WhyNot::not_text;
            if (!why) {
                edits.push_back(
                    {figure.span, std::move(*text), path_of(sheet, correction.figure), figure.value, correction.value});
            }
        }
        if (why) {
            const FigureId wrong = cause.correction.figure;
            fix_.left_out.push_back({path_of(sheet, wrong), sheet.figures[wrong].span, *why});
            return;
        }
        for (Edit& edit : edits) edits_[edit.span.begin] = std::move(edit);
    }

    std::optional<std::string> text_of(const Figure& figure, const Rational& meant) const {
        if (figure.state == State::blank) {
            // quotes with nothing in them keep what they are; behind a bare colon a blank comes first
            return figure.span.empty() ? std::optional(" " + plain(meant)) : std::nullopt;
        }
        std::string_view minus = "-";  // the sheet's own sign for a reduction, where it has one
        for (const std::string_view sign : {"△", "▲"}) {
            if (audit_.source->text().find(sign) != std::string_view::npos) minus = sign;
        }
        return number_in_place(*audit_.source, figure.span, figure.value, meant, minus);
    }

    /// Whether errors go and none comes.
    bool is_better(const std::string& text) const {
        AuditOptions options = audit_.options;
        options.causes = false;
        const Audit again = audit(Source(audit_.source->name(), text), options);
        const auto before = errors_of(audit_);
        const auto after = errors_of(again);
        return after.size() < before.size() && std::includes(before.begin(), before.end(), after.begin(), after.end());
    }

    const Audit& audit_;
    bool unsafe_;
    Fix fix_;
    std::map<std::uint32_t, Edit>
        edits_;  // by place; a later correction of the same figure takes the place of an earlier
};

}  // namespace

Fix fix(const Audit& audit, bool unsafe) {
    return Fixer(audit, unsafe).run();
}

}  // namespace dxbudget
