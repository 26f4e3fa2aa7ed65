#include "dxbudget/unit_cost.hpp"

#include <algorithm>

#include "amount/unit.hpp"
#include "dxbudget/sheet.hpp"
#include "format/fiscal_year.hpp"
#include "format/keys.hpp"

namespace dxbudget {

void UnitCosts::add(UnitCost cost) {
    if (places.emplace(std::pair(cost.group, cost.year), costs.size()).second) costs.push_back(std::move(cost));
}

const UnitCost* UnitCosts::find(const std::string& group, std::optional<int> year) const {
    const auto found = places.find({group, year});
    return found == places.end() ? nullptr : &costs[found->second];
}

void add_unit_costs(UnitCosts& sheet, const Unit& sheet_unit, std::optional<int> own_year, const UnitCosts& project,
                    const Unit& project_unit) {
    sheet.stated = sheet.stated || project.stated;
    const Rational factor = conversion(project_unit, sheet_unit);
    if (factor.overflowed()) return;
    for (const bool of_own_year : {false, true}) {  // a cost of that very year comes before one of the sheet's own year
        for (const UnitCost& cost : project.costs) {
            const std::optional<int> year = cost.year ? cost.year : own_year;
            if (of_own_year == cost.year.has_value()) continue;
            sheet.add(
                {.group = cost.group, .year = year, .value = cost.value * factor, .approximate = cost.approximate});
        }
    }
    if (sheet.tolerance) return;
    if (project.tolerance) {
        sheet.tolerance = *project.tolerance * factor;
    } else if (!project.costs.empty()) {
        sheet.tolerance = std::max(factor, Rational(1));  // what is rounded to one unit is no more exact in a finer one
    }
}

const UnitCost* unit_cost_at(const Sheet& sheet, LineId staff, StageId stage) {
    std::optional<int> year = sheet.year;
    if (sheet.stages[stage].id == "previous") {
        if (!year) return nullptr;
        --*year;
    } else if (const auto labelled = read_fiscal_year(sheet.stages[stage].label.japanese)) {
        year = labelled;
    }
    return sheet.unit_costs.find(fold_word(sheet.lines[staff].name), year);
}

}  // namespace dxbudget
