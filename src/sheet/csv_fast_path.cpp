#include "sheet/csv_fast_path.hpp"

#include <algorithm>
#include <utility>

#include "sheet/sum_names.hpp"

namespace dxbudget {
namespace {

/// A whole number in digits alone, with at most a minus, △ or ▲ before them; of so few digits that some columns can be
/// added without a thought of overflow.
bool read_plain_number(std::string_view text, std::int64_t& value) {
    constexpr std::size_t most_digits = 15;
    bool negative = false;
    if (!text.empty() && (text.front() < '0' || text.front() > '9')) {
        for (const std::string_view sign : {"-", "△", "▲"}) {
            if (!text.starts_with(sign)) continue;
            text.remove_prefix(sign.size());
            negative = true;
            break;
        }
    }
    if (text.empty() || text.size() > most_digits || (text.front() == '0' && text.size() > 1)) return false;
    std::int64_t number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return false;
        number = number * 10 + (c - '0');
    }
    value = negative ? -number : number;
    return true;
}

std::optional<std::size_t> column_of(std::span<const CsvColumn> columns, StageId stage) {
    const auto found =
        std::find_if(columns.begin(), columns.end(), [&](const CsvColumn& column) { return column.stage == stage; });
    return found == columns.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - columns.begin()));
}

}  // namespace

std::optional<CsvFastPath> CsvFastPath::plan(const Sheet& sheet, std::span<const std::optional<Formula>> formulas,
                                             const CsvLayout& layout) {
    constexpr std::size_t most_columns = 100;
    if (layout.columns.size() + layout.sources.size() > most_columns) return std::nullopt;
    CsvFastPath book(layout);
    if (!book.plan_columns(sheet, formulas) || !book.plan_sources(formulas)) return std::nullopt;
    book.values_.resize(book.cells_.size());
    book.add_node();
    return book;
}

bool CsvFastPath::plan_columns(const Sheet& sheet, std::span<const std::optional<Formula>> formulas) {
    const std::span<const CsvColumn> columns = layout_.columns;
    for (const CsvColumn& column : columns) {
        const std::size_t target = cells_.size();
        cells_.push_back(column.cell);
        if (column.level) return false;
        const Stage& stage = sheet.stages[column.stage];
        if (stage.kind != StageKind::amount || !stage.except.empty() || !stage.not_added.empty()) return false;
        if (column_of(columns, column.stage) != target) return false;  // stated twice
        const std::optional<Formula>& formula = formulas[column.stage];
        if (!formula) continue;
        if (!formula->divisor.empty() || !formula->constant.is_zero()) return false;
        Relation relation{.target = target};
        for (const FormulaTerm& term : formula->terms) {
            const auto operand = column_of(columns, term.stage);
            const bool negative = term.coefficient == Rational(-1);
            if (!operand || (!negative && !(term.coefficient == Rational(1)))) return false;
            relation.addends.push_back({.value = *operand, .negative = negative});
        }
        relations_.push_back(std::move(relation));
    }
    const auto approved = column_of(columns, stage_with_id(sheet, "approved"));
    const auto requested = column_of(columns, stage_with_id(sheet, "requested"));
    if (approved && requested) {
        relations_.push_back({.target = *approved, .addends = {{.value = *requested}}, .at_most = true});
    }
    return true;
}

bool CsvFastPath::plan_sources(std::span<const std::optional<Formula>> formulas) {
    for (const CsvColumn& source : layout_.sources) {
        const auto target = column_of(layout_.columns, source.stage);
        if (!target || formulas[source.stage]) return false;
        const auto of_stage = std::find_if(of_sources_.begin(), of_sources_.end(),
                                           [&](const Relation& relation) { return relation.target == *target; });
        Relation& relation =
            of_stage == of_sources_.end() ? of_sources_.emplace_back(Relation{.target = *target}) : *of_stage;
        relation.addends.push_back({.value = cells_.size()});
        cells_.push_back(source.cell);
    }
    return true;
}

bool CsvFastPath::read(CsvReader reader) {
    while (reader.next()) {
        if (!add_row(reader.cells(), reader.row())) return false;
    }
    return reader.flaw() == CsvFlaw::none && sums_hold();
}

bool CsvFastPath::add_row(std::span<const CsvCell> cells, Span span) {
    if (cells.size() != layout_.width) return false;
    std::size_t depth = layout_.levels.size();
    while (depth > 0 && cells[layout_.levels[depth - 1]].text.empty()) --depth;
    if (depth == 0) return false;
    --depth;
    const std::string_view name = cells[layout_.levels[depth]].text;
    const bool is_sum = names_a_sum(name);
    // What the figures alone can tell: whether a line is a sum, and of which lines.
    if (is_sum ? names_a_subtotal(name) && depth == 0 : may_name_a_sum(name)) return false;
    if (is_sum && depth == 0) {
        whole_rows_.push_back({.cells = {cells.begin(), cells.end()}, .span = span});
        return true;
    }
    const bool is_deepest = depth + 1 == layout_.levels.size() && !is_sum;
    const std::size_t above = is_deepest || is_sum ? depth : depth + 1;
    if (!go_to(cells, above) || !read_values(cells)) return false;
    if (!is_deepest) return state(node_at(above), node_at(above - 1));
    add_to(node_at(above));
    return true;
}

/// Follows the names of a row to the line at that depth.
bool CsvFastPath::go_to(std::span<const CsvCell> cells, std::size_t depth) {
    for (std::size_t level = 0; level < depth; ++level) {
        const std::string_view name = cells[layout_.levels[level]].text;
        const bool is_known = level < path_.size();
        if (is_known && path_[level].name == name) continue;
        if (name.empty()) {
            if (!is_known || !layout_.fills) return false;
            continue;
        }
        path_.resize(level);
        const auto [node, is_new] = nodes_.try_emplace({.parent = node_at(level), .name = name}, Node{0});
        if (is_new) node->second = add_node();
        path_.push_back({.name = name, .node = node->second});
    }
    path_.resize(depth);
    return true;
}

CsvFastPath::Node CsvFastPath::add_node() {
    const auto node = static_cast<Node>(is_stated_.size());
    is_stated_.push_back(false);
    has_parts_.push_back(false);
    stated_.resize(stated_.size() + layout_.columns.size());
    totals_.resize(totals_.size() + layout_.columns.size());
    return node;
}

/// Reads the row's figures, and looks at what should hold between them.
bool CsvFastPath::read_values(std::span<const CsvCell> cells) {
    const std::size_t own = layout_.columns.size();
    for (std::size_t i = 0; i < own; ++i) {
        if (!read_plain_number(cells[cells_[i]].text, values_[i])) return false;
    }
    if (!are_right(relations_)) return false;
    count_.figures += static_cast<std::uint32_t>(own);
    const auto sources = std::span(cells_).subspan(own);
    const auto is_blank = [&](std::size_t cell) { return cells[cell].text.empty(); };
    if (std::all_of(sources.begin(), sources.end(), is_blank)) return true;
    for (std::size_t i = own; i < cells_.size(); ++i) {
        if (!read_plain_number(cells[cells_[i]].text, values_[i])) return false;
    }
    count_.figures += static_cast<std::uint32_t>(sources.size());
    return are_right(of_sources_);
}

bool CsvFastPath::holds(const Relation& relation) const {
    std::int64_t sum = 0;
    for (const Addend& addend : relation.addends) {
        sum += addend.negative ? -values_[addend.value] : values_[addend.value];
    }
    return relation.at_most ? values_[relation.target] <= sum : values_[relation.target] == sum;
}

bool CsvFastPath::are_right(const std::vector<Relation>& relations) {
    count_.equations += static_cast<std::uint32_t>(relations.size());
    return std::all_of(relations.begin(), relations.end(), [&](const Relation& relation) { return holds(relation); });
}

/// Counts the row's figures among the parts of a line.
void CsvFastPath::add_to(Node node) {
    has_parts_[node] = true;
    Int128* const totals = totals_.data() + std::size_t{node} * layout_.columns.size();
    for (std::size_t i = 0; i < layout_.columns.size(); ++i) totals[i] += values_[i];
}

/// Takes the row's figures as those of a line; false if it has some already.
bool CsvFastPath::state(Node node, Node whole) {
    if (is_stated_[node]) return false;
    is_stated_[node] = true;
    std::copy_n(values_.begin(), layout_.columns.size(),
                stated_.begin() + static_cast<std::ptrdiff_t>(std::size_t{node} * layout_.columns.size()));
    add_to(whole);
    return true;
}

/// Whether every line but the whole is stated, and is the sum of its parts.
bool CsvFastPath::sums_hold() {
    const std::size_t own = layout_.columns.size();
    for (Node node = 1; node < is_stated_.size(); ++node) {
        if (!is_stated_[node]) return false;
        if (!has_parts_[node]) continue;
        const auto begin = static_cast<std::ptrdiff_t>(node * own);
        const auto end = static_cast<std::ptrdiff_t>((node + 1) * own);
        if (!std::equal(stated_.begin() + begin, stated_.begin() + end, totals_.begin() + begin)) return false;
        count_.equations += static_cast<std::uint32_t>(own);
    }
    return true;
}

}  // namespace dxbudget
