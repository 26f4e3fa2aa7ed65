#include "tables/read_workbook.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dxbudget::tables {
namespace {

/// Ranges that touch are one.
void join(std::vector<SheetRange>& ranges) {
    std::ranges::sort(ranges, {}, &SheetRange::first);
    std::vector<SheetRange> joined;
    for (const SheetRange& range : ranges) {
        if (!joined.empty() && range.first <= joined.back().last + 1)
            joined.back().last = std::max(joined.back().last, range.last);
        else
            joined.push_back(range);
    }
    ranges = std::move(joined);
}

/// Marks what is hidden, or leaves it out; names it as spreadsheets do: `Costs!5:7`, `Costs!C:D`, `Costs`.
class HiddenParts {
  public:
    explicit HiddenParts(bool skips) : skips_(skips) {}

    void find(SparseSheet& sheet) {
        join(sheet.hidden_rows);
        join(sheet.hidden_columns);
        std::vector<bool> rows(sheet.hidden_rows.size());  // those that hide something
        std::vector<bool> columns(sheet.hidden_columns.size());
        for (SparseCell& cell : sheet.cells) {
            const bool row = mark(cell.address.row, sheet.hidden_rows, rows);
            const bool column = mark(cell.address.column, sheet.hidden_columns, columns);
            cell.hints.hidden = sheet.is_hidden || row || column;
        }
        if (sheet.is_hidden) add(sheet.name);
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (rows[i])
                add(sheet.name + "!" + std::to_string(sheet.hidden_rows[i].first + 1) + ":" +
                    std::to_string(sheet.hidden_rows[i].last + 1));
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (columns[i])
                add(sheet.name + "!" + column_name(sheet.hidden_columns[i].first) + ":" +
                    column_name(sheet.hidden_columns[i].last));
        if (skips_) std::erase_if(sheet.cells, [](const SparseCell& cell) { return cell.hints.hidden; });
    }

    std::vector<GridDecision> decisions() const {
        if (names_.empty()) return {};
        return {{.subject = "hidden",
                 .value = skips_ ? "skip" : "read",
                 .reason = {{"hidden in the workbook: {0}", "非表示のシート・行・列: {0}"}, {names_}}}};
    }

  private:
    /// Whether a number is in one of the ranges, which then hides something; by bisection, since a sheet may hide every
    /// other row.
    static bool mark(std::uint32_t number, const std::vector<SheetRange>& ranges, std::vector<bool>& hiding) {
        const auto after = std::ranges::upper_bound(ranges, number, {}, &SheetRange::first);
        if (after == ranges.begin() || std::prev(after)->last < number) return false;
        hiding[static_cast<std::size_t>(after - ranges.begin()) - 1] = true;
        return true;
    }

    void add(const std::string& name) {
        constexpr int most = 10;
        if (count_++ < most)
            names_ += (names_.empty() ? "" : ", ") + name;
        else if (count_ == most + 1)
            names_ += ", …";
    }

    bool skips_;
    int count_ = 0;
    std::string names_;
};

}  // namespace

std::variant<std::vector<Grid>, Message> read_workbook(const std::string& name, std::string_view bytes, bool is_xlsx,
                                                       const GridOptions& options) {
    auto archive = ZipFile::open(bytes);
    if (auto* message = std::get_if<Message>(&archive)) return std::move(*message);
    ZipFile& parts = std::get<ZipFile>(archive);
    auto read = is_xlsx ? read_xlsx(parts) : read_ods(parts, options.most_cells);
    if (auto* message = std::get_if<Message>(&read)) return std::move(*message);
    SparseSheets& book = std::get<SparseSheets>(read);
    const auto source = std::make_shared<const Source>(name, "");
    std::vector<Grid> grids;
    HiddenParts hidden(options.skips_hidden);
    std::int64_t without_result = 0;
    for (SparseSheet& sheet : book.sheets) {
        hidden.find(sheet);
        for (const SparseCell& cell : sheet.cells) without_result += cell.text.empty() && !cell.hints.formula.empty();
        auto grid = grid_of(std::move(sheet), options.most_cells);
        if (auto* message = std::get_if<Message>(&grid)) return std::move(*message);
        if (!std::get<Grid>(grid).is_sheet()) continue;  // empty
        grids.push_back(std::get<Grid>(std::move(grid)));
        grids.back().source = source;
        grids.back().texts = book.texts;
    }
    if (grids.empty()) return grids;
    std::vector<GridDecision>& decisions = grids.front().decisions;
    decisions = {{.subject = "cells",
                  .value = is_xlsx ? "xlsx" : "ods",
                  .reason = {{"the file is a workbook", "ファイルはブックである"}, {}}}};
    for (GridDecision& decision : hidden.decisions()) decisions.push_back(std::move(decision));
    if (without_result > 0)
        decisions.push_back(
            {.subject = "formulas",
             .value = "empty",
             .reason = {{"{0} formula{0||s} {0|has|have} no stored result; open and save the workbook in a "
                         "spreadsheet program",
                         "結果が保存されていない数式が {0} 個ある。表計算ソフトで開いて保存し直す"},
                        {Rational(without_result)}}});
    return grids;
}

}  // namespace dxbudget::tables
