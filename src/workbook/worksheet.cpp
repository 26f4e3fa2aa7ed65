#include "workbook/worksheet.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "dxbudget/render_sheet.hpp"
#include "render/report.hpp"
#include "sheet/figure_style.hpp"
#include "sheet/path_words.hpp"
#include "text/width.hpp"
#include "workbook/cells.hpp"
#include "workbook/comments.hpp"
#include "workbook/formulas.hpp"

namespace dxbudget {
namespace {

constexpr std::uint32_t most_rows = 1'000'000;  // spreadsheets have 1,048,576
constexpr std::uint32_t first_table_row = 4;
constexpr double widest_name = 60;

/// A line of the sheet and where it stands.
struct PlacedLine {
    Row row = {};
    std::string name = {};
    std::uint32_t at = 0;
};

class SheetWriter {
  public:
    SheetWriter(const CheckedFile& file, std::size_t index, Language language)
        : file_(file),
          audit_(*file.audit),
          index_(index),
          sheet_(audit_.sheets[index]),
          language_(language),
          style_(style_of(sheet_, *audit_.source)),
          cells_(sheet_.figures.size()),
          placed_{sheet_, audit_.equations[index], audit_.evaluations[index], cells_} {}

    Worksheet run() {
        place_lines();
        note_findings();
        formulas_ = choose_formulas(placed_);
        write_head();
        for (const PlacedLine& line : lines_) write_line(line);
        write_findings();
        Worksheet out;
        out.title = sheet_.title;
        std::vector<double> widths(column_count(), 14);
        widths[0] = name_width();
        out.cells = packed(worksheet_part(widths, first_table_row, true, rows_,
                                          comments_.empty() ? "" : "<legacyDrawing r:id=\"rId1\"/>"));
        if (!comments_.empty()) {
            out.comments = packed(comments_part(comments_));
            out.shapes = packed(shapes_part(comments_));
        }
        return out;
    }

  private:
    std::string in(Text text) const { return std::string(text.in(language_)); }
    std::size_t column_count() const { return std::max<std::size_t>(sheet_.stages.size() + 2, 8); }
    std::uint32_t column_of(StageId stage) const { return std::uint32_t{stage} + 2; }

    double name_width() const {
        std::size_t width = 20;
        for (const PlacedLine& line : lines_)
            width = std::max(width, display_width(line.name) + 2 * static_cast<std::size_t>(line.row.depth));
        return std::min(static_cast<double>(width) + 2, widest_name);
    }

    std::string name_of_line(LineId line, bool is_beside) const {
        if (is_beside) return line_path_in_words(path_of_line(sheet_, line), language_);
        return name_in_words(sheet_, line, language_);
    }

    /// Those that people read first, then every other line that has figures, so that none is missing.
    void place_lines() {
        std::uint32_t at = first_table_row;
        std::vector<bool> seen(sheet_.lines.size());
        const auto place = [&](const Row& row, bool is_beside) {
            seen[row.line] = true;
            if (at >= most_rows) {
                ++left_out_;
                return;
            }
            at += row.heading.empty() ? 1 : 2;
            lines_.push_back({row, name_of_line(row.line, is_beside), at});
            for (StageId stage = 0; stage < sheet_.stages.size(); ++stage) {
                const FigureId id = sheet_.cell(row.line, stage);
                if (id != no_id) cells_[id] = {at, column_of(stage)};
            }
            const FigureId everywhere = sheet_.lines[row.line].stageless;
            if (everywhere != no_id) cells_[everywhere] = {at, column_of(0)};
        };
        for (const Row& row : rows_of(sheet_)) place(row, false);
        bool is_first = true;
        for (LineId line = 0; line < sheet_.lines.size(); ++line) {
            if (seen[line] || !has_figures(line)) continue;
            Row row{.line = line};
            if (is_first) row.heading = {"stated elsewhere", "他の箇所の記載"};
            is_first = false;
            place(row, true);
        }
        last_row_ = at;
    }

    bool has_figures(LineId line) const {
        if (sheet_.lines[line].stageless != no_id) return true;
        for (StageId stage = 0; stage < sheet_.stages.size(); ++stage) {
            if (sheet_.cell(line, stage) != no_id) return true;
        }
        return false;
    }

    /// What stands beside which figure, and which finding an equation has.
    void note_findings() {
        for (const Finding& finding : audit_.findings) {
            const std::optional<FigureId> figure =
                finding.figure.empty() ? std::nullopt : find_figure(sheet_, finding.figure);
            const bool is_here =
                figure ? path_of(sheet_, *figure) == finding.figure : index_ == 0 && is_of_file(finding);
            if (!is_here) continue;
            findings_.push_back(&finding);
            if (!figure) continue;
            std::string& said = comment_of_[*figure];
            said += (said.empty() ? "" : "\n") + text_of(finding, language_);
            Severity& worst = severity_of_.emplace(*figure, finding.severity).first->second;
            worst = std::max(worst, finding.severity);
        }
    }

    /// Whether no sheet of the file has the figure that a finding is about.
    bool is_of_file(const Finding& finding) const {
        if (finding.figure.empty()) return true;
        return std::none_of(audit_.sheets.begin(), audit_.sheets.end(), [&](const Sheet& other) {
            const std::optional<FigureId> figure = find_figure(other, finding.figure);
            return figure && path_of(other, *figure) == finding.figure;
        });
    }

    void begin_row(std::uint32_t row) { rows_ += "<row r=\"" + std::to_string(row) + "\">"; }
    void end_row() { rows_ += "</row>"; }

    void write_head() {
        begin_row(1);
        rows_ +=
            text_cell({1, 1}, sheet_.title.empty() ? in({"untitled sheet", "無題の調書"}) : std::string(sheet_.title),
                      TextLook::title);
        end_row();
        std::string facts;
        const auto add = [&](std::string_view text) {
            if (!text.empty()) facts += (facts.empty() ? "" : " · ") + std::string(text);
        };
        add(sheet_.department);
        add(sheet_.fiscal_year);
        if (!sheet_.unit.label.empty()) add(in({"unit: ", "単位: "}) + sheet_.unit.label);
        add(file_.path);
        begin_row(2);
        rows_ += text_cell({2, 1}, facts);
        end_row();
        begin_row(first_table_row);
        rows_ += text_cell({first_table_row, 1}, in({"line", "区分"}), TextLook::heading);
        for (StageId stage = 0; stage < sheet_.stages.size(); ++stage) {
            rows_ += text_cell({first_table_row, column_of(stage)}, sheet_.stages[stage].label.in(language_),
                               TextLook::heading);
        }
        end_row();
    }

    void write_line(const PlacedLine& line) {
        if (!line.row.heading.empty()) {
            begin_row(line.at - 1);
            rows_ +=
                text_cell({line.at - 1, 1}, line.row.name.empty() ? in(line.row.heading) : std::string(line.row.name),
                          TextLook::section);
            end_row();
        }
        begin_row(line.at);
        rows_ += text_cell({line.at, 1}, line.name, TextLook::plain, line.row.depth);
        const FigureId everywhere = sheet_.lines[line.row.line].stageless;
        for (StageId stage = 0; stage < sheet_.stages.size(); ++stage) {
            const FigureId own = sheet_.cell(line.row.line, stage);
            const FigureId id = own == no_id && stage == 0 ? everywhere : own;
            if (id != no_id) write_figure(id);
        }
        end_row();
    }

    NumberLook look_of(FigureId id, const Rational& value, CellLook look) const {
        const Figure& figure = sheet_.figures[id];
        const FigureStyle style = style_for(sheet_, figure, style_);
        NumberLook number{
            .decimals = std::max(figure.decimals, decimals_of(value)), .minus = style.minus, .look = look};
        if (style.whole_too || number.decimals > 0) number.decimals = std::max(number.decimals, style.decimals);
        if (style.minus == MinusMark::by_language && language_ == Language::japanese) {
            number.minus = MinusMark::white_triangle;
        }
        number.percent = figure.stage != no_stage && sheet_.stages[figure.stage].kind == StageKind::ratio;
        return number;
    }

    void write_figure(FigureId id) {
        const Figure& figure = sheet_.figures[id];
        const CellPlace place = cells_[id];
        const auto severity = severity_of_.find(id);
        const bool is_marked = severity != severity_of_.end() && severity->second != Severity::note;
        const CellLook look = !is_marked                            ? CellLook::plain
                              : severity->second == Severity::error ? CellLook::wrong
                                                                    : CellLook::suspicious;
        std::string comment = severity == severity_of_.end() ? "" : comment_of_.at(id);
        const auto note = [&](const std::string& text) { comment += (comment.empty() ? "" : "\n") + text; };
        if (const std::optional<Rational> number = placed_.number_of(id)) {
            const bool is_open = figure.kind != AmountKind::number;
            const NumberLook shown = look_of(id, *number, is_open && !is_marked ? CellLook::computed : look);
            rows_ += formulas_[id].empty() ? number_cell(place, *number, shown)
                                           : formula_cell(place, formulas_[id], *number, shown);
            if (is_open && figure.kind == AmountKind::remark) {
                note(std::string(words_of(sheet_, *audit_.source, id)));
            }
            if (figure.approximate) note(in({"approximate in the sheet", "調書では概数"}));
        } else {
            write_words(id, look, note);
        }
        if (!comment.empty()) comments_.push_back({place, comment});
    }

    template <class Note>
    void write_words(FigureId id, CellLook look, const Note& note) {
        const Figure& figure = sheet_.figures[id];
        std::string text;
        if (figure.kind == AmountKind::number) {
            text = plain(figure.value);
            note(in({"more digits than a spreadsheet keeps, so it is text and in no formula",
                     "表計算で扱える桁数を超えるため文字列とし、数式には含めない"}));
        } else if (figure.kind == AmountKind::absent) {
            return;
        } else {
            text = words_of(sheet_, *audit_.source, id);
        }
        const TextLook shown = look == CellLook::wrong        ? TextLook::wrong
                               : look == CellLook::suspicious ? TextLook::suspicious
                                                              : TextLook::right;
        rows_ += text_cell(cells_[id], text, shown);
    }

    /// The equation that a finding speaks of.
    EquationId equation_of(const Finding& finding, FigureId figure) const {
        const Equations& equations = audit_.equations[index_];
        for (EquationId id = equations.by_target[figure]; id != no_id; id = equations.equations[id].next) {
            const Verdict& verdict = audit_.evaluations[index_].verdicts[id];
            if (equations.equations[id].rule == finding.rule && verdict.is_known &&
                verdict.computed == finding.comparison->computed) {
                return id;
            }
        }
        return no_id;
    }

    void write_findings() {
        std::uint32_t row = last_row_ + 2;
        if (left_out_ > 0) {
            begin_row(row);
            rows_ +=
                text_cell({row, 1},
                          render({{"{0} more line{0||s} than a worksheet holds", "ワークシートに収まらない行 {0}件"},
                                  {Rational(std::int64_t{left_out_})}},
                                 language_),
                          TextLook::wrong);
            end_row();
            ++row;
        }
        if (findings_.empty()) return;
        static constexpr Text headings[] = {{"finding", "指摘"},  {"severity", "重要度"},
                                            {"line", "行"},       {"declared", "記載"},
                                            {"computed", "計算"}, {"difference", "差"},
                                            {"rule", "規則"},     {"what is wrong, and what to do", "内容と対処"}};
        begin_row(row);
        for (std::uint32_t i = 0; i < std::size(headings); ++i) {
            rows_ += text_cell({row, i + 1}, in(headings[i]), TextLook::heading);
        }
        end_row();
        for (const Finding* finding : findings_) {
            if (++row > most_rows) break;
            begin_row(row);
            write_finding(*finding, row);
            end_row();
        }
    }

    void write_finding(const Finding& finding, std::uint32_t row) {
        const FigureId figure = finding.figure.empty() ? no_id : find_figure(sheet_, finding.figure).value_or(no_id);
        const std::string name = figure != no_id ? path_in_words(sheet_, figure, language_) : finding.figure;
        rows_ += text_cell({row, 1}, name, TextLook::wrapped);
        rows_ += text_cell({row, 2}, name_of(finding.severity).in(language_));
        rows_ += text_cell({row, 3}, in_words(audit_.source->line_reference(finding.span.begin), language_));
        if (finding.comparison && figure != no_id) write_comparison(finding, figure, row);
        rows_ += text_cell({row, 7}, finding.rule->id);
        std::string said = text_of(finding, language_);
        std::replace(said.begin(), said.end(), '\n', ' ');
        rows_ += text_cell({row, 8}, said, TextLook::plain);
    }

    void write_comparison(const Finding& finding, FigureId figure, std::uint32_t row) {
        const Comparison& comparison = *finding.comparison;
        const CellPlace declared = {row, 4};
        const CellPlace computed = {row, 5};
        const auto number = [&](CellPlace place, const Rational& value, const std::string& formula) {
            if (!is_kept(value) && (value * Rational::power_of_ten(18)).is_integer()) {
                rows_ += text_cell(place, plain(value), TextLook::right);
            } else if (formula.empty()) {
                rows_ += number_cell(place, value, look_of(figure, value, CellLook::plain));
            } else {
                rows_ += formula_cell(place, formula, value, look_of(figure, value, CellLook::plain));
            }
        };
        const bool is_in_cell = comparison.stated && placed_.number_of(figure) == comparison.declared;
        number(declared, comparison.declared, is_in_cell ? reference(cells_[figure]) : "");
        const EquationId equation = equation_of(finding, figure);
        const std::optional<std::string> formula = equation == no_id ? std::nullopt : formula_of(placed_, equation);
        number(computed, comparison.computed, formula.value_or(""));
        number({row, 6}, comparison.difference, reference(declared) + "-" + reference(computed));
    }

    const CheckedFile& file_;
    const Audit& audit_;
    std::size_t index_;
    const Sheet& sheet_;
    Language language_;
    FigureStyle style_;
    std::vector<CellPlace> cells_;
    PlacedSheet placed_;
    std::vector<PlacedLine> lines_;
    std::vector<const Finding*> findings_;
    std::map<FigureId, std::string> comment_of_;
    std::map<FigureId, Severity> severity_of_;
    std::vector<std::string> formulas_;
    std::vector<Comment> comments_;
    std::string rows_;
    std::uint32_t last_row_ = 0;
    std::uint32_t left_out_ = 0;
};

}  // namespace

Worksheet worksheet_of(const CheckedFile& file, std::size_t sheet, Language language) {
    return SheetWriter(file, sheet, language).run();
}

std::string worksheet_part(const std::vector<double>& columns, std::uint32_t frozen_rows, bool freezes_name,
                           const std::string& rows, const std::string& after) {
    const std::string corner = reference({frozen_rows + 1, freezes_name ? 2U : 1U});
    std::string part =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet "
        "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
        "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheetPr><pageSetUpPr "
        "fitToPage=\"1\"/></sheetPr><sheetViews><sheetView workbookViewId=\"0\"><pane " +
        std::string(freezes_name ? "xSplit=\"1\" " : "") + "ySplit=\"" + std::to_string(frozen_rows) +
        "\" topLeftCell=\"" + corner + "\" activePane=\"" + (freezes_name ? "bottomRight" : "bottomLeft") +
        "\" state=\"frozen\"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>";
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        part += "<col min=\"" + number + "\" max=\"" + number + "\" width=\"" +
                std::to_string(static_cast<int>(columns[i])) + "\" customWidth=\"1\"/>";
    }
    return part + "</cols><sheetData>" + rows +
           "</sheetData><pageMargins left=\"0.5\" right=\"0.5\" top=\"0.5\" bottom=\"0.5\" header=\"0.3\" "
           "footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>" +
           after + "</worksheet>";
}

}  // namespace dxbudget
