/// A sheet: stages, lines in breakdowns, and the figure that each line has at each stage.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dxbudget/amount.hpp"
#include "dxbudget/check.hpp"
#include "dxbudget/document.hpp"
#include "dxbudget/finding.hpp"
#include "dxbudget/rounding.hpp"
#include "dxbudget/unit_cost.hpp"

namespace dxbudget {

struct Configuration;
class LinkedSheets;

using LineId = std::uint32_t;
using StageId = std::uint16_t;
using FigureId = std::uint32_t;
using BreakdownId = std::uint32_t;
inline constexpr std::uint32_t no_id = 0xFFFFFFFF;
inline constexpr StageId no_stage = 0xFFFF;   ///< of a figure that counts at every stage
inline constexpr StageId most_stages = 1000;  ///< that a sheet may declare

/// What a stage's figures are.
enum class StageKind : std::uint8_t {
    amount,  ///< money: adds up over lines
    count,   ///< people, cases …: adds up over lines, in a unit of its own
    ratio,   ///< percent: never added
};

/// One stage's part in a formula.
struct FormulaTerm {
    StageId stage = 0;
    Rational coefficient = 1;

    friend bool operator==(const FormulaTerm&, const FormulaTerm&) = default;
};

/// `a + b - c`, or that divided by another such sum (a ratio, in percent when the stage is one).
struct Formula {
    std::vector<FormulaTerm> terms = {};
    std::vector<FormulaTerm> divisor = {};  ///< empty: no division
    Rational constant = {};
    bool divides_by_whole = false;  ///< the divisor stands on the whole that the line is a part of, not on the line

    friend bool operator==(const Formula&, const Formula&) = default;
};

/// What a sheet, a table, a line or a stage says about rounding; what it leaves open is said further out.
struct RoundingChoice {
    std::optional<Rounding> products = {};
    std::optional<Rounding> sums = {};
    std::optional<bool> adds_exact = {};
    std::optional<Rational> step = {};
};

/// How the figures of a line are rounded.
struct RoundingRule {
    Rounding products = Rounding::any;  ///< of calculations and shares
    Rounding sums = Rounding::exact;    ///< of figures that are added up, addends and totals
    bool adds_exact = false;            ///< totals come from the exact amounts beneath the printed addends
    std::uint32_t places = no_id;       ///< the choice whose `step` holds; none: a figure's last place
};

/// A column of the form.
struct Stage {
    std::string_view id = {};                   ///< canonical: `requested`
    Text label = {};                            ///< how messages call it; views into the program or the sheet
    bool is_custom = false;                     ///< declared under `stages:`
    std::vector<std::string_view> labels = {};  ///< that it is declared with
    StageKind kind = StageKind::amount;
    std::optional<Unit> unit = {};  ///< of a count
    std::optional<Formula> formula = {};
    std::vector<std::string_view> except = {};     ///< tables and lines that the formula does not reach: `personnel`,
                                                   ///< `staff`, a breakdown's or a line's name; sorted
    std::vector<std::string_view> not_added = {};  ///< tables whose lines do not add up at this stage, named likewise
    std::uint32_t rounding = no_id;                ///< index into `Sheet::roundings`
    std::uint32_t tolerance = no_id;               ///< index into `Sheet::tolerances`: of sums and formulas there
};

/// What a line is in the form.
enum class LineKind : std::uint8_t {
    whole,          ///< the sheet's total (事業費), the root of its breakdowns
    item,           ///< of `items` or another breakdown
    source,         ///< of `funding`
    rows,           ///< what rows of a CSV file add up to that have no lines of their own
    personnel,      ///< 人件費
    cost_total,     ///< トータルコスト
    staff,          ///< a head count under `costs.staff`
    working,        ///< the root of a table for itself
    project,        ///< the whole stated again among the costs: 事業費
    funding_total,  ///< a line stated again in its funding table
    restatement,    ///< a line stated again elsewhere: `also`
    linked,         ///< what another sheet says of a line: `sheet`
    last_year,      ///< what the sheet of the year before says of a line: `previous_sheet`
    limit,          ///< what another line may not exceed
    share_base,     ///< the amount that a source's share is of
};

/// Whether such a line states the figures of another line again.
constexpr bool repeats_a_line(LineKind kind) {
    return kind == LineKind::project || kind == LineKind::funding_total || kind == LineKind::restatement;
}

/// Whether formulas of stages hold on such a line by themselves; a figure stated again follows the line it repeats.
constexpr bool has_formula(LineKind kind) {
    return !repeats_a_line(kind) && kind != LineKind::rows && kind != LineKind::linked && kind != LineKind::last_year &&
           kind != LineKind::limit && kind != LineKind::share_base;
}

/// A share that one stage (or every stage) of a source is of its base.
struct Share {
    std::optional<StageId> stage = {};      ///< none: every stage
    std::optional<Rational> of_whole = {};  ///< none: the rest
    Span span = {};
};

/// Whether a line is added to the total above it or subtracted from it.
enum class Sign : std::uint8_t { as_table, plus, minus };

/// A row: a name and a figure at each stage it states.
struct Line {
    LineKind kind = LineKind::item;
    Sign sign = Sign::as_table;  ///< as its table says, or as it says itself
    std::string_view name = {};  ///< empty where the form prints none
    Span name_span = {};
    Span span = {};                 ///< the whole entry, or its key
    LineId parent = no_id;          ///< the line it is a part of; of a restatement or limit: the line it speaks of
    BreakdownId breakdown = no_id;  ///< the breakdown it is an addend of
    std::uint32_t position = 0;     ///< from 1, among the lines of its breakdown, or of its kind
    bool is_unique = false;         ///< no other of these lines has its name
    bool counted = true;            ///< false: shown, not added (うち, 再掲)
    bool partial = false;           ///< its `items` are only some
    bool incomplete = false;        ///< one of its keys could not be read, and that was said
    std::vector<BreakdownId> breakdowns = {};
    std::vector<Share> shares = {};
    std::uint32_t rounding = no_id;   ///< index into `Sheet::roundings`: for the line and all below it
    std::uint32_t tolerance = no_id;  ///< index into `Sheet::tolerances`: of what adds up to the line
    LineId share_base = no_id;        ///< the line that the share is of; none: the line that the source funds
    LineId limit = no_id;             ///< the line that says what it may not exceed, or that it may not exceed
    FigureId stageless = no_id;       ///< of a limit or share base without stages: the figure that counts at each
    std::string_view note = {};
    std::string_view elsewhere = {};
    NodeId meta = no_node;  ///< the value of its free fields, in the sheet's document
};

enum class BreakdownKind : std::uint8_t { items, funding, other };

/// One way to break a line down; its lines must add up to it.
struct Breakdown {
    BreakdownKind kind = BreakdownKind::items;
    std::string_view name = {};  ///< of `other`: 性質別
    LineId whole = no_id;
    std::uint32_t position = 0;  ///< of `other`: among those, from 1
    Span span = {};              ///< its key
    bool partial = false;
    bool subtracted = false;          ///< its lines are, where they do not say otherwise
    bool incomplete = false;          ///< some of its lines could not be read, and that was said
    std::uint8_t share_decimals = 0;  ///< to which the shares of its lines are rounded; 0: they are exact
    std::uint32_t rounding = no_id;   ///< index into `Sheet::roundings`: for the table and all below it
    std::vector<LineId> lines = {};
    std::vector<LineId> by_name = {};  ///< the same in the order of their names
};

/// A figure: what a line says at a stage.
struct Figure {
    LineId line = no_id;
    StageId stage = 0;
    AmountKind kind = AmountKind::absent;
    bool approximate = false;
    bool anchored = false;
    bool derives = false;  ///< whether its line's parts or its share say something there
    std::uint8_t decimals = 0;
    Rational value = {};  ///< in the unit of its line and stage; of `AmountKind::number` alone
    Span span = {};       ///< the digits in the source; of a remark or nil: its text; of a blank: the empty place
    std::uint32_t calculation = no_id;  ///< index into `Sheet::calculations`
    std::uint32_t words = no_id;        ///< index into `Sheet::words`

    /// Whether there is something to count: a number, what its line's parts or share give, or what could not be read.
    bool says_something() const { return kind == AmountKind::number || kind == AmountKind::unreadable || derives; }
};

/// A calculation that a figure declares the result of.
struct FigureCalculation {
    FigureId figure = no_id;
    Rational value = {};
    Span span = {};
    bool declared = false;     ///< whether a result stands after its `=`
    bool approximate = false;  ///< 約, 程度 … stand in it
};

/// The rows of CSV files that were added up as they were read.
struct SummedRows {
    std::uint32_t figures = 0;    ///< numbers in them
    std::uint32_t equations = 0;  ///< between them: all hold exactly
    bool need_lines = false;      ///< something else is to be checked of them, or they were added up on a wrong footing
};

/// A line that the base of a share adds up: `of: items/A + items/B`, `of: total - items/C`.
struct BasePart {
    LineId base = no_id;  ///< of `LineKind::share_base`, without figures of its own
    LineId line = no_id;
    Rational coefficient = 1;
    StageId stage = no_stage;  ///< where the line's figure stands; none: at the stage of the share
};

/// One document, understood. Views point into the source and the document it was loaded from.
struct Sheet {
    std::string_view title, department, fiscal_year;
    Unit unit = {};
    Notation notation = {};  ///< of figures, except in CSV files that have another
    std::optional<Unit> calculation_unit = {};
    Unit people = {};                 ///< 人, for staff
    std::optional<int> year = {};     ///< the calendar year in which `fiscal_year` begins; none where it says none
    UnitCosts unit_costs = {};        ///< of staff, in `unit`: the sheet's own and the project's
    std::vector<Stage> stages = {};   ///< those the sheet uses, in the order of their first mention
    std::vector<Line> lines = {};     ///< `lines[0]` is the whole; a parent before its parts
    std::vector<LineId> beside = {};  ///< lines that stand in no table, by the line of which they speak, then by kind
    std::vector<Breakdown> breakdowns = {};
    std::vector<BreakdownId> tables = {};  ///< the breakdowns by their wholes, then by kind and name
    std::vector<Figure> figures = {};
    std::vector<FigureCalculation> calculations = {};
    std::vector<BasePart> base_parts = {};  ///< in the order of their bases
    std::vector<RoundingChoice> roundings = {};
    std::uint32_t rounding = no_id;         ///< index into them: what the project says, for what the sheet leaves open
    std::vector<Rational> tolerances = {};  ///< not negative, each in the unit of what it is said of
    std::uint32_t tolerance = no_id;        ///< index into them: of all sums and differences of amounts
    std::vector<Check> checks = {};         ///< that the sheet asks for itself
    SummedRows summed_rows = {};
    std::vector<std::string_view> words =
        {};                              ///< of figures that are no numbers, where they stand nowhere as they read
    std::deque<std::string> texts = {};  ///< words that stand nowhere as they read: "" in a CSV file is one quote
    std::vector<FigureId> cells = {};    ///< figure of (line, stage), `none` where there is none
    std::uint32_t number = 1;            ///< which document of its file, from 1
    bool alone = true;                   ///< whether its file has no other document
    bool refused = false;                ///< it is too large, and nothing of it was taken in

    FigureId cell(LineId line, StageId stage) const { return cells[std::size_t{line} * stages.size() + stage]; }
    const Figure* figure_at(LineId line, StageId stage) const {
        const FigureId id = cell(line, stage);
        return id == no_id ? nullptr : &figures[id];
    }
    /// Whether a figure is there that says something.
    bool says_something(FigureId id) const { return id != no_id && figures[id].says_something(); }
    /// Whether the figure is declared as a number.
    bool is_number(FigureId id) const { return id != no_id && figures[id].kind == AmountKind::number; }
    /// The unit that a figure is counted in.
    const Unit& unit_of(const Figure& figure) const;
};

/// What holds around a document when it is loaded.
struct LoadOptions {
    const Configuration* configuration = nullptr;  ///< what the project says, for what the sheet leaves open
    ReadFile read_file = {};                       ///< reads the files that sheets name; without it none can be named
    IdentifyFile identify = {};                    ///< without it a path is known by how it reads
    LinkedSheets* sheets = nullptr;  ///< provides the sheets that sheets name; without it none can be named
    bool sums_rows = false;  ///< rows of CSV files that are right in themselves are added up and become no lines
};

/// Understands a document as a sheet; what is wrong with it goes to `findings`, and loading goes on after it. Files
/// that it names are attached to its source.
Sheet load(const Document& document, Source& source, std::vector<Finding>& findings, const LoadOptions& options = {});

/// The stage of that id; `no_stage` where the sheet does not use it.
StageId stage_with_id(const Sheet& sheet, std::string_view id);

/// Whether a stage's formula reaches a line (`except` names neither it nor a table it stands in).
bool formula_reaches(const Sheet& sheet, const Stage& stage, LineId line);

/// Whether a stage's formula holds on a line by itself: it reaches the line, which does not state another again that
/// has a figure there to be compared with.
bool holds_formula(const Sheet& sheet, LineId line, StageId stage);

/// The figure that a formula on a line takes from a stage: the line's own, or that of the line which it states again;
/// `no_id` where there is none.
FigureId operand_at(const Sheet& sheet, LineId line, StageId stage);

/// Whether a mark or words stand in the place of an amount: a nil or a remark where no formula computes the figure.
bool states_no_amount(const Sheet& sheet, const Figure& figure);

/// What stands in the place of a figure that is no number.
std::string_view words_of(const Sheet& sheet, const Source& source, FigureId figure);

/// What a figure is before it is rounded: the exact value of its calculation, if it has one.
const Rational& exact_value(const Sheet& sheet, FigureId figure);

/// How a line's figure at a stage is rounded: as the line says, or its table, or what it is a part of, then the stage,
/// then the sheet.
RoundingRule rounding_of(const Sheet& sheet, LineId line, StageId stage);

/// How a ratio is rounded to its printed decimals: as its stage says of calculations, or half up.
Rounding rounding_of_ratio(const Sheet& sheet, StageId stage);

/// How far what adds up to a line at a stage may lie from the figure there, as an index into `Sheet::tolerances`: as
/// the line says, or the stage, or the sheet of amounts of money; `no_id` where nothing does.
std::uint32_t tolerance_of(const Sheet& sheet, LineId line, StageId stage);

/// The same of what the formula of the stage gives, of which the line says nothing.
std::uint32_t tolerance_of_formula(const Sheet& sheet, StageId stage);

/// Whether a line is subtracted from the total above it.
bool is_subtracted(const Sheet& sheet, LineId line);

/// The whole that a line is a part of, through all tables: the sheet's total, or a working.
LineId whole_of(const Sheet& sheet, LineId line);

/// How a table is added up at a stage.
RoundingRule rounding_of(const Sheet& sheet, const Breakdown& breakdown, StageId stage);

/// Whether the lines of a table add up at a stage (`not_added` does not name it).
bool adds_up(const Sheet& sheet, const Stage& stage, const Breakdown& breakdown);

/// What one person of a line of staff costs in the fiscal year of a stage; null if it is not known. `previous` is of
/// the year before the sheet's, a stage whose label is a fiscal year of that one, any other of the sheet's.
const UnitCost* unit_cost_at(const Sheet& sheet, LineId staff, StageId stage);

/// The share that holds at a stage: its own, or the one for every stage; null if there is none. One of a figure at a
/// stage of its own holds neither there nor for the year before, unless it says so.
const Share* share_at(const Sheet& sheet, LineId line, StageId stage);

/// The lines that a base adds up; empty for a base that is one line, or an amount.
std::span<const BasePart> parts_of_base(const Sheet& sheet, LineId base);

/// The lines of a kind that speak of a line and stand in no table: its restatements, its limit, the staff.
std::span<const LineId> lines_beside(const Sheet& sheet, LineId line, LineKind kind);

/// A figure's path, as findings print it and `--set` takes it: `items/普及促進/工場DX化支援事業.requested`; a name that
/// is missing, occurs twice or contains `/` is replaced by its position, `#3`.
std::string path_of(const Sheet& sheet, FigureId figure);
std::string path_of(const Sheet& sheet, LineId line, StageId stage);
std::string path_of_line(const Sheet& sheet, LineId line);

/// The figure of a path; names of stages and tables may be in either language. Empty when nothing has that path.
std::optional<FigureId> find_figure(const Sheet& sheet, std::string_view path);

/// The line of a path without a stage: `items/普及促進`, `costs/personnel`, `total`.
std::optional<LineId> find_line(const Sheet& sheet, std::string_view path);

/// The same by its segments; the name of a line may then contain `/`.
std::optional<LineId> find_line(const Sheet& sheet, std::span<const std::string_view> path);

/// The segments of a path without a stage.
std::vector<std::string_view> segments_of(std::string_view path);

/// Whether a path names a line, or what that stands in, by a name that its neighbours have, too.
bool is_ambiguous(const Sheet& sheet, LineId line, std::span<const std::string_view> path);

/// The stage that a word names, by its id, a label or another word for it; `no_stage` if the sheet states nothing
/// there.
StageId find_stage(const Sheet& sheet, std::string_view word);

/// What messages call a line: its own name, or the form's word for it.
Argument name_of(const Sheet& sheet, LineId line);

}  // namespace dxbudget
