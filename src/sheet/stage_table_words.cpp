/// Where a stage's formula does not hold (`except`), and which tables do not add up at it (`not_added`).

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>

#include "sheet/stage_table.hpp"
#include "sheet/value_words.hpp"
#include "text/suggestion.hpp"

namespace dxbudget {
namespace {

/// The canonical word of what `except` names by its kind; empty if the word names none.
std::string_view excepted_table(std::string_view word) {
    const Key table = key_of(word, Scope::sheet);
    if (table == Key::total || table == Key::items || table == Key::funding || table == Key::costs ||
        table == Key::workings) {
        return word_of(table);
    }
    const Key cost = key_of(word, Scope::costs);
    return cost == Key::personnel || cost == Key::staff ? word_of(cost) : std::string_view{};
}

/// The canonical word of what `not_added` names by its kind; empty if the word names none.
std::string_view table_not_added(std::string_view word) {
    if (std::find(all_words.begin(), all_words.end(), word) != all_words.end()) return all_words.front();
    const Key table = key_of(word, Scope::sheet);
    return table == Key::items || table == Key::funding ? word_of(table) : std::string_view{};
}

}  // namespace

/// A word that names nothing would leave nothing out. The words of the forms are taken in, beside the names of lines,
/// as the canonical ones that the equations know.
void StageTable::check_words() {
    if (words_.empty()) return;
    std::unordered_set<std::string_view> lines;
    std::unordered_set<std::string_view> tables;
    for (const Line& line : sheet_.lines) lines.insert(line.name);
    for (const Breakdown& breakdown : sheet_.breakdowns) {
        lines.insert(breakdown.name);
        tables.insert(breakdown.name);
        tables.insert(sheet_.lines[breakdown.whole].name);
    }
    for (const StageWord& entry : words_) {
        const std::string_view word = nodes_.node(entry.word).text;
        const bool excepts = entry.key == Key::except;
        const std::string_view canonical = excepts ? excepted_table(word) : table_not_added(word);
        Stage& stage = sheet_.stages[entry.stage];
        if (!canonical.empty() && canonical != word) (excepts ? stage.except : stage.not_added).push_back(canonical);
        if (!canonical.empty() || (excepts ? lines : tables).contains(word)) continue;
        report_word(entry, lines.contains(word), excepts ? lines : tables);
    }
    for (Stage& stage : sheet_.stages) {
        std::ranges::sort(stage.except);
        std::ranges::sort(stage.not_added);
    }
}

void StageTable::report_word(const StageWord& entry, bool is_line, const std::unordered_set<std::string_view>& names) {
    constexpr std::size_t most_names = 10'000;
    constexpr std::size_t most_searches = 20;
    const std::string word(nodes_.node(entry.word).text);
    const bool excepts = entry.key == Key::except;
    std::vector<std::string_view> known =
        excepts ? std::vector<std::string_view>{"items", "funding", "costs",  "personnel", "staff", "workings", "total",
                                                "内訳",  "財源",    "コスト", "人件費",    "職員",  "積算",     "合計"}
                : std::vector<std::string_view>{"items", "funding", "all", "内訳", "財源", "全て"};
    Message help = excepts
                       ? Message{{"write `items`, `funding`, `costs`, `personnel`, `staff`, `workings`, or the name "
                                  "of a line or a breakdown",
                                  "「内訳」「財源」「コスト」「人件費」「職員」「積算」か、行又は表の名称を書く"},
                                 {}}
                       : Message{{"write `items`, `funding`, `all`, or the name of a breakdown or of the line that it "
                                  "breaks down",
                                  "「内訳」「財源」「全て」か、表の名称又は表が内訳となる行の名称を書く"},
                                 {}};
    const bool searches_names = names.size() <= most_names && ++searches_for_names_ <= most_searches;
    if (searches_names) known.insert(known.end(), names.begin(), names.end());
    if (Message near = did_you_mean(word, known); !near.empty()) help = std::move(near);
    if (!excepts && is_line) {
        help = {{"`{0}` has no items of its own; a line that is not added says `counted: no`",
                 "「{0}」には内訳がない。加算しない行には counted: no(加算: いいえ)と書く"},
                {word}};
    }
    nodes_.report(
        rules::bad_stage, nodes_.node(entry.word).span,
        {excepts ? Text{"`{0}` is neither a table nor a line of this sheet", "「{0}」はこの調書の表でも行でもない"}
                 : Text{"`{0}` is not a table of this sheet", "「{0}」はこの調書の表ではない"},
         {word}},
        std::move(help));
}

}  // namespace dxbudget
