#include "report/figure_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <variant>

#include "dxbudget/amount.hpp"
#include "dxbudget/diagnose.hpp"
#include "dxbudget/render_sheet.hpp"
#include "render/terminal.hpp"
#include "report/finding_list.hpp"
#include "report/page_name.hpp"
#include "sheet/figure_style.hpp"
#include "sheet/path_words.hpp"
#include "text/width.hpp"

namespace dxbudget {
namespace {

/// Whether a document says something in a line.
bool states_figures(const Sheet& sheet, LineId line) {
    if (sheet.lines[line].stageless != no_id) return true;
    for (StageId stage = 0; stage < sheet.stages.size(); ++stage) {
        const Figure* figure = sheet.figure_at(line, stage);
        if (figure != nullptr && figure->kind != AmountKind::absent) return true;
    }
    return false;
}

/// The lines that `rows_of` leaves to their tables, under headings of their own: what is stated again, and what limits.
std::vector<Row> rows_beside(const Sheet& sheet) {
    struct Group {
        Text heading;
        std::initializer_list<LineKind> kinds;
    };
    static const Group groups[] = {
        {{"stated again", "再記載"}, {LineKind::funding_total, LineKind::restatement}},
        {{"limits and bases of shares", "上限額・補助対象額"}, {LineKind::limit, LineKind::share_base}},
        {{"from other documents", "他の調書から"}, {LineKind::linked, LineKind::last_year}},
    };
    std::vector<Row> rows;
    for (const Group& group : groups) {
        bool is_first = true;
        for (LineId line = 1; line < sheet.lines.size(); ++line) {
            const LineKind kind = sheet.lines[line].kind;
            if (std::find(group.kinds.begin(), group.kinds.end(), kind) == group.kinds.end()) continue;
            if (!states_figures(sheet, line)) continue;
            rows.push_back({.line = line, .heading = is_first ? group.heading : Text{}});
            is_first = false;
        }
    }
    return rows;
}

constexpr std::size_t widest_unit = 20;  // columns

/// How grave the gravest finding about a figure is.
Severity gravest(const ReportedFile& report, const Said& said) {
    Severity most = Severity::note;
    for (const std::uint32_t number : said.findings) most = std::max(most, report.finding(number).severity);
    return most;
}

class FigureTable {
  public:
    FigureTable(Markup& out, const ReportedFile& report, std::size_t index)
        : out_(out),
          report_(report),
          index_(index),
          sheet_(report.audit.sheets[index]),
          source_(*report.audit.source),
          style_(style_of(sheet_, source_)) {}

    void write() {
        const std::string caption = report_.id_of("table", index_ + 1);
        const auto frame =
            out_.in("div", {{"class", "scroll"}, {"role", "group"}, {"tabindex", "0"}, {"aria-labelledby", caption}});
        const auto table = out_.in("table", {{"class", "figures"}});
        out_.element("caption", {{"id", caption}}, title());
        write_head();
        std::vector<Row> rows = rows_of(sheet_);
        const std::vector<Row> beside = rows_beside(sheet_);
        rows.insert(rows.end(), beside.begin(), beside.end());
        for (std::size_t i = 0; i < rows.size();) {
            const auto body = out_.in("tbody");
            if (!rows[i].heading.empty()) write_heading(rows[i]);
            do {
                write_row(rows[i++]);
            } while (i < rows.size() && rows[i].heading.empty());
        }
    }

  private:
    std::string title() const {
        const Message with_title = {{"{0} (amounts in {1})", "{0}(単位: {1})"},
                                    {std::string(sheet_.title), sheet_.unit.label}};
        const Message without = {{"Figures (amounts in {0})", "計数表(単位: {0})"}, {sheet_.unit.label}};
        if (sheet_.unit.label.empty()) {
            return std::string(sheet_.title.empty() ? report_.in({"Figures", "計数表"}) : sheet_.title);
        }
        return report_.say(sheet_.title.empty() ? without : with_title);
    }

    void write_head() {
        const auto head = out_.in("thead");
        const auto row = out_.in("tr");
        out_.element("th", {{"scope", "col"}}, report_.in({"line", "区分"}));
        for (const Stage& stage : sheet_.stages) {
            const auto cell = out_.in("th", {{"scope", "col"}});
            out_.text(stage.label.in(report_.language));
            if (stage.unit) out_.element("span", {{"class", "under"}}, stage.unit->label);
            if (stage.kind == StageKind::ratio) out_.element("span", {{"class", "under"}}, "%");
        }
    }

    void write_heading(const Row& row) {
        const auto line = out_.in("tr", {{"class", "head"}});
        const std::string columns = std::to_string(sheet_.stages.size() + 1);
        out_.element("th", {{"scope", "rowgroup"}, {"colspan", columns}},
                     row.name.empty() ? row.heading.in(report_.language) : row.name);
    }

    void write_row(const Row& row) {
        const Line& line = sheet_.lines[row.line];
        const bool is_total = line.kind == LineKind::whole || line.kind == LineKind::cost_total;
        const auto element = out_.in("tr", {{is_total ? "class" : "", "whole"}});
        {
            const std::string depth = fmt::format("d{}", std::min(row.depth, 6));
            const auto name = out_.in("th", {{"scope", "row"}, {row.depth > 0 ? "class" : "", depth}});
            out_.text(name_in_words(sheet_, row.line, report_.language));
            write_tags(line);
            if (const std::string more = place_of(row.line); !more.empty()) {
                out_.element("span", {{"class", "under"}}, more);
            }
            if (!line.note.empty()) out_.element("span", {{"class", "under"}}, line.note);
        }
        if (line.stageless != no_id) {
            write_cell(line.stageless, sheet_.stages.size());
            return;
        }
        for (StageId stage = 0; stage < sheet_.stages.size(); ++stage) {
            write_cell(sheet_.cell(row.line, stage), 1);
        }
    }

    void write_tags(const Line& line) {
        const auto tag = [&](Text words) {
            out_.text(" ");
            out_.element("span", {{"class", "tag"}}, report_.in(words));
        };
        if (!line.counted) tag({"not added", "合計外"});
        if (line.partial) tag({"parts are only some", "内訳は一部"});
        if (line.sign == Sign::minus) tag({"subtracted", "控除"});
    }

    /// Of a line that speaks of another one: which one.
    std::string place_of(LineId id) const {
        const Line& line = sheet_.lines[id];
        switch (line.kind) {
            case LineKind::funding_total:
            case LineKind::restatement:
            case LineKind::limit:
            case LineKind::share_base:
            case LineKind::linked:
            case LineKind::last_year:
                break;
            default:
                return {};
        }
        if (line.parent == no_id) return {};
        return report_.say(Message{{"of {0}", "{0}について"}, {name_of(sheet_, line.parent)}});
    }

    void write_cell(FigureId id, std::size_t columns) {
        const std::string span = std::to_string(columns);
        const Said* said = id == no_id ? nullptr : report_.of(index_, id);
        const auto cell = out_.in("td", {{columns > 1 ? "colspan" : "", span},
                                         {said != nullptr ? "class" : "", said ? class_of(*said) : ""}});
        if (id == no_id) return;
        if (said == nullptr || (said->findings.empty() && said->cause == nullptr)) {
            write_figure(id);
            if (said != nullptr) write_marks(*said);
            return;
        }
        const std::uint32_t number = said->findings.empty() ? said->cause_in : said->findings.front();
        const std::string entry = report_.id_of("finding", number);
        {
            const auto link = out_.in("a", {{"href", "#" + in_url(entry)}, {"aria-describedby", entry}});
            write_figure(id);
            out_.element("sup", std::to_string(number));
        }
        write_should(id, *said);
        write_marks(*said);
        write_tip(*said);
    }

    std::string_view class_of(const Said& said) const {
        if (!said.findings.empty()) {
            const Severity most = gravest(report_, said);
            if (most == Severity::warning) return "warned";
            if (most == Severity::error) return said.cause == nullptr && blames_others(said) ? "affected" : "wrong";
        }
        return said.cause != nullptr ? "suspect" : "noted";
    }

    /// Whether each finding about a figure names another one as the cause, or none but that of another finding.
    bool blames_others(const Said& said) const {
        return std::all_of(said.findings.begin(), said.findings.end(), [&](std::uint32_t number) {
            const Finding& finding = report_.finding(number);
            return !finding.explained.empty() || !finding.causes.empty();
        });
    }

    std::string number(const Figure& figure, const Rational& amount) const {
        std::string words = in_words(amount, report_.language, style_for(sheet_, figure, style_));
        if (is_ratio(figure)) words += '%';
        return words;
    }

    bool is_ratio(const Figure& figure) const {
        return figure.stage != no_stage && sheet_.stages[figure.stage].kind == StageKind::ratio;
    }

    /// A figure as the document writes it; what it leaves out and an equation gives, as computed.
    void write_figure(FigureId id) {
        const Figure& figure = sheet_.figures[id];
        if (figure.kind == AmountKind::number) {
            write_number(figure);
        } else if (figure.kind == AmountKind::absent || figure.kind == AmountKind::blank) {
            const Value& value = report_.audit.evaluations[index_].values[id];
            if (value.origin != Value::Origin::computed || value.approximate) return;
            const std::string words = number(figure, value.value);
            if (words.find("…") != std::string::npos) return;  // it is no figure that anybody would print
            const auto computed = out_.in("span", {{"class", "computed"}});
            out_.element("span", {{"class", "hidden"}}, report_.in({"computed: ", "計算値 "}));
            out_.text(words);
        } else {
            out_.element("span", {{"class", "words"}}, words_of(sheet_, source_, id));
        }
    }

    void write_number(const Figure& figure) {
        const FigureCalculation* calculation =
            figure.calculation == no_id ? nullptr : &sheet_.calculations[figure.calculation];
        const bool is_printed = calculation == nullptr || calculation->declared;
        if (figure.approximate) out_.text(report_.in({"about ", "約"}));
        if (is_printed && !figure.span.empty()) {
            write_printed(figure);
        } else {
            out_.text(number(figure, figure.value));
        }
        if (calculation != nullptr) out_.element("span", {{"class", "under"}}, source_.slice(calculation->span));
    }

    /// The digits as they are printed. Where a unit of their own stands with them, it does here, too, and what they
    /// come to in the unit of the table.
    void write_printed(const Figure& figure) {
        const std::string_view digits = source_.slice(figure.span);
        const Amount amount = read_amount(
            digits, {.unit = &sheet_.unit_of(figure), .ratio = is_ratio(figure), .notation = sheet_.notation});
        out_.text(digits);
        if (amount.kind == AmountKind::number && amount.value == figure.value) {
            if (is_ratio(figure)) out_.text("%");
            return;
        }
        const Source& file = source_.file_at(figure.span.begin);
        const std::string_view rest = file.text().substr(figure.span.end - file.base());
        const std::string_view unit = rest.substr(0, rest.find_first_of(" \t\r\n,;:#\"'[]{}()="));
        out_.text(unit.substr(0, bytes_within(unit, widest_unit)));
        out_.element("span", {{"class", "worth"}}, "= " + number(figure, figure.value));
    }

    /// What is to stand there: what a cause says, or what a finding computed.
    void write_should(FigureId id, const Said& said) {
        const Figure& figure = sheet_.figures[id];
        const auto write = [&](Text words, const Rational& amount) {
            out_.element("span", {{"class", "should"}}, report_.say({words, {number(figure, amount)}}));
        };
        if (said.cause != nullptr && !is_of_line(*said.cause)) {
            const bool is_only = report_.finding(said.cause_in).causes.size() == 1;
            write(is_only ? Text{"should be {0}", "正しくは {0}"} : Text{"perhaps {0}", "{0} か"}, said.cause->value);
            return;
        }
        for (const std::uint32_t finding : said.findings) {
            const std::optional<Comparison>& comparison = report_.finding(finding).comparison;
            if (!comparison) continue;
            write(comparison->at_most ? Text{"at most {0}", "上限 {0}"} : Text{"computed {0}", "計算 {0}"},
                  comparison->computed);
            return;
        }
    }

    /// Whether a cause speaks of the line, and not of what its figure should be.
    static bool is_of_line(const CauseText& cause) {
        return cause.slip == word_of(Slip::not_counted) || cause.slip == word_of(Slip::subtotal_among_parts);
    }

    void write_marks(const Said& said) {
        const auto mark = [&](Text words) {
            out_.text(" ");
            out_.element("span", {{"class", "mark"}}, report_.in(words));
        };
        if (said.not_checked) mark({"not checked", "検査不能"});
        if (said.is_inexact) mark({"rounded", "端数"});
        if (said.set_aside) mark({"known", "了承済"});
    }

    void write_tip(const Said& said) {
        const auto tip = out_.in("div", {{"class", "tip"}, {"aria-hidden", "true"}});
        for (const std::uint32_t number : said.findings) write_tip_of(number);
        if (said.findings.empty()) write_tip_of(said.cause_in);
    }

    void write_tip_of(std::uint32_t number) {
        out_.element("p", {{"class", "finding"}}, report_.say(report_.finding(number).message));
        write_finding(out_, report_, report_.finding(number));
    }

    Markup& out_;
    const ReportedFile& report_;
    std::size_t index_;
    const Sheet& sheet_;
    const Source& source_;
    FigureStyle style_;
};

}  // namespace

void write_figures(Markup& out, const ReportedFile& report, std::size_t sheet) {
    FigureTable(out, report, sheet).write();
}

}  // namespace dxbudget
