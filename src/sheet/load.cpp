#include <algorithm>
#include <iterator>
#include <memory>
#include <string>
#include <utility>

#include "amount/notation.hpp"
#include "amount/unit.hpp"
#include "format/fiscal_year.hpp"
#include "sheet/csv_lines.hpp"
#include "sheet/line_index.hpp"
#include "sheet/load_checks.hpp"
#include "sheet/load_notation.hpp"
#include "sheet/load_unit_costs.hpp"
#include "sheet/loader.hpp"
#include "sheet/value_words.hpp"

namespace dxbudget {

Loader::Meaning Loader::meaning_of(NodeId key, Scope scope) {
    if (node(key).kind != NodeKind::scalar) return {};
    const std::string_view word = node(key).text;
    if (const auto own = stages_.declared().find(word); own != stages_.declared().end()) return {.stage = own->second};
    if (const Key written = written_key(word, scope); written != Key::none) return {.key = written};
    auto& known = meanings_[static_cast<std::size_t>(scope)];
    if (const auto found = known.find(word); found != known.end()) return found->second;
    Meaning meaning{.key = key_of(word, scope)};
    if (meaning.key == Key::none) meaning.stage = stages_.named(word);
    return known[word] = meaning;
}

Loader::Meaning Loader::known_meaning_of(NodeId key, Scope scope) {
    const Meaning meaning = meaning_of(key, scope);
    if (meaning.is_unknown()) report_unknown_key(key, scope);
    return meaning;
}

void Loader::report_no_stage(NodeId key) {
    report(rules::unknown_key, node(key).span,
           {{"`{0}` does not belong here, where every key is a stage", "「{0}」はここには書けない。項目は欄に限る"},
            {std::string(node(key).text)}});
}

void Loader::load_sheet_key(Key key, NodeId value) {
    switch (key) {
        case Key::title:
            sheet_.title = text_of(value);
            break;
        case Key::department:
            sheet_.department = text_of(value);
            break;
        case Key::costs:
            load_costs(value);
            break;
        case Key::breakdowns:
            load_breakdowns(value);
            break;
        case Key::workings:
            load_workings(value);
            break;
        case Key::unit_costs:
            sheet_.unit_costs = read_unit_costs(*this, value, amounts(), sheet_.year);
            break;
        case Key::previous_sheet:
            last_year_ = value;
            break;
        case Key::checks:
            sheet_.checks = read_checks(*this, value, sheet_.unit, sheet_.notation);
            break;
        default:
            break;  // read beforehand: unit, calculation_unit, stages, fiscal_year, decimal, negative
    }
}

void Loader::load_sheet(NodeId root) {
    if (!is_mapping(root)) return;
    // Units and the year first, then stages, wherever they stand: every amount is read with them.
    const auto each_key = [&](auto visit) {
        each_entry(root, [&](NodeId key, NodeId value) { visit(key_at(key, Scope::sheet), value); });
    };
    each_key([&](Key key, NodeId value) {
        if (key == Key::unit) sheet_.unit = read_unit(text_of(value));
        if (key == Key::calculation_unit) sheet_.calculation_unit = read_unit(text_of(value));
        if (key == Key::fiscal_year) sheet_.fiscal_year = text_of(value);
        load_notation(*this, key, value, sheet_.notation);
    });
    take_found_notation();
    sheet_.notation.custom = custom_of_sheet();
    sheet_.year = read_fiscal_year(sheet_.fiscal_year);
    each_key([&](Key key, NodeId value) {
        if (key == Key::stages) stages_.load(value);
    });
    if (stages_.has_too_many()) return;
    stages_.read_formulas();
    load_body(0, root, Scope::sheet);
}

/// The custom of the sheet's unit; without one, that of the language in which the sheet is written.
Custom Loader::custom_of_sheet() const {
    if (!sheet_.unit.label.empty()) return custom_of(sheet_.unit);
    const std::string_view text =
        document_.root == no_node ? std::string_view{} : source_.slice(node(document_.root).span);
    // What is not in the Latin, Greek or Cyrillic alphabet may well be Japanese.
    const bool is_western = std::all_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0xE3 || byte > 0xE9;
    });
    return is_western ? Custom::international : Custom::japanese;
}

AmountContext Loader::amounts() const {
    return {.unit = &sheet_.unit, .notation = table_notation_ ? *table_notation_ : sheet_.notation};
}

void Loader::take_found_notation() {
    if (!found_.unit.empty()) {
        sheet_.unit = read_unit(found_.unit);
        report(rules::notation_not_stated, found_.unit_place,
               {{"the sheet states no unit; `{0}` here makes it the unit of all figures",
                 "調書に単位の記載がないため、ここの「{0}」をすべての数字の単位とした"},
                {found_.unit}},
               {{"write `unit: {0}`", "「単位: {0}」と書く"}, {found_.unit}});
    }
    if (found_.decimal_comma) {
        sheet_.notation.decimal = DecimalMark::comma;
        report(rules::notation_not_stated, found_.comma_place,
               {{"the comma is read as the decimal mark in this sheet: in `{0}` it cannot be anything else",
                 "コンマを小数点として読んだ。「{0}」ではそうとしか読めない"},
                {excerpt(source_.slice(found_.comma_place))}},
               {{"write `decimal: comma` beside `unit:`", "「単位」の次の行に「小数点: コンマ」と書く"}, {}});
    }
}

void Loader::take_over(const Configuration& project) {
    add_unit_costs(sheet_.unit_costs, sheet_.unit, sheet_.year, project.unit_costs, project.unit);
    if (!project.rounding) return;
    RoundingChoice choice = *project.rounding;
    if (choice.step) {
        const Rational step =
            project.unit.label.empty() ? *choice.step : *choice.step * conversion(project.unit, sheet_.unit);
        choice.step = step.overflowed() ? std::nullopt : std::optional(step);
    }
    sheet_.rounding = static_cast<std::uint32_t>(sheet_.roundings.size());
    sheet_.roundings.push_back(choice);
}

/// Every line has a place for each stage, stated or not. A sheet that states few of them is held to a size of its own,
/// so that the memory that it takes is in proportion to its text.
bool Loader::is_too_large() {
    constexpr std::uint64_t places_of_any_sheet = 4'000'000;
    constexpr std::uint64_t places_of_a_figure = 64;
    const std::uint64_t places = std::uint64_t{sheet_.lines.size()} * sheet_.stages.size();
    if (stages_.has_too_many()) return true;
    if (places <= places_of_any_sheet + places_of_a_figure * sheet_.figures.size()) return false;
    report(rules::too_large, {node(document_.root).span.begin, node(document_.root).span.begin},
           {{"{0} lines at {1} stages are too many for {2} figures", "数字 {2} 個に対し、{0} 行 × {1} 欄は多すぎる"},
            {Rational(static_cast<std::int64_t>(sheet_.lines.size())),
             Rational(static_cast<std::int64_t>(sheet_.stages.size())),
             Rational(static_cast<std::int64_t>(sheet_.figures.size()))}},
           {{"declare fewer stages, or write tables with other columns as sheets of their own",
             "欄を減らすか、列の異なる表を別の調書に分ける"},
            {}});
    return true;
}

/// A sheet of which nothing is taken in, so that nothing is claimed of it.
Sheet Loader::refused_sheet() const {
    Sheet sheet;
    sheet.unit = sheet_.unit;
    sheet.refused = true;
    sheet.lines.push_back(Line{.kind = LineKind::whole});
    return sheet;
}

bool Loader::rows_need_lines() const {
    if (csv_backlog_.formulas.empty()) return false;
    const bool project_checks = options_.configuration != nullptr && !options_.configuration->checks.empty();
    return project_checks || !sheet_.checks.empty() || last_year_ != no_node || sheet_.rounding != no_id ||
           !sheet_.roundings.empty() || csv_sums_are_stale(csv_backlog_, sheet_);
}

Sheet Loader::run() {
    if (options_.configuration != nullptr) sheet_.notation = options_.configuration->notation;
    sheet_.people = Unit{.label = "人", .yen = 0};
    add_line(LineKind::whole, no_id, {}, {});
    load_sheet(document_.root);
    state_whole_rows(CsvSink(*this));
    link_sheets();
    if (options_.configuration != nullptr) take_over(*options_.configuration);
    sheet_.lines[0].name = {};
    shares_.choose_own_parts();
    number_lines(sheet_);
    shares_.settle();
    stages_.check_words();
    stages_.give_change_its_formula();
    stages_.break_cycles();
    link_last_year();
    if (is_too_large()) return refused_sheet();
    build_cells();
    stages_.give_ratios_their_formulas();
    add_computed_cells();
    shares_.question();
    sheet_.summed_rows.need_lines = rows_need_lines();
    return std::move(sheet_);
}

/// Once more for each thing that the figures show of their notation.
Sheet load(const Document& document, Source& source, std::vector<Finding>& findings, const LoadOptions& options) {
    const std::size_t said_before = findings.size();
    auto loader = std::make_unique<Loader>(document, source, findings, options);
    Sheet sheet = loader->run();
    while (std::optional<FoundNotation> found = loader->find_notation(sheet)) {
        findings.erase(findings.begin() + static_cast<std::ptrdiff_t>(said_before), findings.end());
        auto again = std::make_unique<Loader>(document, source, findings, options, *std::move(found));
        again->share_files(*loader);
        loader = std::move(again);
        sheet = loader->run();
    }
    return sheet;
}

}  // namespace dxbudget
