/// Any bytes as a sheet: audited with causes, rendered in every format and language, recalculated, corrected.

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "dxbudget/audit.hpp"
#include "dxbudget/coverage.hpp"
#include "dxbudget/explain.hpp"
#include "dxbudget/fix.hpp"
#include "dxbudget/judgement.hpp"
#include "dxbudget/render.hpp"
#include "dxbudget/render_sheet.hpp"
#include "dxbudget/rule.hpp"
#include "require.hpp"

using namespace dxbudget;
using namespace dxbudget::fuzzing;

namespace {

constexpr Language languages[] = {Language::english, Language::japanese};

/// The files that sheets may name: last year's sheet and some lines are right, and any other is the sheet itself.
LoadOptions files_of(const std::string& text) {
    return {.read_file = [&text](const std::string& path) -> std::variant<std::string, Message> {
                if (path == "last.yaml") return std::string("total: 30\nitems: [{name: a, amount: 30}]\n");
                if (path == "lines.csv") return std::string("name,amount\na,10\nb,20\n");
                return text;
            },
            .identify = [](const std::string& path) { return path == "last.yaml" ? path : "sheet.yaml"; }};
}

std::size_t errors_in(const Audit& checked) {
    std::size_t errors = 0;
    for (const Finding& finding : checked.findings) errors += finding.severity == Severity::error ? 1U : 0U;
    return errors;
}

void require_soundness(const Audit& checked) {
    const Tally& tally = checked.tally;
    require(tally.equations == tally.held + tally.held_within_rounding + tally.held_within_tolerance +
                                   tally.mismatched + tally.not_checked,
            "every equation has one outcome");
    std::size_t end = 0;
    for (const Finding& finding : checked.findings) {
        require(finding.rule != nullptr, "a finding has a rule");
        require(finding.span.begin <= finding.span.end, "a span ends behind its begin");
        require(end <= finding.span.begin, "findings stand in the order of their places");
        end = finding.span.begin;
        for (const Language language : languages) {
            require(!render(finding.message, language).empty(), "a finding has a message in each language");
        }
    }
}

void require_renders(const CheckedFile& file, const RenderOptions& look) {
    Totals totals;
    totals.add(file);
    for (const Format* format : all_formats()) {
        std::vector<Part> parts;
        if (format->parts != nullptr) parts = format->parts(file, look);
        std::string text = format->begin == nullptr ? std::string() : format->begin(look);
        if (format->file != nullptr) text += format->file(file, look);
        if (format->end != nullptr) text += format->end(totals, parts, look);
        const bool is_json = text.starts_with('{') && !format->for_people;
        require(!is_json || nlohmann::json::accept(text), "what is written as JSON is JSON");
        require(look.color || text.find('\x1b') == std::string::npos, "no escape sequence reaches a terminal");
    }
    require(render_summary(totals, look).ends_with('\n'), "the summary is a line");
}

void require_recalculates(const Audit& checked) {
    std::vector<CalculatedSheet> sheets;
    for (std::size_t i = 0; i < checked.sheets.size(); ++i) {
        const Sheet& sheet = checked.sheets[i];
        sheets.push_back(
            {&sheet, checked.source.get(), &checked.documents[i], recalculate(sheet, checked.equations[i], {})});
        render_sheet_table(sheets.back(), {});
        if (!sheet.figures.empty()) render_explanation(checked, i, 0, {});
        coverage_of(sheet, checked.evaluations[i]);
    }
    render_sheets_csv(sheets);
    require(nlohmann::json::accept(render_sheets_json(sheets)), "a sheet as JSON is JSON");
    const Audit again = audit(Source("again.yaml", render_sheets_yaml(sheets)), {.causes = false});
    if (checked.findings.empty()) require(errors_in(again) == 0, "a sheet that is right stays so when it is rewritten");
}

void require_corrects(const std::string& text) {
    for (const bool unsafe : {false, true}) {
        Audit checked = audit(Source("sheet.yaml", text), {.loading = files_of(text)});
        const Fix fixed = fix(checked, {.unsafe = unsafe});
        unified_diff("sheet.yaml", checked.source->text(), fixed.text);
        if (fixed.edits.empty()) {
            require(fixed.text == checked.source->text(), "a file without edits stays as it is");
            continue;
        }
        const Audit again = audit(Source(checked.source->name(), fixed.text), {.loading = checked.options.loading});
        require(errors_in(again) < errors_in(checked), "a correction leaves fewer errors");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    const CheckedFile file{
        .path = "sheet.yaml", .audit = audit(Source("sheet.yaml", text), {.loading = files_of(text)}), .error = {}};
    require_soundness(*file.audit);
    require_renders(file, {.language = Language::english, .verbose = true});
    require_recalculates(*file.audit);
    require_corrects(text);
    CheckedFile judged{.path = "sheet.yaml", .audit = audit(Source("sheet.yaml", text)), .error = {}};
    judged.judgement = judge(*judged.audit);
    require_soundness(*judged.audit);
    require_renders(judged, {.language = Language::japanese, .color = true});
    return 0;
}
