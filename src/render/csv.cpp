/// One record a finding, for spreadsheets and scripts. Names of fields and rules, and paths of figures, are the same in
/// every language; only what is said about a finding is in that of the run.

#include <initializer_list>

#include "dxbudget/render.hpp"
#include "dxbudget/rule.hpp"
#include "render/csv_cell.hpp"
#include "render/exact.hpp"
#include "render/report.hpp"
#include "render/terminal.hpp"

namespace dxbudget {
namespace {

constexpr std::string_view header =
    "file,line,column,rule,severity,figure,declared,computed,difference,unit,message,cause,fix,state\r\n";

/// The fields of a record as they are said; numbers are written bare, texts as text.
struct Record {
    std::string_view rule = {};
    std::string_view severity = {};
    std::string_view figure = {};
    std::string declared = {};
    std::string computed = {};
    std::string difference = {};
    std::string_view unit = {};
    std::string message = {};
    std::string cause = {};
    std::string fix = {};
    std::string_view state = {};
};

/// A quantity is bare, so that scripts need not unquote it; a fraction, which a spreadsheet would read as a date, is
/// text.
std::string number_cell(const std::string& number) {
    return number.find('/') == std::string::npos ? number : text_cell(number);
}

std::string written(const Record& record, const std::string& place) {
    std::string text = place;
    for (const std::string_view word : {record.rule, record.severity, record.figure}) text += ',' + text_cell(word);
    for (const std::string& number : {record.declared, record.computed, record.difference}) {
        text += ',' + number_cell(number);
    }
    for (const std::string_view words : {record.unit, std::string_view(record.message), std::string_view(record.cause),
                                         std::string_view(record.fix), record.state}) {
        text += ',' + text_cell(words);
    }
    return text + "\r\n";
}

/// `"a.yaml",12,5`
std::string place_cells(const Source& source, Span span) {
    const Place place = source.shown_place(span.begin);
    return text_cell(source.file_at(span.begin).name()) + ',' + std::to_string(place.line) + ',' +
           std::to_string(place.column);
}

/// Texts one after the other: several causes of which one can be true.
void append(std::string& text, const std::string& more) {
    text += (text.empty() || more.empty() ? "" : " | ") + more;
}

std::string record_of(const Finding& finding, const Source& source, std::string_view state, Language language) {
    Record record{.rule = finding.rule->id,
                  .severity = name_of(finding.severity).english,
                  .figure = finding.figure,
                  .message = render(finding.message, language),
                  .state = state};
    if (finding.comparison) {
        record.declared = exact(finding.comparison->declared);
        record.computed = exact(finding.comparison->computed);
        record.difference = exact(finding.comparison->difference);
        record.unit = finding.comparison->unit;
    } else if (finding.check) {
        record.declared = exact(finding.check->left);
        record.computed = exact(finding.check->right);
        record.difference = exact(finding.check->left - finding.check->right);
        record.unit = finding.check->unit;
    }
    for (const CauseText& cause : finding.causes) {
        append(record.cause, render(cause.cause, language));
        append(record.fix, render(cause.fix, language));
    }
    append(record.cause, render(finding.confirmed, language));
    for (const SuspectText& suspect : finding.suspects) {
        append(record.cause, std::string(suspect_tag.in(language)) + ": " + render(suspect.message, language));
    }
    append(record.cause, render(finding.explained, language));
    append(record.fix, render(finding.help, language));
    return written(record, place_cells(source, finding.span));
}

/// What `-v` lists besides: what does not count, what holds only nearly, and what could not be checked.
std::string render_the_rest(const CheckedFile& file, Language language) {
    const Source& source = *file.audit->source;
    std::string text;
    for (const SetAside& item : file.judgement.ignored) {
        text += record_of(item.finding, source, ignored_tag.english, language);
    }
    for (const Finding& finding : file.judgement.known) {
        text += record_of(finding, source, known_tag.english, language);
    }
    for (const HeldInexactly& item : held_inexactly(*file.audit)) {
        text += written({.rule = item.rule->id,
                         .figure = item.figure,
                         .declared = exact(item.declared),
                         .computed = exact(item.computed),
                         .difference = exact(item.declared - item.computed),
                         .state = name_of_reason(item).english},
                        place_cells(source, item.span));
    }
    for (const NotChecked& item : file.audit->not_checked) {
        text += written({.rule = item.rule->id,
                         .figure = item.figure,
                         .message = render(item.reason, language),
                         .state = "not checked"},
                        place_cells(source, item.span));
    }
    return text;
}

std::string begin(const RenderOptions&) {
    return std::string(header);
}

std::string render_file(const CheckedFile& file, const RenderOptions& options) {
    const Language language = options.language;
    if (!file.audit) {
        return written({.severity = name_of(Severity::error).english,
                        .message = render(file.error, language),
                        .state = "not read"},
                       text_cell(file.path) + ",,");
    }
    std::string text;
    for (const Finding& finding : file.audit->findings) {
        text += record_of(finding, *file.audit->source, "open", language);
    }
    return options.verbose ? text + render_the_rest(file, language) : text;
}

}  // namespace

const Format formats::csv{
    .name = "csv",
    .summary = {"one record per finding, for spreadsheets and scripts", "1件1行の CSV(表計算やスクリプト向け)"},
    .begin = begin,
    .file = render_file,
};

}  // namespace dxbudget
