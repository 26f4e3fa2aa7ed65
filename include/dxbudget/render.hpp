/// What was found, put into words: for people, and for programs.
///
/// Every function here goes from values to text and knows nothing of files or terminals. Text of the user's stays in
/// its line, and nothing in it is hidden: each format names such characters in its own way (see width.hpp).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dxbudget/audit.hpp"
#include "dxbudget/judgement.hpp"
#include "dxbudget/rule.hpp"
#include "dxbudget/text.hpp"

namespace dxbudget {

/// How output is to look.
struct RenderOptions {
    Language language = Language::english;
    bool color = false;
    bool verbose = false;  ///< what was not checked and what does not count is listed, with the reason
    bool pages = false;    ///< each file has a file of its own in the output's folder
};

/// A file as it was asked for: audited, or the reason why it could not be read.
struct CheckedFile {
    std::string path;
    std::optional<Audit> audit;
    Message error;  ///< of a file that was not audited
    Judgement judgement = {};
};

/// Sums over all files of a run.
struct Totals {
    std::uint32_t files = 0;
    std::uint32_t unreadable = 0;  ///< of them could not be read
    std::uint32_t others = 0;      ///< YAML files that hold no sheet; not among the files
    std::uint32_t errors = 0;
    std::uint32_t warnings = 0;
    std::uint32_t notes = 0;
    std::uint32_t ignored = 0;       ///< by comments; not among the three above
    std::uint32_t known = 0;         ///< from a baseline; likewise
    std::uint32_t switched_off = 0;  ///< of rules that are switched off; likewise
    std::uint32_t not_shown = 0;     ///< of the errors, warnings and notes
    Tally tally = {};
    std::map<std::string_view, std::uint32_t> rules = {};  ///< how many of the findings each rule has, by its id

    void add(const CheckedFile& file);
    void add(const Totals& more);
    std::uint32_t findings() const { return errors + warnings + notes; }
    /// What formats list that list everything: with those that do not count, without those that are not shown.
    std::uint32_t results() const { return findings() - not_shown + ignored + known; }
};

/// Calls `visit` with every count of a run but those by rule, in one order for all.
template <class Totals, class Visit>
void each_count(Totals& totals, Visit visit) {
    for (auto* count :
         {&totals.files, &totals.unreadable, &totals.others, &totals.errors, &totals.warnings, &totals.notes,
          &totals.ignored, &totals.known, &totals.switched_off, &totals.not_shown, &totals.tally.sheets,
          &totals.tally.figures, &totals.tally.equations, &totals.tally.held, &totals.tally.held_within_rounding,
          &totals.tally.held_within_tolerance, &totals.tally.mismatched, &totals.tally.not_checked}) {
        visit(*count);
    }
}

/// A file, and how many findings it has.
struct FileCount {
    std::string path;
    std::uint32_t findings = 0;
};

/// A part of an output whose place is known only at the end of the run.
struct Part {
    std::uint8_t section = 0;  ///< parts stand in the order of their sections …
    std::string text;
    std::uint64_t rank = 0;  ///< … within one the highest rank first, and then in the order of the files
    std::string file = {};   ///< where it stands in the output's folder; empty: it is for the end
};

/// Of a format with a limit to its results: the section of what is no result. Results follow, the gravest first.
inline constexpr std::uint8_t not_a_result = 0;

/// A format of `check`. Its output is `begin`, then every file of which there is something to say, with `between` in
/// between, then `end`, which is given the parts that the files left for it, in their order. No function keeps
/// anything, so files may be rendered in any order. A missing function renders nothing.
struct Format {
    std::string_view name;
    Text summary;                     ///< what it is for, as the help says it
    bool for_people = false;          ///< the summary line may follow it; a format for programs stands alone
    bool ends_with_commands = false;  ///< its end is for the runner of GitHub Actions
    bool needs_lines = false;         ///< it shows every row of a CSV file, of one that is right, too
    bool has_pages = false;           ///< its output may be a folder: the end is `index.html`, and there are others
    bool is_binary = false;           ///< its end is bytes for a file
    std::string_view between = {};
    std::size_t most_results = 0;  ///< that its readers take; the gravest are shown. 0: all
    std::string (*begin)(const RenderOptions& options) = nullptr;
    std::string (*file)(const CheckedFile& file, const RenderOptions& options) = nullptr;
    std::vector<Part> (*parts)(const CheckedFile& file, const RenderOptions& options) = nullptr;
    std::string (*end)(const Totals& totals, std::span<const Part> parts, const RenderOptions& options) = nullptr;
};

/// The formats by name.
namespace formats {
extern const Format full;
extern const Format concise;
extern const Format json;
extern const Format jsonl;
extern const Format csv;
extern const Format sarif;
extern const Format github;
extern const Format gitlab;
extern const Format junit;
extern const Format rdjson;
extern const Format markdown;
extern const Format html;
extern const Format xlsx;
}  // namespace formats

/// Every format, the default first.
std::span<const Format* const> all_formats();

/// Those that people look at outside a terminal, the default of `report` first.
std::span<const Format* const> report_formats();

/// The format of that name; null if there is none.
const Format* find_format(std::string_view name);

/// One line, with its line end: how much was checked, and with what result.
std::string render_summary(const Totals& totals, const RenderOptions& options);

/// Which rules and which files have the most findings: a table each, the worst first. `files` are those that have any.
std::string render_statistics(const Totals& totals, std::vector<FileCount> files, const RenderOptions& options);

/// That findings are not shown, and how to see them.
Message findings_not_shown(std::uint32_t count);

/// That the least grave results are left out of a format whose readers take only so many.
Message results_left_out(std::size_t count, std::size_t most);

/// Text for the log of a GitHub Action: what the runner would take for a workflow command, `##[…]` anywhere and `::` at
/// the begin of a line, gets a space.
std::string without_commands(std::string text);

/// `error: …`, as the program says what it could not do; with its line end.
std::string render_failure(const Message& message, const RenderOptions& options);

/// `help: …`, after a failure; with its line end.
std::string render_advice(const Message& message, const RenderOptions& options);

/// How messages call a severity: `error`, エラー.
Text name_of(Severity severity);

/// The catalogue of rules as a table, as a Markdown document, and for programs.
std::string render_rules_text(std::span<const Rule* const> rules, const RenderOptions& options);
std::string render_rules_markdown(std::span<const Rule* const> rules, Language language);
std::string render_rules_json(std::span<const Rule* const> rules);

/// One rule: what must hold, why, and its examples.
std::string render_rule(const Rule& rule, const RenderOptions& options);

}  // namespace dxbudget
