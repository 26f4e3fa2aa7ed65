#include "cli/options.hpp"

#include <array>
#include <string>
#include <vector>

#include "catch.hpp"
#include "cli/locale.hpp"
#include "dxbudget/rule.hpp"

using namespace dxbudget;

namespace {

using Words = std::vector<std::string>;

/// The message and the help of a refused command line, in one line.
std::string refused(const Words& words, Language language = Language::english) {
    const Invocation invocation = read_options(words, {.language = language});
    const auto* refusal = std::get_if<UsageError>(&invocation.command);
    if (refusal == nullptr) return "not refused";
    std::string out = render(refusal->message, invocation.language);
    if (!refusal->help.empty()) out += "; " + render(refusal->help, invocation.language);
    return out;
}

template <typename Options>
Options accepted(const Words& words) {
    const Invocation invocation = read_options(words, {});
    const auto* options = std::get_if<Options>(&invocation.command);
    REQUIRE(options != nullptr);
    return *options;
}

}  // namespace

TEST_CASE("check: what it does unless told otherwise") {
    const auto options = accepted<CheckOptions>({"check"});
    CHECK(options.input.paths == Words{"."});
    REQUIRE(options.outputs.size() == 1);
    CHECK(options.outputs[0].format == &formats::full);
    CHECK(options.outputs[0].path.empty());
    CHECK(options.fail_on == Severity::error);
    CHECK_FALSE(options.verbose);
    CHECK_FALSE(options.quiet);
}

TEST_CASE("check: where it runs may say what it writes unless told otherwise") {
    const auto output_of = [](const Words& words) {
        const Invocation invocation = read_options(words, {.format = &formats::github});
        return std::get<CheckOptions>(invocation.command).outputs.at(0).format;
    };
    CHECK(output_of({"check"}) == &formats::github);
    CHECK(output_of({"check", "-o", "full"}) == &formats::full);
}

TEST_CASE("check: its options") {
    const auto options = accepted<CheckOptions>({"check", "-o", "concise", "--output=json=out=1.json", "a.yaml", "-",
                                                 "--fail-on", "never", "-vq", "--stdin-filename", "s", "--", "-b"});
    CHECK(options.input.paths == Words{"a.yaml", "-", "-b"});
    REQUIRE(options.outputs.size() == 2);
    CHECK(options.outputs[0].format == &formats::concise);
    CHECK(options.outputs[1].format == &formats::json);
    CHECK(options.outputs[1].path == "out=1.json");
    CHECK(options.fail_on == std::nullopt);
    CHECK(options.input.stdin_name == "s");
    CHECK(options.verbose);
    CHECK(options.quiet);
}

TEST_CASE("check: the rules that count") {
    const auto choices = [](const Words& words) {
        std::string out;
        for (const RuleChoice& choice : accepted<CheckOptions>(words).rules) {
            out += (out.empty() ? "" : " ") + std::string(choice.rule->id);
            CHECK_FALSE(choice.severity.has_value());
        }
        return out;
    };
    CHECK(choices({"check"}).empty());
    CHECK(choices({"check", "--ignore", "limit-exceeded,sum-mismatch", "--ignore=change-mismatch"}) ==
          "limit-exceeded sum-mismatch change-mismatch");
    const std::string others = choices({"check", "--select", "sum-mismatch"});
    CHECK(others.find("limit-exceeded") != std::string::npos);
    CHECK(others.find("unused-ignore") != std::string::npos);
    CHECK(others.find("sum-mismatch") == std::string::npos);
    CHECK(others.find("not-yaml") == std::string::npos);  // what cannot be read is told in any case
}

TEST_CASE("init and schema: what they do unless told otherwise") {
    CHECK(accepted<InitOptions>({"init"}).path == "sheet.yaml");
    CHECK(accepted<InitOptions>({"init"}).schema);
    CHECK(accepted<InitOptions>({"init", "-", "--no-schema"}).path == "-");
    CHECK_FALSE(accepted<InitOptions>({"init", "-", "--no-schema"}).schema);
    CHECK(accepted<SchemaOptions>({"schema"}).of == SchemaOf::sheet);
    CHECK(accepted<SchemaOptions>({"schema", "configuration"}).of == SchemaOf::configuration);
}

TEST_CASE("explain: a figure by its path, or those of a line as findings print it") {
    struct Case {
        Words words;
        const char* path;
        std::uint32_t line;
        std::uint32_t column;
    };
    const auto c = GENERATE(values<Case>({
        {{"explain", "a.yaml", "total"}, "a.yaml", 0, 0},
        {{"explain", "a.yaml:12"}, "a.yaml", 12, 0},
        {{"explain", "a.yaml:12:8"}, "a.yaml", 12, 8},
        {{"explain", "a:1.yaml:12"}, "a:1.yaml", 12, 0},
        {{"explain", "a:1:12:8"}, "a:1", 12, 8},
        {{"explain", "a.yaml:12", "total"}, "a.yaml:12", 0, 0},
    }));
    const auto options = accepted<ExplainOptions>(c.words);
    CHECK(options.input.paths == Words{c.path});
    CHECK(options.line == c.line);
    CHECK(options.column == c.column);
}

TEST_CASE("every command says what its options are for, in both languages") {
    for (const CommandDescription& command : describe_commands()) {
        INFO(command.name);
        CHECK(command.options.size() >= 3);
        for (const OptionDescription& option : command.options) {
            INFO(option.names);
            CHECK_FALSE(option.summary.english.empty());
            CHECK_FALSE(option.summary.japanese.empty());
        }
    }
}

TEST_CASE("language and colour may stand before the command or after it") {
    for (const Words& words : {Words{"--lang", "ja", "--color=always", "check", "x"},
                               Words{"check", "--lang=ja", "x", "--color", "always"}}) {
        const Invocation invocation = read_options(words, {});
        CHECK(std::holds_alternative<CheckOptions>(invocation.command));
        CHECK(invocation.language == Language::japanese);
        CHECK(invocation.color == ColorChoice::always);
    }
}

TEST_CASE("a command line that cannot be understood says what was expected") {
    struct Case {
        Words words;
        std::string_view message;
    };
    const auto c = GENERATE(values<Case>({
        {{"chekc"}, "unknown command `chekc`; did you mean `check`?"},
        {{"a.yaml"}, "unknown command `a.yaml`; to check a file, write `dxbudget check a.yaml`"},
        {{"check", "--outputs", "json"}, "unknown option `--outputs`; did you mean `--output`?"},
        {{"check", "-z"}, "unknown option `-z`; see `dxbudget check --help`"},
        {{"check", "--fix", "-"}, "--fix corrects files, and standard input is not one; write `dxbudget fix -`"},
        {{"check", "--fix", "--stream"}, "--fix corrects files, and standard input is not one; write `dxbudget fix -`"},
        {{"check", "--fix", "--baseline", "b"},
         "--fix corrects whatever is proven wrong, and another option leaves findings out; run `dxbudget fix` first"},
        {{"check", "--fix", "--ignore", "sum-mismatch"},
         "--fix corrects whatever is proven wrong, and another option leaves findings out; run `dxbudget fix` first"},
        {{"check", "--json"}, "unknown option `--json`; write `--output json`"},
        {{"check", "--junit=a.xml"}, "unknown option `--junit=a.xml`; write `--output junit`"},
        {{"calc", "x", "--yaml"}, "unknown option `--yaml`; write `--output yaml`"},
        {{"check", "--warning"}, "unknown option `--warning`; write `--fail-on warning`"},
        {{"check", "--format=json"}, "unknown option `--format=json`; write `--output FORMAT`"},
        {{"check", "--no-color"}, "unknown option `--no-color`; write `--color never`"},
        {{"fix", "x", "--dry-run"}, "unknown option `--dry-run`; write `--diff`"},
        {{"rules", "--dry-run"}, "unknown option `--dry-run`; see `dxbudget rules --help`"},
        {{"help", "chekc"}, "unknown command `chekc`; did you mean `check`?"},
        {{"check", "--output", "jsno"},
         "`jsno` is not a valid value for --output; expected one of full, concise, markdown, json, jsonl, csv, sarif, "
         "github, gitlab, rdjson, junit, html; did you mean `json`?"},
        {{"check", "-o", "mardkown=a.md"},
         "`mardkown` is not a valid value for --output; expected one of full, concise, markdown, json, jsonl, csv, "
         "sarif, github, gitlab, rdjson, junit, html; did you mean `markdown`?"},
        {{"check", "-o", "json="}, "`json=` names no file after `=`"},
        {{"check", "-o", "json", "-o", "full"},
         "two formats for standard output; give all but one of them a file: `--output json=PATH`"},
        {{"check", "--fail-on", "info"},
         "`info` is not a valid value for --fail-on; expected one of error, warning, note, never"},
        {{"check", "--lang"}, "--lang needs one value"},
        {{"check", "--select", "sum-mismatch,sum-mismtch"},
         "there is no rule `sum-mismtch`; did you mean `sum-mismatch`?"},
        {{"check", "--ignore", "zzzzzz"}, "there is no rule `zzzzzz`; `dxbudget rules` lists them all"},
        {{"check", "--ignore", "not-yaml"}, "`not-yaml` cannot be ignored: unread figures would look correct"},
        {{"calc", "x", "--config", "c.yaml", "--isolated"},
         "--config names a configuration, and --isolated wants none; leave one of them out"},
        {{"check", "--quiet=maybe"}, "--quiet takes no value"},
        {{"check", "--max-findings", "many"}, "`many` is not a number of findings; expected a whole number"},
        {{"check", "--max-findings", "-1"}, "`-1` is not a number of findings; expected a whole number"},
        {{"coverage", "x", "--min-coverage", "101"},
         "`101` is not a percentage; expected a whole number from 0 to 100"},
        {{"calc"}, "no sheet is named; write `dxbudget calc sheet.yaml`"},
        {{"calc", "x", "--set", "total"}, "`total` sets no figure; expected FIGURE=AMOUNT"},
        {{"explain", "x"},
         "a sheet and a figure are needed; write `dxbudget explain sheet.yaml total.requested`, or `sheet.yaml:12` for "
         "line 12"},
        {{"explain", "x:0"},
         "a sheet and a figure are needed; write `dxbudget explain sheet.yaml total.requested`, or `sheet.yaml:12` for "
         "line 12"},
        {{"rule"}, "no rule is named; `dxbudget rules` lists them all"},
        {{"rule", "sum-mismtch"}, "there is no rule `sum-mismtch`; did you mean `sum-mismatch`?"},
        {{"rule", "sum-mismatch", "x"}, "unexpected argument `x`"},
        {{"schema", "configuratoin"},
         "`configuratoin` is not a valid value for OF; expected one of sheet, configuration; did you mean "
         "`configuration`?"},
        {{"init", "a.yaml", "b.yaml"}, "unexpected argument `b.yaml`"},
        {{"init", ""}, "the name of the sheet is empty"},
        {{"completion"}, "no shell is named; write `dxbudget completion bash`, zsh or fish"},
        {{"completion", "bahs"},
         "`bahs` is not a valid value for SHELL; expected one of bash, zsh, fish; did you mean `bash`?"},
        {{"rules", "--lang", "fr"}, "`fr` is not a valid value for --lang; expected one of en, ja"},
    }));
    CHECK(refused(c.words) == c.message);
}

TEST_CASE("it says so in Japanese too") {
    CHECK(refused({"rule", "sum-mismtch"}, Language::japanese) ==
          "「sum-mismtch」という規則はない; 「sum-mismatch」の誤りではないか");
    CHECK(refused({"check", "--lang", "ja", "--color", "blue"}) ==
          "「blue」は --color の値ではない。指定できるのは auto, always, never");
}

TEST_CASE("help and version are answers; nothing asked for is not") {
    CHECK(accepted<Answer>({"--help"}).asked_for);
    CHECK(accepted<Answer>({"check", "--help"}).asked_for);
    CHECK(accepted<Answer>({"--version"}).text.starts_with("dxbudget "));
    CHECK(accepted<Answer>({"help"}).text == accepted<Answer>({"--help"}).text);
    CHECK(accepted<Answer>({"help", "fix"}).text == accepted<Answer>({"fix", "--help"}).text);
    CHECK(accepted<Answer>({"help", "fix", "--lang", "ja"}).text ==
          accepted<Answer>({"fix", "--help", "--lang", "ja"}).text);
    CHECK_FALSE(accepted<Answer>({}).asked_for);
    CHECK_FALSE(accepted<Answer>({"--lang", "ja"}).asked_for);
}

TEST_CASE("the language of a locale") {
    const auto language = [](const char* all, const char* messages, const char* lang) {
        return language_of_locale(std::array<const char*, 3>{all, messages, lang});
    };
    CHECK(language(nullptr, nullptr, nullptr) == Language::english);
    CHECK(language(nullptr, nullptr, "ja_JP.UTF-8") == Language::japanese);
    CHECK(language("", "ja", "en_US") == Language::japanese);
    CHECK(language("C", "ja_JP", "ja_JP") == Language::english);
    CHECK(language("java", nullptr, nullptr) == Language::english);
    CHECK(language("ja@x", nullptr, nullptr) == Language::japanese);
}
