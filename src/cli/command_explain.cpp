#include <fmt/format.h>

#include <cstdint>
#include <optional>
#include <string_view>

#include "cli/audit_input.hpp"
#include "cli/commands.hpp"
#include "dxbudget/coverage.hpp"
#include "dxbudget/explain.hpp"
#include "sheet/path_words.hpp"
#include "text/width.hpp"

namespace dxbudget {

namespace {

/// A figure of an audit.
struct Found {
    std::size_t sheet = 0;
    FigureId figure = no_id;
};

/// The figures that stand in a line of the sheet's own file, or the one at a column of it.
std::vector<Found> figures_at(const Audit& audit, std::uint32_t line, std::uint32_t column) {
    const Source& source = *audit.source;
    std::vector<Found> found;
    for (std::size_t i = 0; i < audit.sheets.size(); ++i) {
        const std::vector<Figure>& figures = audit.sheets[i].figures;
        for (FigureId id = 0; id < figures.size(); ++id) {
            const Span span = figures[id].span;
            if (span.empty() || &source.file_at(span.begin) != &source || source.place(span.begin).line != line)
                continue;
            const bool is_there = column >= source.place(span.begin).column && column < source.place(span.end).column;
            if (is_there) return {{i, id}};
            found.push_back({i, id});
        }
    }
    return found;
}

/// The figure in a cell of a workbook.
std::optional<Found> figure_in_cell(const Audit& audit, std::string_view cell) {
    for (std::size_t i = 0; i < audit.sheets.size(); ++i) {
        const std::vector<Figure>& figures = audit.sheets[i].figures;
        for (FigureId id = 0; id < figures.size(); ++id) {
            if (figures[id].span.empty()) continue;
            const NamedPlace* const place = audit.source->named_place(figures[id].span.begin);
            if (place != nullptr && place->name == cell) return Found{i, id};
        }
    }
    return std::nullopt;
}

int explain_line(const ExplainOptions& options, const Audit& audit, Console& console) {
    const std::vector<Found> found = figures_at(audit, options.line, options.column);
    std::string text;
    for (const Found& one : found) {
        text += (text.empty() ? "" : "\n") + render_explanation(audit, one.sheet, one.figure, console.on_out());
    }
    console.out.write(text);
    if (!found.empty()) return all_well;
    console.fail({{"no figure stands in line {0} of `{1}`", "「{1}」の {0} 行目に数字はない"},
                  {Rational(std::int64_t{options.line}), options.input.paths.front()}});
    return not_done;
}

}  // namespace

int run_explain(const ExplainOptions& options, ConfigurationFiles& projects, Console& console) {
    const std::string& path = options.input.paths.front();
    const std::optional<Audit> checked = audit_input({.path = path, .name = path, .folder = folder_beside(path)}, false,
                                                     projects, console, &options.input.tables);
    if (!checked) return not_done;
    const Language language = console.on_err().language;
    if (options.line != 0) return explain_line(options, *checked, console);
    for (std::size_t i = 0; i < checked->sheets.size(); ++i) {
        if (const auto figure = find_figure(checked->sheets[i], options.figure)) {
            console.out.write(render_explanation(*checked, i, *figure, console.on_out()));
            return all_well;
        }
    }
    if (const auto found = figure_in_cell(*checked, options.figure)) {
        console.out.write(render_explanation(*checked, found->sheet, found->figure, console.on_out()));
        return all_well;
    }
    say_unknown_figure(options.figure, paths_like(*checked, options.figure, language), console);
    return not_done;
}

int run_coverage(const CoverageOptions& options, ConfigurationFiles& projects, Console& console) {
    int status = all_well;
    const Language language = console.on_out().language;
    for (const Input& input : find_inputs(options.input, projects)) {
        const std::optional<Audit> checked = audit_input(input, false, projects, console, &options.input.tables);
        if (!checked) {
            status = not_done;
            continue;
        }
        std::int64_t figures = 0;
        std::int64_t unprotected = 0;
        bool complete = true;
        std::string text;
        for (std::size_t i = 0; i < checked->sheets.size(); ++i) {
            const Sheet& sheet = checked->sheets[i];
            const Coverage coverage = coverage_of(sheet, checked->evaluations[i]);
            figures += coverage.figures;
            unprotected += static_cast<std::int64_t>(coverage.unprotected.size());
            complete = complete && coverage.complete;
            for (const FigureId id : coverage.unprotected) {
                const Source& file = checked->source->file_at(sheet.figures[id].span.begin);
                const std::string path = path_in_words(sheet, id, language);
                text +=
                    printable(fmt::format("{}:{}: {}", file.name(), file.where(sheet.figures[id].span.begin), path)) +
                    "\n";
            }
        }
        const std::int64_t percent = figures == 0 ? 0 : (figures - unprotected) * 100 / figures;
        text += render({{"{0}: {1} of {2} figures are protected by an equation ({3} %)",
                         "{0}: 数字 {2}個のうち {1}個が計算で検査される({3} %)"},
                        {printable(input.path), Rational(figures - unprotected), Rational(figures), Rational(percent)}},
                       language) +
                "\n";
        console.out.write(text);
        if (!complete) {
            console.say({{"{0}: the equations are too interwoven to follow; more figures may be protected",
                          "{0}: 計算が複雑に絡み合い、すべては追えない。検査される数字はこれより多いことがある"},
                         {printable(input.path)}});
        }
        if (percent < options.least_percent && status == all_well) status = findings_made;
    }
    return status;
}

}  // namespace dxbudget
