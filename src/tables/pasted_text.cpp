#include "tables/pasted_text.hpp"

#include <algorithm>
#include <utility>

#include "tables/cell_number.hpp"
#include "tables/separated_text.hpp"

namespace dxbudget::tables {
namespace {

using std::string_view;

/// Lines that end with a bar belong together with those before that left a cell open.
struct BarLine {
    bool leads = false;  ///< it begins with a bar
    std::vector<GridCell> cells;
};

class PastedReader {
  public:
    PastedReader(string_view text, std::deque<std::string>& texts) : text_(text), texts_(texts) {}

    std::vector<PastedTable> read() {
        for (std::size_t at = 0; at < text_.size();) {
            const std::size_t end = std::min(text_.find('\n', at), text_.size());
            take(at, end);
            at = end + 1;
        }
        end_table();
        return std::move(tables_);
    }

  private:
    /// A line of the text, which may go on with a cell of the line before.
    void take(std::size_t begin, std::size_t end) {
        const string_view line = trimmed_cell(text_.substr(begin, end - begin), text_.data()).text;
        const bool is_open = open_ != string_view::npos;
        if (!is_open && line.find('|') == string_view::npos) {
            if (line.empty()) return;
            end_table();
            title_ = line;
            return;
        }
        if (!is_open) open_ = begin;
        if (!line.ends_with('|')) return;
        add(cells_of(text_.substr(open_, end - open_)));
        open_ = string_view::npos;
    }

    BarLine cells_of(string_view line) const {
        BarLine result;
        string_view rest = trimmed_cell(line, text_.data()).text;
        result.leads = rest.starts_with('|');
        if (result.leads) rest.remove_prefix(1);
        if (rest.ends_with('|')) rest.remove_suffix(1);
        for (std::size_t at = 0; at <= rest.size();) {
            const std::size_t end = std::min(rest.find('|', at), rest.size());
            result.cells.push_back(trimmed_cell(rest.substr(at, end - at), text_.data()));
            at = end + 1;
        }
        return result;
    }

    std::size_t width() const { return rows_.empty() ? 0 : rows_.front().size(); }

    void add(BarLine line) {
        const bool is_short = rows_.size() > 1 && width() > 3 && rows_.back().size() < width();
        if (rows_.empty() || (line.leads && !(is_short && begins_with_figure(line))))
            rows_.push_back(std::move(line.cells));
        else if (line.leads)
            complete(line);
        else if (line.cells.size() == 1)
            rows_.back().push_back(line.cells.front());
        else if (is_short)
            extend(rows_.back().back(), line.cells.back());
        else
            rows_.push_back(std::move(line.cells));
    }

    static bool begins_with_figure(const BarLine& line) {
        return read_cell_number(line.cells.front().text, {}).has_value();
    }

    /// A cell that ends where another does.
    void extend(GridCell& cell, const GridCell& last) const {
        cell.span.end = last.span.end;
        cell.text = text_.substr(cell.span.begin, cell.span.end - cell.span.begin);
    }

    /// The rest of a row in which a table stood within a cell.
    void complete(const BarLine& line) {
        std::vector<GridCell>& row = rows_.back();
        const std::size_t kept = width() > line.cells.size() ? width() - line.cells.size() : 1;
        if (row.size() > kept) {
            extend(row[kept - 1], row.back());
            row.resize(kept);
        }
        row.insert(row.end(), line.cells.begin(), line.cells.end());
    }

    void end_table() {
        if (rows_.empty()) return;
        join_headers();
        for (auto& row : rows_)
            if (row.size() < width() && row.size() > 1) row.insert(row.begin() + 1, width() - row.size(), GridCell{});
        for (GridCell& cell : rows_.front()) {
            if (cell.text.find('\n') == string_view::npos) continue;
            std::string& label = texts_.emplace_back(cell.text);
            std::erase_if(label, [](char c) { return c == '\n' || c == '\r'; });
            cell.text = label;
        }
        tables_.push_back({std::exchange(rows_, {}), std::string(title_)});
    }

    /// A header whose last cell heads the cells of the row below.
    void join_headers() {
        if (rows_.size() < 3 || rows_[0].size() + rows_[1].size() - 1 != rows_[2].size()) return;
        rows_[0].pop_back();
        rows_[0].insert(rows_[0].end(), rows_[1].begin(), rows_[1].end());
        rows_.erase(rows_.begin() + 1);
    }

    string_view text_;
    std::deque<std::string>& texts_;
    std::vector<PastedTable> tables_;
    GridRows rows_;
    string_view title_;
    std::size_t open_ = string_view::npos;  // where the lines begin that are not ended by a bar yet
};

}  // namespace

bool is_pasted(string_view text) {
    constexpr int enough = 4;
    int single = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const string_view line = trimmed_cell(text.substr(0, end), text.data()).text;
        text.remove_prefix(std::min(end + 1, text.size()));
        single += line.size() > 1 && line.find('|') + 1 == line.size();
    }
    return single >= enough;
}

std::vector<PastedTable> read_pasted(string_view text, std::deque<std::string>& texts) {
    return PastedReader(text, texts).read();
}

}  // namespace dxbudget::tables
