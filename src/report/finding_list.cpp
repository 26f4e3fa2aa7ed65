#include "report/finding_list.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "render/report.hpp"
#include "render/tape_rows.hpp"
#include "render/terminal.hpp"
#include "sheet/path_words.hpp"

namespace dxbudget {
namespace {

std::string place_in_words(const ReportedFile& report, Span span) {
    return in_words(report.audit.source->line_reference(span.begin), report.language);
}

void write_tape(Markup& out, const ReportedFile& report, const TapeRows& tape) {
    if (tape.rows.empty()) return;
    const auto table = out.in("table", {{"class", "tape"}});
    out.element("caption", {{"class", "hidden"}}, report.in({"How it is computed", "計算の内訳"}));
    const auto body = out.in("tbody");
    for (const TapeRow& row : tape.rows) {
        const bool is_result = tape.has_result && &row == &tape.rows.back();
        const auto line = out.in("tr", {{is_result ? "class" : "", "result"}});
        out.element("td", row.sign == " " ? "" : row.sign);
        out.element("td", row.amount);
        out.element("td", row.name);
        std::string aside = row.place ? in_words(*row.place, report.language) : "";
        if (!row.note.empty()) aside += (aside.empty() ? "" : "; ") + row.note;
        out.element("td", {{"class", "aside"}}, aside);
    }
}

std::string_view class_of(Severity severity) {
    return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "note";
}

void write_place(Markup& out, const ReportedFile& report, Span span, const Rule& rule) {
    const auto where = out.in("p", {{"class", "where"}});
    out.text(place_in_words(report, span));
    out.text(" · ");
    out.element("code", rule.id);
}

}  // namespace

void write_finding(Markup& out, const ReportedFile& report, const Finding& finding) {
    const Source& source = *report.audit.source;
    const FigureStyle& style = finding.message.style;
    if (finding.comparison) write_tape(out, report, tape_rows(*finding.comparison, style, source, report.language));
    if (finding.check) write_tape(out, report, tape_rows(*finding.check, style, source, report.language));
    std::vector<Remark> remarks = remarks_on_causes(finding);
    for (Remark& remark : remarks_on_form(finding)) remarks.push_back(std::move(remark));
    if (remarks.empty()) return;
    const auto points = out.in("dl", {{"class", "points"}});
    for (const Remark& remark : remarks) {
        out.element("dt", report.in(remark.tag));
        out.element("dd", report.say(remark.message));
    }
}

void write_findings(Markup& out, const ReportedFile& report) {
    if (report.audit.findings.empty()) return;
    const auto section = out.in("section");
    out.element("h2", report.in({"Findings", "指摘事項"}));
    const auto list = out.in("ol", {{"class", "findings"}});
    for (std::uint32_t number = 1; number <= report.audit.findings.size(); ++number) {
        const Finding& finding = report.finding(number);
        const auto item =
            out.in("li", {{"class", class_of(finding.severity)}, {"id", report.id_of("finding", number)}});
        {
            const auto headline = out.in("p", {{"class", "finding"}});
            out.element("span", {{"class", "state"}},
                        fmt::format("{} {}", number, report.in(name_of(finding.severity))));
            out.text(" ");
            out.text(report.say(finding.message));
        }
        write_place(out, report, finding.span, *finding.rule);
        write_finding(out, report, finding);
    }
}

void write_not_checked(Markup& out, const ReportedFile& report) {
    if (report.audit.not_checked.empty()) return;
    const auto section = out.in("section");
    out.element("h2", report.in({"What could not be checked", "検査できなかったもの"}));
    const auto list = out.in("ul", {{"class", "list"}});
    for (const NotChecked& item : report.audit.not_checked) {
        const auto entry = out.in("li");
        {
            const auto headline = out.in("p", {{"class", "finding"}});
            const std::string figure = path_in_words(item.figure, report.audit.sheets, report.language);
            out.text(figure.empty() ? item.check : figure);
            if (!figure.empty() && !item.check.empty()) out.element("code", " " + item.check);
        }
        out.element("p", {{"class", "reason"}}, report.say(item.reason));
        write_place(out, report, item.span, *item.rule);
    }
}

void write_inexact(Markup& out, const ReportedFile& report) {
    if (report.inexact.empty()) return;
    const auto section = out.in("section");
    out.element(
        "h2", report.in({"What holds only within rounding or a tolerance", "端数処理又は許容差の範囲で一致するもの"}));
    const auto list = out.in("ul", {{"class", "list"}});
    for (const HeldInexactly& item : report.inexact) {
        const auto entry = out.in("li");
        out.element("p", {{"class", "reason"}}, in_words(item, report.audit.sheets, report.language));
        write_place(out, report, item.span, *item.rule);
    }
}

static void write_set_aside_item(Markup& out, const ReportedFile& report, const Finding& finding, const Message& why) {
    const auto entry = out.in("li", {{"class", "set-aside"}});
    out.element("p", {{"class", "finding"}}, report.say(finding.message));
    out.element("p", {{"class", "reason"}}, report.say(why));
    write_place(out, report, finding.span, *finding.rule);
}

void write_set_aside(Markup& out, const ReportedFile& report) {
    const Judgement& judgement = report.file.judgement;
    const std::uint32_t not_shown = judgement.not_shown.all();
    if (judgement.ignored.empty() && judgement.known.empty() && judgement.switched_off == 0 && not_shown == 0) return;
    const auto section = out.in("section");
    out.element("h2", report.in({"What does not count, and why", "対象外とした指摘とその理由"}));
    if (!judgement.ignored.empty() || !judgement.known.empty()) {
        const auto list = out.in("ul", {{"class", "list"}});
        for (const SetAside& item : judgement.ignored) {
            write_set_aside_item(
                out, report, item.finding,
                {{"ignored by a comment in the document: {0}", "調書の注記により無視: {0}"}, {item.reason}});
        }
        for (const Finding& finding : judgement.known) {
            write_set_aside_item(out, report, finding,
                                 {{"known from before, and accepted", "既知の指摘として了承済み"}, {}});
        }
    }
    const auto count = [](std::uint32_t number) { return Rational(std::int64_t{number}); };
    if (judgement.switched_off > 0) {
        out.element("p",
                    report.say(Message{{"{0} finding{0||s} of rules that are switched off", "無効な規則の指摘 {0}件"},
                                       {count(judgement.switched_off)}}));
    }
    if (not_shown > 0) {
        out.element("p", report.say(Message{{"{0} more finding{0||s} {0|is|are} counted and not listed",
                                             "ほかに 件数だけを数えた指摘 {0}件"},
                                            {count(not_shown)}}));
    }
}

}  // namespace dxbudget
