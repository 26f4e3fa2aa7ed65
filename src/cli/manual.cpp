#include "cli/manual.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "cli/completion.hpp"
#include "cli/forms.hpp"
#include "cli/roff.hpp"
#include "dxbudget/render.hpp"
#include "dxbudget/rule.hpp"

namespace dxbudget {
namespace {

/// A term and what it means.
struct Entry {
    std::string_view term;
    Text meaning;
};

constexpr Text paragraphs[] = {
    {"`dxbudget` reads budget sheets written in YAML, recomputes every subtotal, change, funding share and total cost, "
     "and compares them with the figures that a sheet declares. Where they do not agree, it says where, what the "
     "figure should be, which terms it is made of and, if the figures can tell, which figure is most likely wrong.",
     "YAML で書いた予算調書を読み、小計、増減、財源の内訳、総コストを全て計算し直して、調書の数字と比べる。"
     "合わないときは、その位置、正しい数字、計算過程を示し、数字から判断できるときは誤りのある数字を特定する。"},
    {"Arithmetic is exact. What could not be checked is counted, and has not passed. Sheets are data: nothing in them "
     "is "
     "run, and nothing is fetched from a network.",
     "計算は厳密に行う。検査できなかったものは数え、合格とはしない。"
     "調書はデータであり、その内容を実行することも、ネットワークに接続することもない。"},
};

constexpr Entry statuses[] = {
    {"0",
     {"All is well: no finding is at or above the severity of `--fail-on`.",
      "問題なし(--fail-on の重要度以上の指摘がない)。"}},
    {"1",
     {"There are such findings. Of `calc`: something in a sheet that could not be read; of `fix`: errors that remain, "
      "with `--diff` something to correct; of `coverage`: less than `--min-coverage`.",
      "指摘あり。calc では読み取れない箇所、fix では残るエラー(--diff では修正する差分)があった。coverage では "
      "--min-coverage を下回った。"}},
    {"2",
     {"Something could not be done: a wrong option, a file that cannot be read, a configuration or a baseline that is "
      "wrong.",
      "実行できないものがあった(オプションの誤り、読めないファイル、設定ファイルや既知の指摘の一覧の誤り)。"}},
};

constexpr Entry variables[] = {
    {"LC_ALL, LC_MESSAGES, LANG",
     {"The language of the output, from the first of them that is set: Japanese if it begins with ja, otherwise "
      "English. "
      "`--lang` and the configuration come first.",
      "出力の言語。設定されている最初のものが ja で始まれば日本語、それ以外は英語。--lang と設定ファイルが優先する。"}},
    {"NO_COLOR", {"If it is not empty, no colours are used.", "空でない値があれば色を付けない。"}},
    {"GITHUB_ACTIONS",
     {"Where it is `true`, the format of `check` is `github` unless `--output` says otherwise.",
      "true のとき、check の出力形式の既定は github となる。"}},
};

constexpr Entry files[] = {
    {".dxbudget.yaml",
     {"What holds for all sheets of a project. For each sheet the closest one counts, in its folder or upwards.",
      "調書に共通する設定。各調書について、同じフォルダーから上へ最も近いものを使う。"}},
};

constexpr Entry examples[] = {
    {"dxbudget check sheets/", {"Check every sheet below a folder:", "フォルダーの調書を全て検査する:"}},
    {"dxbudget check --output full --output json=findings.json sheet.yaml",
     {"Show the findings, and write them to a file for programs:", "指摘を表示し、プログラム用にファイルにも書く:"}},
    {"dxbudget calc sheet.yaml --set total.requested=12,000",
     {"Recalculate a sheet with another amount:", "別の金額で計算し直す:"}},
    {"dxbudget explain sheet.yaml total.requested", {"See how a figure comes about:", "数字の計算過程を見る:"}},
    {"dxbudget fix --diff sheets/ | git apply", {"Apply what `fix` would correct:", "特定できた誤りの修正を適用する:"}},
};

class Page {
  public:
    explicit Page(Language language) : language_(language) {}

    void line(std::string_view text) { out_ += std::string(text) + "\n"; }
    void text(Text text) { line(roff(text.in(language_))); }
    void section(Text title) { line(".SH " + roff(title.in(language_))); }
    /// The summary of something, as a sentence.
    void sentence(Text summary) { line(roff(summary.in(language_)) + in({".", "。"})); }
    void entry(const std::string& term, Text meaning) {
        line(".TP\n" + term);
        text(meaning);
    }
    std::string in(Text text) const { return std::string(text.in(language_)); }
    std::string take() { return std::move(out_); }

  private:
    Language language_;
    std::string out_;
};

/// An option's term: `-o, --output FORMAT[=PATH]`.
std::string term(const OptionDescription& option) {
    std::string out;
    for (const std::string& name : option_names(option)) out += (out.empty() ? "" : ", ") + roff_bold(name);
    if (option.kind.empty()) return out;
    return out + (out.empty() ? "" : " ") + roff_usage(option.kind);
}

void write_formats(const OptionDescription& option, Page& page) {
    page.line(".RS");
    for (const std::string_view name : option.values) {
        if (const Format* format = find_format(name)) page.entry(roff_bold(name), format->summary);
    }
    page.line(".RE");
}

void write_forms(Page& page) {
    page.line(".RS");
    for (const Form& form : all_forms()) page.entry(roff_bold(form.name), form.summary);
    page.line(".RE");
}

void write_option(const OptionDescription& option, Page& page) {
    page.line(".TP\n" + term(option));
    page.sentence(option.summary);
    const std::string_view value = option.values.empty() ? "" : option.values.front();
    const bool is_rule = find_rule(value) != nullptr;
    const auto is_said = [&](std::string_view value) {
        return option.summary.english.find(value) != std::string_view::npos;
    };
    if (value_kind(option) == ValueKind::word_or_file) {
        write_formats(option, page);
    } else if (find_form(value) != nullptr) {
        write_forms(page);
    } else if (!is_rule && !std::all_of(option.values.begin(), option.values.end(), is_said)) {
        page.line(page.in({"One of ", "値: "}) + roff(fmt::format("{}", fmt::join(option.values, ", "))) +
                  page.in({".", "。"}));
    }
}

/// Whether every command has the option, so that it need not be told of each.
bool is_common(const OptionDescription& option, std::span<const CommandDescription> commands) {
    return std::all_of(commands.begin(), commands.end(), [&](const CommandDescription& command) {
        return std::any_of(command.options.begin(), command.options.end(),
                           [&](const OptionDescription& other) { return other.names == option.names; });
    });
}

void write_synopsis(std::span<const CommandDescription> commands, Page& page) {
    page.section({"SYNOPSIS", "書式"});
    page.line(".nf");
    for (const CommandDescription& command : commands) {
        const std::string name = command.name.empty() ? "dxbudget" : fmt::format("dxbudget {}", command.name);
        page.line(roff_bold(name) + " " + roff_usage(command.usage));
    }
    page.line(".fi");
}

void write_commands(std::span<const CommandDescription> commands, Page& page) {
    page.section({"COMMANDS", "コマンド"});
    for (const CommandDescription& command : commands) {
        if (command.name.empty()) continue;
        page.line(".SS \"" + roff_bold(command.name) + " " + roff_usage(command.usage) + "\"");
        page.sentence(command.summary);
        for (const OptionDescription& option : command.options) {
            if (!is_common(option, commands)) write_option(option, page);
        }
    }
    page.section({"OPTIONS", "オプション"});
    page.text({"Every command takes:", "全てのコマンドに共通のもの:"});
    for (const OptionDescription& option : commands.back().options) {
        if (is_common(option, commands)) write_option(option, page);
    }
    page.line(".PP");
    page.text({"Without a command:", "コマンドのないとき:"});
    for (const OptionDescription& option : commands.back().options) {
        if (!is_common(option, commands)) write_option(option, page);
    }
}

void write_entries(Text title, std::span<const Entry> entries, Page& page) {
    page.section(title);
    for (const Entry& entry : entries) page.entry(roff_bold(entry.term), entry.meaning);
}

/// What the program is, as the index of manual pages has it: in English it does not begin a sentence.
std::string title(Text summary, Language language) {
    std::string out(summary.in(language));
    if (language == Language::english) out.front() = static_cast<char>(std::tolower(out.front()));
    return out;
}

}  // namespace

std::string render_manual(std::span<const CommandDescription> commands, Language language) {
    Page page(language);
    page.line(".\\\" Written by `dxbudget man`.");
    page.line(fmt::format(".TH DXBUDGET 1 {} \"dxbudget {}\" \"{}\"", DXBUDGET_DATE, DXBUDGET_VERSION,
                          page.in({"User Commands", "ユーザーコマンド"})));
    page.line(".nh\n.ad l");
    page.section({"NAME", "名前"});
    page.line("dxbudget \\- " + roff_literal(title(commands.back().summary, language)));
    write_synopsis(commands, page);
    page.section({"DESCRIPTION", "説明"});
    for (const Text& paragraph : paragraphs) {
        if (&paragraph != paragraphs) page.line(".PP");
        page.text(paragraph);
    }
    write_commands(commands, page);
    write_entries({"EXIT STATUS", "終了コード"}, statuses, page);
    write_entries({"ENVIRONMENT", "環境変数"}, variables, page);
    write_entries({"FILES", "ファイル"}, files, page);
    page.section({"EXAMPLES", "例"});
    for (const Entry& example : examples) {
        if (&example != examples) page.line(".PP");
        page.text(example.meaning);
        page.line(".PP\n.EX\n    " + roff_literal(example.term) + "\n.EE");
    }
    page.section({"SEE ALSO", "関連項目"});
    page.line(".BR git\\-apply (1),\n.BR patch (1),\n.BR jq (1)\n.PP");
    page.text(
        {"The documents that come with the program: `usage.md`, `format.md` on how a sheet is written, and "
         "`rules.md`.",
         "付属の文書: usage.md(使い方)、format.md(調書の書式)、rules.md(規則)。"});
    return page.take();
}

}  // namespace dxbudget
