#include "sheet/csv_columns.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "sheet/csv_file.hpp"

namespace dxbudget {
namespace {

class ColumnBinder {
  public:
    ColumnBinder(CsvSink& sink, CsvFile& file) : sink_(sink), nodes_(sink.nodes()), file_(file) {}

    bool bind(NodeId description, NodeId name);
    CsvColumns take() { return std::move(columns_); }

  private:
    bool is_within_depth(NodeId levels);
    void bind_levels(NodeId levels);
    void bind_stages(NodeId mapping);
    void bind_stage_of_levels(StageId stage, NodeId mapping);
    void bind_stages_by_name();
    void bind_sources(NodeId mapping);
    bool report_missing(NodeId name, Text message, Text help);

    CsvSink& sink_;
    NodeReader& nodes_;
    CsvFile& file_;
    CsvColumns columns_;
    bool knows_levels_ = false;  // all that were named
};

/// Lines nest no deeper through columns than they may as YAML.
bool ColumnBinder::is_within_depth(NodeId levels) {
    std::size_t count = 0;
    if (nodes_.node(levels).kind == NodeKind::sequence) nodes_.each_element(levels, [&](NodeId) { ++count; });
    const std::size_t most = ReadingLimits{}.depth;
    if (count <= most) return true;
    nodes_.report(rules::too_deep, nodes_.node(levels).span,
                  {{"more than {0} levels are named here", "階層が {0} を超えている"},
                   {Rational(static_cast<std::int64_t>(most))}},
                  {{"name the columns of the levels, and no others", "行の名称となる列だけを書く"}, {}});
    file_.lose();
    return false;
}

void ColumnBinder::bind_levels(NodeId levels) {
    if (!is_within_depth(levels)) return;
    const auto add = [&](NodeId name) {
        if (const auto column = file_.find_column(name)) columns_.levels.push_back(*column);
    };
    if (nodes_.node(levels).kind == NodeKind::sequence) {
        nodes_.each_element(levels, add);
    } else {
        add(levels);
    }
}

bool ColumnBinder::report_missing(NodeId name, Text message, Text help) {
    nodes_.report(rules::missing_key, nodes_.node(name).span, {message, {}}, {help, {file_.header_words()}});
    return false;
}

bool ColumnBinder::bind(NodeId description, NodeId name) {
    bool has_stages = false;
    const auto each_key = [&](auto visit) {
        nodes_.each_entry(description, [&](NodeId key, NodeId value) { visit(nodes_.key_at(key, Scope::csv), value); });
    };
    each_key([&](Key key, NodeId value) {
        if (key == Key::levels) bind_levels(value);
    });
    knows_levels_ = file_.is_whole();
    each_key([&](Key key, NodeId value) {
        if (key == Key::stages) bind_stages(value);
        if (key == Key::funding) bind_sources(value);
        if (key == Key::note) columns_.note = file_.find_column(value);
        has_stages = has_stages || key == Key::stages;
    });
    if (!file_.is_whole()) return false;
    if (columns_.levels.empty()) {
        return report_missing(
            name, {"nothing says which columns name the lines", "どの列が行の名称かが書かれていない"},
            {"write `levels: [...]`; its columns are: {0}", "「階層: [...]」と書く。このファイルの列: {0}"});
    }
    if (!has_stages) bind_stages_by_name();
    if (columns_.figures.empty() && columns_.sources.empty()) {
        return report_missing(name, {"nothing says which columns hold the figures", "どの列が金額かが書かれていない"},
                              {"write `stages: {requested: ...}`; its columns are: {0}",
                               "「段階: {要求額: ...}」と書く。このファイルの列: {0}"});
    }
    if (!has_stages && report_misspelt_columns(sink_, file_, columns_)) return false;
    report_unread_columns(sink_, file_, columns_, name);
    return true;
}

void ColumnBinder::bind_stages(NodeId mapping) {
    if (!nodes_.is_mapping(mapping)) return;
    nodes_.each_entry(mapping, [&](NodeId key, NodeId name) {
        const StageId stage = sink_.stage_of_key(key);
        if (stage == no_stage) return nodes_.report_unknown_key(key, Scope::also);
        if (nodes_.node(name).kind == NodeKind::mapping) return bind_stage_of_levels(stage, name);
        if (const auto cell = file_.find_column(name)) columns_.figures.push_back({.cell = *cell, .stage = stage});
    });
}

/// `{amount: {款: 款計, 目: 本年度予算額}}`: each level has a column of its own.
void ColumnBinder::bind_stage_of_levels(StageId stage, NodeId mapping) {
    nodes_.each_entry(mapping, [&](NodeId name_of_level, NodeId name) {
        const auto column = file_.find_column(name_of_level);
        const auto cell = file_.find_column(name);
        if (!column || !cell) return;
        const auto level = std::find(columns_.levels.begin(), columns_.levels.end(), *column);
        if (level != columns_.levels.end()) {
            columns_.figures.push_back(
                {.cell = *cell, .stage = stage, .level = static_cast<std::size_t>(level - columns_.levels.begin())});
            return;
        }
        file_.lose();
        if (!knows_levels_) return;  // it may be the one that was not found
        nodes_.report(rules::unknown_column, nodes_.node(name_of_level).span,
                      {{"`{0}` is not one of the levels", "「{0}」は階層の列ではない"},
                       {std::string(nodes_.text_of(name_of_level))}},
                      {{"write it under `levels:` as well, or the column for all levels: `{1}: {0}`",
                        "階層にも書くか、階層によらない列を「{1}: {0}」のように書く"},
                       {std::string(nodes_.text_of(name)), std::string(sink_.sheet().stages[stage].id)}});
    });
}

void ColumnBinder::bind_stages_by_name() {
    for (std::size_t cell = 0; cell < file_.header().size(); ++cell) {
        const bool is_level = std::find(columns_.levels.begin(), columns_.levels.end(), cell) != columns_.levels.end();
        if (is_level || columns_.note == cell) continue;
        const StageId stage = sink_.stage_named(file_.header()[cell].text);
        if (stage != no_stage) columns_.figures.push_back({.cell = cell, .stage = stage});
    }
}

/// `{requested: {国庫支出金: 国庫, 一般財源: 一財}}`, or `{requested: [国庫支出金, 一般財源]}` where the columns are
/// called so.
void ColumnBinder::bind_sources(NodeId mapping) {
    if (!nodes_.is_mapping(mapping)) return;
    const auto add = [&](StageId stage, NodeId source, NodeId name) {
        const auto cell = file_.find_column(name);
        if (!cell) return;
        const std::string_view word = nodes_.text_of(source);
        const auto after = std::find_if(columns_.sources.rbegin(), columns_.sources.rend(),
                                        [&](const CsvColumn& column) { return column.source == word; });
        columns_.sources.insert(
            after == columns_.sources.rend() ? columns_.sources.end() : after.base(),
            {.cell = *cell, .stage = stage, .source = word, .source_span = nodes_.node(source).span});
    };
    nodes_.each_entry(mapping, [&](NodeId key, NodeId value) {
        const StageId stage = sink_.stage_of_key(key);
        if (stage == no_stage) return nodes_.report_unknown_key(key, Scope::also);
        if (nodes_.node(value).kind == NodeKind::sequence) {
            nodes_.each_element(value, [&](NodeId name) { add(stage, name, name); });
        } else if (nodes_.is_mapping(value)) {
            nodes_.each_entry(value, [&](NodeId source, NodeId name) { add(stage, source, name); });
        }
    });
}

}  // namespace

bool CsvColumns::reads(std::size_t column) const {
    const auto is_column = [&](const CsvColumn& known) { return known.cell == column; };
    return note == column || std::find(levels.begin(), levels.end(), column) != levels.end() ||
           std::any_of(figures.begin(), figures.end(), is_column) ||
           std::any_of(sources.begin(), sources.end(), is_column);
}

std::optional<CsvColumns> bind_columns(CsvSink& sink, CsvFile& file, NodeId description, NodeId name) {
    ColumnBinder binder(sink, file);
    if (!binder.bind(description, name)) {
        file.lose();
        return std::nullopt;
    }
    return binder.take();
}

}  // namespace dxbudget
