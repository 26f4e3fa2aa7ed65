#include "diagnosis/customs.hpp"

#include <algorithm>

namespace dxbudget {
namespace {

bool is_multiple(const Rational& value, int zeros) {
    return (value / Rational::power_of_ten(zeros)).is_integer();
}

}  // namespace

Customs::Customs(const Sheet& sheet) : sheet_(sheet), tables_(sheet.breakdowns.size()) {
    for (const Figure& figure : sheet.figures) {
        const BreakdownId table = sheet.lines[figure.line].breakdown;
        count(all_, figure);
        if (table != no_id) count(tables_[table], figure);
    }
}

void Customs::count(Tally& tally, const Figure& figure) const {
    if (figure.stage != no_stage && sheet_.stages[figure.stage].kind != StageKind::amount) return;
    const bool is_computed = figure.stage != no_stage && sheet_.stages[figure.stage].formula.has_value();
    if (figure.kind == AmountKind::blank) ++tally.blanks;
    if (figure.kind != AmountKind::number || figure.value.is_zero()) return;
    if (figure.value.sign() < 0 && !is_computed) ++tally.negatives;
    ++tally.amounts;
    for (std::size_t i = 0; i < tally.multiples.size(); ++i) {
        if (!is_multiple(figure.value, static_cast<int>(i) + 1)) break;
        ++tally.multiples[i];
    }
}

/// The zeros in which all amounts but one, or one in sixteen, end; amounts are round by themselves, so that few of them
/// say nothing.
int Customs::Tally::zeros() const {
    constexpr std::array<std::uint32_t, 3> enough = {24, 16, 6};
    for (std::size_t i = multiples.size(); i > 0; --i) {
        const std::uint32_t off = amounts - multiples[i - 1];
        if (amounts >= enough[i - 1] && off <= std::max(1U, amounts / 16)) return static_cast<int>(i);
    }
    return 0;
}

bool Customs::may_be_negative(FigureId figure) const {
    const Figure& self = sheet_.figures[figure];
    const BreakdownId table = sheet_.lines[self.line].breakdown;
    const bool is_computed = self.stage != no_stage && sheet_.stages[self.stage].formula.has_value();
    return is_computed || table == no_id || tables_[table].negatives > 0;
}

bool Customs::leaves_blanks(FigureId figure) const {
    const LineId id = sheet_.figures[figure].line;
    const Line& line = sheet_.lines[id];
    if (line.breakdown != no_id && tables_[line.breakdown].blanks > 1) return true;
    if (line.kind != LineKind::source) return false;
    for (std::size_t stage = 0; stage < sheet_.stages.size(); ++stage) {
        if (sheet_.is_number(sheet_.cell(id, static_cast<StageId>(stage)))) return false;
    }
    return true;
}

bool Customs::is_off_grain(FigureId figure, const Rational& value) const {
    const Figure& self = sheet_.figures[figure];
    const BreakdownId table = sheet_.lines[self.line].breakdown;
    if (table == no_id || (self.stage != no_stage && sheet_.stages[self.stage].kind != StageKind::amount)) return false;
    const int zeros = std::max(tables_[table].zeros(), all_.zeros());
    return zeros > 0 && !is_multiple(value, zeros);
}

}  // namespace dxbudget
