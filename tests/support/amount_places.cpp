#include "amount_places.hpp"

#include "audit_files.hpp"
#include "dxbudget/rule.hpp"

namespace dxbudget::testing {
namespace {

std::string quoted(std::string_view text) {
    std::string cell = "\"";
    for (const char c : text) cell += c == '"' ? std::string("\"\"") : std::string(1, c);
    return cell + "\"";
}

std::string in_place(const Files& files, std::string_view path) {
    const Audit checked = audit_file(files, "sheet.yaml", false);
    const std::string errors = errors_of(checked);
    return errors.empty() ? value_of(checked, path) : errors;
}

std::string head_of(std::string_view unit, std::string_view more) {
    return (unit.empty() ? "" : "unit: " + scalar(unit) + "\n") + std::string(more);
}

/// What a text reads as where the figure is of a line of that kind, which has no stage.
std::string of_line(LineKind kind, const std::string& sheet) {
    const Audit checked = audit_file({{"sheet.yaml", sheet}}, "sheet.yaml", false);
    const std::string errors = errors_of(checked);
    if (!errors.empty()) return errors;
    for (const Line& line : checked.sheets[0].lines) {
        if (line.kind == kind) return plain(checked.sheets[0].figures[line.stageless].value);
    }
    return "no such line";
}

}  // namespace

std::string scalar(std::string_view text) {
    std::string cell = "'";
    for (const char c : text) cell += c == '\'' ? std::string("''") : std::string(1, c);
    return cell + "'";
}

std::string errors_of(const Audit& checked) {
    std::string said;
    for (const Finding& finding : checked.findings) {
        if (finding.severity != Severity::error || !is_of_reading(*finding.rule)) continue;
        said += std::string(finding.rule->id) + ": " + render(finding.message, Language::english);
    }
    return said;
}

std::string in_sheet(std::string_view text, std::string_view unit, std::string_view more) {
    return in_place({{"sheet.yaml", head_of(unit, more) + "items: [{name: a, amount: " + scalar(text) + "}]\n"}},
                    "items/a.amount");
}

std::string in_csv(std::string_view text, std::string_view unit, std::string_view more) {
    return in_place(
        {{"sheet.yaml", head_of(unit, more) + "items: {csv: l.csv, levels: [Item], stages: {amount: Amount}}\n"},
         {"l.csv", "Item,Amount\na," + quoted(text) + "\n"}},
        "items/a.amount");
}

std::string as_limit(std::string_view text, std::string_view unit, std::string_view more) {
    return of_line(LineKind::limit,
                   head_of(unit, more) + "items: [{name: a, amount: 0, limit: " + scalar(text) + "}]\n");
}

std::string as_base(std::string_view text, std::string_view unit, std::string_view more) {
    return of_line(LineKind::share_base,
                   head_of(unit, more) + "items: [{name: a, amount: 0, rate: 10%, of: " + scalar(text) + "}]\n");
}

std::string as_unit_cost(std::string_view text, std::string_view unit, std::string_view more) {
    const Audit checked = audit_file(
        {{"sheet.yaml", head_of(unit, more) + "unit_costs: {staff: " + scalar(text) + "}\nitems: [{amount: 0}]\n"}},
        "sheet.yaml", false);
    const std::string errors = errors_of(checked);
    if (!errors.empty()) return errors;
    const std::vector<UnitCost>& costs = checked.sheets[0].unit_costs.costs;
    return costs.empty() ? "no unit cost" : plain(costs.front().value);
}

std::string in_check(std::string_view text, std::string_view unit, std::string_view more, std::string_view value) {
    std::string figure(value);
    const std::size_t point = figure.find('.');
    if (point != std::string::npos && figure.size() - point == 4) figure += '0';
    if (point != std::string::npos && more.find("comma") != std::string_view::npos) figure[point] = ',';
    const std::string sheet = head_of(unit, more) + "total: '" + figure + "'\nitems: [{name: a, amount: '" + figure +
                              "'}]\nchecks: [" + scalar("amount = " + std::string(text)) + "]\n";
    const Audit checked = audit_file({{"sheet.yaml", sheet}}, "sheet.yaml", false);
    if (checked.findings.empty() && checked.tally.not_checked == 0) return std::string(value);
    return told_with_help(checked);
}

}  // namespace dxbudget::testing
