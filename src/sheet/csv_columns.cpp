/// Which column of a CSV file gives what, by the names in its first row.

#include <algorithm>
#include <utility>

#include "sheet/csv_table.hpp"
#include "text/suggestion.hpp"

namespace dxbudget {

std::optional<std::size_t> Loader::CsvTable::column_named(std::string_view name) const {
    const auto found = std::find_if(header_.begin(), header_.end(), [&](const CsvCell& c) { return c.text == name; });
    return found == header_.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - header_.begin()));
}

std::string Loader::CsvTable::header_words() const {
    std::string words;
    for (const CsvCell& cell : header_) {
        if (cell.text.empty()) continue;
        if (!words.empty()) words += ", ";
        words += cell.text;
    }
    return words;
}

std::optional<std::size_t> Loader::CsvTable::find_column(NodeId name) {
    const std::string_view word = loader_.text_of(name);
    if (word.empty()) return std::nullopt;
    if (const auto column = column_named(word)) {
        const auto is_same = [&](const CsvCell& cell) { return cell.text == word; };
        if (std::count_if(header_.begin(), header_.end(), is_same) > 1) {
            report_flaw(header_[*column].span,
                        {{"several columns are called `{0}`", "「{0}」という列が複数ある"}, {std::string(word)}},
                        {{"give each column its own name", "列ごとに異なる名称を付ける"}, {}});
        }
        return column;
    }
    std::vector<std::string_view> names;
    for (const CsvCell& cell : header_) names.push_back(cell.text);
    Message help = {{"its columns are: {0}", "このファイルの列: {0}"}, {header_words()}};
    if (const std::string_view near = nearest(word, names); !near.empty()) {
        help = {{"did you mean `{0}`?", "「{0}」の誤りではないか"}, {std::string(near)}};
    } else if (header_.size() == 1 && header_[0].text.find_first_of("\t;") != std::string_view::npos) {
        help = {{"its cells are not separated by commas; save it as CSV (comma separated)",
                 "セルがコンマで区切られていない。CSV(コンマ区切り)で保存し直す"},
                {}};
    }
    loader_.report(
        rules::unknown_column, loader_.node(name).span,
        {{"`{0}` is not a column of `{1}`", "「{1}」に「{0}」という列はない"}, {std::string(word), file_->name()}},
        std::move(help));
    is_whole_ = false;
    return std::nullopt;
}

/// Lines nest no deeper through columns than they may as YAML.
bool Loader::CsvTable::is_within_depth(NodeId levels) {
    std::size_t count = 0;
    if (loader_.node(levels).kind == NodeKind::sequence) loader_.each_element(levels, [&](NodeId) { ++count; });
    const std::size_t most = ReadingLimits{}.depth;
    if (count <= most) return true;
    loader_.report(rules::too_deep, loader_.node(levels).span,
                   {{"more than {0} levels are named here", "階層が {0} を超えている"},
                    {Rational(static_cast<std::int64_t>(most))}},
                   {{"name the columns of the levels, and no others", "行の名称となる列だけを書く"}, {}});
    is_whole_ = false;
    return false;
}

bool Loader::CsvTable::bind(NodeId mapping, NodeId file) {
    bool has_stages = false;
    loader_.each_entry(mapping, [&](NodeId key, NodeId value) {
        const auto find_level = [&](NodeId name) {
            if (const auto column = find_column(name)) levels_.push_back(*column);
        };
        switch (loader_.key_at(key, Scope::csv)) {
            case Key::levels:
                if (!is_within_depth(value)) break;
                if (loader_.node(value).kind == NodeKind::sequence) {
                    loader_.each_element(value, find_level);
                } else {
                    find_level(value);
                }
                break;
            case Key::stages:
                has_stages = true;
                bind_stages(value);
                break;
            case Key::funding:
                bind_sources(value);
                break;
            case Key::note:
                note_ = find_column(value);
                break;
            default:
                break;
        }
    });
    if (!is_whole_) return false;
    if (levels_.empty()) {
        loader_.report(rules::missing_key, loader_.node(file).span,
                       {{"nothing says which columns name the lines", "どの列が行の名称かが書かれていない"}, {}},
                       {{"write `levels: [...]`; its columns are: {0}", "「階層: [...]」と書く。このファイルの列: {0}"},
                        {header_words()}});
        return false;
    }
    if (!has_stages) bind_stages_by_name();
    if (columns_.empty() && sources_.empty()) {
        loader_.report(rules::missing_key, loader_.node(file).span,
                       {{"nothing says which columns hold the figures", "どの列が金額かが書かれていない"}, {}},
                       {{"write `stages: {requested: ...}`; its columns are: {0}",
                         "「段階: {要求額: ...}」と書く。このファイルの列: {0}"},
                        {header_words()}});
        return false;
    }
    if (!has_stages && report_misspelt_columns()) return false;
    report_unread_columns(file);
    return true;
}

void Loader::CsvTable::bind_stages(NodeId mapping) {
    if (!loader_.is_mapping(mapping)) return;
    loader_.each_entry(mapping, [&](NodeId key, NodeId name) {
        const Meaning meaning = loader_.meaning_of(key, Scope::also);
        if (!meaning.is_stage()) return loader_.report_unknown_key(key, Scope::also);
        if (const auto cell = find_column(name)) columns_.push_back({.cell = *cell, .stage = meaning.stage});
    });
}

void Loader::CsvTable::bind_stages_by_name() {
    for (std::size_t cell = 0; cell < header_.size(); ++cell) {
        const bool is_level = std::find(levels_.begin(), levels_.end(), cell) != levels_.end();
        if (is_level || note_ == cell) continue;
        const StageId stage = loader_.stage_named(header_[cell].text);
        if (stage != no_stage) columns_.push_back({.cell = cell, .stage = stage});
    }
}

/// `{requested: {国庫支出金: 国庫, 一般財源: 一財}}`, or `{requested: [国庫支出金, 一般財源]}` where the columns are
/// called so.
void Loader::CsvTable::bind_sources(NodeId mapping) {
    if (!loader_.is_mapping(mapping)) return;
    const auto add = [&](StageId stage, NodeId source, NodeId name) {
        const auto cell = find_column(name);
        if (!cell) return;
        const std::string_view word = loader_.text_of(source);
        const auto after = std::find_if(sources_.rbegin(), sources_.rend(),
                                        [&](const CsvColumn& column) { return column.source == word; });
        sources_.insert(after == sources_.rend() ? sources_.end() : after.base(),
                        {.cell = *cell, .stage = stage, .source = word, .source_span = loader_.node(source).span});
    };
    loader_.each_entry(mapping, [&](NodeId key, NodeId value) {
        const Meaning meaning = loader_.meaning_of(key, Scope::also);
        if (!meaning.is_stage()) return loader_.report_unknown_key(key, Scope::also);
        if (loader_.node(value).kind == NodeKind::sequence) {
            loader_.each_element(value, [&](NodeId name) { add(meaning.stage, name, name); });
        } else if (loader_.is_mapping(value)) {
            loader_.each_entry(value, [&](NodeId source, NodeId name) { add(meaning.stage, source, name); });
        }
    });
}

}  // namespace dxbudget
