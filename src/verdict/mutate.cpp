#include "verdict/mutate.hpp"

#include <algorithm>
#include <string>

#include "dxbudget/diagnose.hpp"
#include "dxbudget/rule.hpp"

namespace dxbudget {
namespace {

struct Slipped {
    FigureId figure = no_id;
    Mutation mutation = Mutation::digit_changed;
    Rational value = {};
};

/// The number of digits read as a whole number, with as many decimals as before; none where the digits begin with a
/// zero.
void add_digits(std::vector<Slipped>& slips, FigureId figure, Mutation mutation, const std::string& digits, int sign,
                int decimals) {
    if (digits.empty() || digits.size() > 18 || (digits.size() > 1 && digits.front() == '0')) return;
    const Rational value = Rational(sign) * Rational(std::stoll(digits)) * Rational::power_of_ten(-decimals);
    slips.push_back({figure, mutation, value});
}

void add_keystrokes(std::vector<Slipped>& slips, FigureId id, const Figure& figure) {
    const Rational whole = figure.value.abs() * Rational::power_of_ten(figure.decimals);
    if (!whole.is_integer()) return;
    const std::string digits = plain(whole);
    const int sign = figure.value.sign() < 0 ? -1 : 1;
    const auto add = [&](Mutation mutation, const std::string& slipped) {
        if (slipped != digits) add_digits(slips, id, mutation, slipped, sign, figure.decimals);
    };
    for (std::size_t at = 0; at < digits.size(); ++at) {
        for (char digit = '0'; digit <= '9'; ++digit) {
            std::string changed = digits;
            changed[at] = digit;
            add(Mutation::digit_changed, changed);
            std::string added = digits;
            added.insert(at + 1, 1, digit);
            add(Mutation::digit_added, added);
        }
        std::string dropped = digits;
        dropped.erase(at, 1);
        add(Mutation::digit_dropped, dropped);
        if (at + 1 < digits.size()) {
            std::string swapped = digits;
            std::swap(swapped[at], swapped[at + 1]);
            add(Mutation::digits_transposed, swapped);
        }
    }
}

std::vector<Slipped> slips_of(const Sheet& sheet, const Equations& equations) {
    std::vector<Slipped> slips;
    for (FigureId id = 0; id < sheet.figures.size(); ++id) {
        const Figure& figure = sheet.figures[id];
        if (figure.kind != AmountKind::number) continue;
        add_keystrokes(slips, id, figure);
        if (!figure.value.is_zero()) slips.push_back({id, Mutation::sign_lost, -figure.value});
    }
    for (const Equation& equation : equations.equations) {
        if (!equation.checked || equation.relation != Relation::equal || equation.term_count < 2 ||
            !sheet.is_number(equation.target))
            continue;
        for (const Term& term : equations.terms_of(equation)) {
            if (!sheet.is_number(term.figure) || sheet.figures[term.figure].value.is_zero()) continue;
            const Rational left =
                sheet.figures[equation.target].value - term.coefficient * sheet.figures[term.figure].value;
            slips.push_back({equation.target, Mutation::addend_left_out, left});
        }
    }
    return slips;
}

std::uint32_t broken(const Evaluation& evaluation) {
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < evaluation.verdicts.size(); ++i) {
        const bool is_error = evaluation.equations->equations[i].rule->severity == Severity::error;
        count += is_error && evaluation.verdicts[i].outcome == Outcome::mismatch ? 1U : 0U;
    }
    return count;
}

bool names_first(const Sheet& sheet, const Evaluation& evaluation, FigureId figure) {
    const Diagnosis diagnosis = diagnose(sheet, evaluation);
    if (diagnosis.explanations.empty()) return false;
    const std::vector<Cause>& causes = diagnosis.explanations.front().causes;
    return causes.size() == 1 && causes.front().correction.figure == figure;
}

}  // namespace

Text name_of(Mutation mutation) {
    switch (mutation) {
        case Mutation::digit_changed:
            return {"a digit changed", "数字一つの誤り"};
        case Mutation::digits_transposed:
            return {"two digits transposed", "数字の入れ替わり"};
        case Mutation::digit_dropped:
            return {"a digit dropped", "数字の脱落"};
        case Mutation::digit_added:
            return {"a digit added", "余分な数字"};
        case Mutation::sign_lost:
            return {"sign lost", "符号誤り"};
        case Mutation::addend_left_out:
            return {"an addend left out", "計上漏れ"};
    }
    return {};
}

MutationReport mutate(const Sheet& sheet) {
    constexpr std::size_t work = 20'000'000;  // equations looked at, all slips together
    MutationReport report;
    report.unseen.assign(sheet.figures.size(), 0);
    const Equations equations = equations_of(sheet);
    report.broken = broken(evaluate(sheet, equations));
    const std::vector<Slipped> slips = slips_of(sheet, equations);
    const std::size_t most = std::max<std::size_t>(work / (equations.terms.size() + equations.equations.size() + 1), 1);
    report.every = static_cast<std::uint32_t>((slips.size() + most - 1) / most);
    if (report.every == 0) report.every = 1;
    Sheet slipped = sheet;
    for (std::size_t i = 0; i < slips.size(); i += report.every) {
        const Slipped& slip = slips[i];
        slipped.figures[slip.figure].value = slip.value;
        const Evaluation evaluation = evaluate(slipped, equations);
        MutationScore& score = report.scores[static_cast<std::size_t>(slip.mutation)];
        ++score.tried;
        if (broken(evaluation) > report.broken) {
            ++score.seen;
            score.named += names_first(slipped, evaluation, slip.figure) ? 1U : 0U;
        } else {
            ++report.unseen[slip.figure];
        }
        slipped.figures[slip.figure].value = sheet.figures[slip.figure].value;
    }
    return report;
}

}  // namespace dxbudget
