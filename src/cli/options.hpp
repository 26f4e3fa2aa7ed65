/// The command line, understood.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "cli/console.hpp"
#include "cli/forms.hpp"
#include "dxbudget/configuration.hpp"
#include "dxbudget/finding.hpp"
#include "dxbudget/render.hpp"
#include "dxbudget/text.hpp"

namespace dxbudget {

/// A text to print instead of running a command: help, the version.
struct Answer {
    std::string text;
    bool asked_for = true;  ///< false: it is printed because nothing was asked for, on standard error
};

/// A command line that cannot be understood.
struct UsageError {
    Message message;
    Message help = {};
};

/// A format, and where its output goes.
struct Output {
    const Format* format = nullptr;
    std::string path = {};  ///< empty: standard output
};

/// Which configuration holds for the sheets.
struct ConfigurationChoice {
    std::string file = {};  ///< this one for all of them; empty: for each the closest one
    bool isolated = false;  ///< none
};

/// How documents that are no sheets are read.
struct TableOptions {
    std::string encoding = {};  ///< as iconv knows it; empty: found out
    std::string cells = {};     ///< how cells are told apart; empty: found out
    std::string decimal = {};   ///< `point` or `comma`; empty: found out
    bool skips_hidden = false;  ///< leaves out what a workbook hides
    bool in_folders = false;    ///< folders stand for their documents, too

    /// Whether they say that there are tables.
    bool says_form() const { return !encoding.empty() || !cells.empty() || !decimal.empty(); }
};

/// The sheets that a command looks at.
struct InputOptions {
    std::vector<std::string> paths = {};
    TableOptions tables = {};
    std::string stdin_name = "<stdin>";
    ConfigurationChoice configuration = {};
};

/// `check [PATH]...`, and `report PATH...`, which is the same with pages to look at for its outputs
struct CheckOptions {
    InputOptions input;
    std::vector<Output> outputs;
    std::optional<Severity> fail_on = Severity::error;  ///< none: never
    std::uint32_t max_findings = 10'000;                ///< that are shown of each file
    std::vector<RuleChoice> rules = {};                 ///< of `--select` and `--ignore`
    bool causes = true;
    bool strict_rounding = false;
    bool causes_first = false;
    bool verbose = false;
    bool quiet = false;
    std::string baseline = {};      ///< a file of findings that are known; empty: none are
    std::string new_baseline = {};  ///< where the findings are written as known from now on; empty: nowhere
    std::string cache = {};         ///< a folder; empty: nothing is kept
    std::uint32_t jobs = 0;         ///< files at a time; 0: as many as there are processors
    bool statistics = false;
    bool shows_configuration = false;  ///< instead of checking
    bool stream = false;               ///< each document on standard input is a file of its own
    std::uint32_t stream_start = 1;    ///< the number of the first of them
    bool fixes = false;                ///< what is proven wrong is corrected first
};

enum class CatalogueFormat : std::uint8_t { text, markdown, json };

/// `rules`
struct RulesOptions {
    CatalogueFormat format = CatalogueFormat::text;
};

/// `rule ID`
struct RuleOptions {
    const Rule* rule = nullptr;
};

enum class SchemaOf : std::uint8_t { sheet, configuration };

/// `schema [OF]`
struct SchemaOptions {
    SchemaOf of = SchemaOf::sheet;
};

/// `init [FILE]`
struct InitOptions {
    std::string path;
    const Form* form = nullptr;
    bool lists = false;  ///< the forms, instead of writing one
    bool schema = true;  ///< a schema beside it, and the line that names it to editors
};

enum class Shell : std::uint8_t { bash, zsh, fish };

/// `completion SHELL`
struct CompletionOptions {
    Shell shell = Shell::bash;
};

/// `man`
struct ManOptions {};

enum class CalcFormat : std::uint8_t { table, json, csv, yaml };

/// `calc [PATH]...`
struct CalcOptions {
    InputOptions input;
    CalcFormat format = CalcFormat::table;
    std::vector<std::string> settings;  ///< `path=amount`: a figure's path, and an amount to calculate with
};

/// `fix [PATH]...`
struct FixOptions {
    InputOptions input;
    bool diff = false;
    bool unsafe = false;
    std::string baseline = {};  ///< a file of findings that are known; empty: none are
};

/// `explain FILE [FIGURE]`, `explain FILE:LINE[:COLUMN]`
struct ExplainOptions {
    InputOptions input;  ///< one path
    std::string figure;
    std::uint32_t line = 0;    ///< in place of the figure's path; 0: none
    std::uint32_t column = 0;  ///< 0: every figure of the line
};

/// `coverage [PATH]...`
struct CoverageOptions {
    InputOptions input;
    std::int64_t least_percent = 0;  ///< below it the exit status is 1
};

/// `mutate PATH...`
struct MutateOptions {
    InputOptions input;
};

enum class DiffFormat : std::uint8_t { text, json };

/// `diff OLD NEW`
struct DiffOptions {
    InputOptions input;  ///< two paths
    DiffFormat format = DiffFormat::text;
};

enum class ImportFormat : std::uint8_t { text, json, yaml };

/// `import FILE...`
struct ImportOptions {
    InputOptions input = {};
    ImportFormat format = ImportFormat::yaml;
    bool lines_in_csv = false;  ///< lines of a CSV file stay there
};

using Command = std::variant<Answer, UsageError, CheckOptions, CalcOptions, FixOptions, ExplainOptions, CoverageOptions,
                             MutateOptions, DiffOptions, ImportOptions, RulesOptions, RuleOptions, SchemaOptions,
                             InitOptions, CompletionOptions, ManOptions>;

/// What is to be done, and how it is to look.
struct Invocation {
    Command command = {};
    Language language = Language::english;
    ColorChoice color = ColorChoice::automatic;
    bool asks_for_language = false;  ///< `--lang` is given
};

/// What holds where the arguments say nothing of it.
struct Defaults {
    Language language = Language::english;
    const Format* format = &formats::full;  ///< of `check`
};

/// An option or an argument, as help texts, the manual and shells speak of it.
struct OptionDescription {
    std::string names;                          ///< `-o,--output`; of an argument, its kind
    std::string kind;                           ///< what its value is, `SEVERITY`, `FORMAT[=PATH]`; empty for a flag
    Text summary;                               ///< a sentence without a full stop
    std::vector<std::string_view> values = {};  ///< that it takes, where these are known
    bool is_argument = false;
    bool repeats = false;  ///< it may be given several times
};

/// A command, likewise.
struct CommandDescription {
    std::string_view name;  ///< empty: no command
    std::string_view usage;
    Text summary;
    std::vector<OptionDescription> options = {};
};

/// Every command in the order of the help, and last the program without a command.
std::vector<CommandDescription> describe_commands();

/// Understands the arguments (without the program's own name).
Invocation read_options(std::vector<std::string> arguments, const Defaults& defaults);

}  // namespace dxbudget
