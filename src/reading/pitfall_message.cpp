#include "reading/pitfall_message.hpp"

#include <utility>
#include <vector>

#include "dxbudget/document.hpp"
#include "dxbudget/rules.hpp"
#include "format/keys.hpp"

namespace dxbudget::pitfall {

static constexpr std::size_t longest_excerpt = 90;  // bytes: a line of Japanese

std::string quoted(std::string_view text) {
    const bool is_plain = text.find_first_of("\"\\") == text.npos;
    std::string out(1, is_plain ? '"' : '\'');
    for (const char c : text) {
        if (!is_plain && c == '\'') out += '\'';
        out += c;
    }
    out += is_plain ? '"' : '\'';
    return out;
}

std::string excerpt(std::string_view text) {
    const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
    if (line.size() <= longest_excerpt) return std::string(line);
    std::size_t end = longest_excerpt;
    while ((static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
    return std::string(line.substr(0, end)) + "…";
}

Finding finding(const Rule& rule, Span span, Message message, Message help) {
    return {
        .rule = &rule, .severity = rule.severity, .span = span, .message = std::move(message), .help = std::move(help)};
}

// Whether what a message proposes is read without a finding.
static bool is_good(const std::string& proposal) {
    std::vector<Finding> findings;
    parse(Source({}, proposal), findings, {.findings = 1});
    return findings.empty();
}

// What to write, as far as it fits into a message.
static Message put_in_quotes(std::string_view value) {
    if (value.size() > longest_excerpt || value.find('\n') != value.npos) {
        return {{"put the whole value in quotes", "値全体を引用符で囲む"}, {}};
    }
    return {{"put it in quotes: `{0}`", "引用符で囲む:「{0}」"}, {quoted(value)}};
}

// The value as it is read behind a key: in quotes if it needs them.
static std::string good_value(std::string_view value) {
    const std::string shown = excerpt(value);
    const bool is_bracket = shown.starts_with('{') || shown.starts_with('[');  // it may go on in the lines below
    return is_bracket || is_good("a: " + shown) ? shown : quoted(shown);
}

static Text meaning(char indicator) {
    switch (indicator) {
        case '*':
            return {"a reference", "参照(エイリアス)"};
        case '&':
            return {"the name of an anchor", "アンカーの名前"};
        case '!':
            return {"a tag", "タグ"};
        case '|':
        case '>':
            return {"a text on the lines below", "次行以下の文章"};
        case '[':
        case ']':
            return {"a list", "リスト"};
        case '{':
        case '}':
            return {"a mapping", "「項目: 値」の組"};
        case ',':
            return {"the next entry", "次の項目"};
        case '-':
            return {"a list item", "リストの項目"};
        case '?':
            return {"a key", "項目"};
        case ':':
            return {"a value", "値"};
        case '%':
            return {"a directive", "ディレクティブ"};
        default:
            return {};
    }
}

Finding needs_quotes(const YamlText& text, Span value) {
    const char indicator = text[value.begin];
    if (meaning(indicator).empty()) {
        return finding(rules::needs_quotes, value,
                       {{"a value cannot begin with `{0}` in YAML", "YAML では、値を「{0}」で始めることはできない"},
                        {std::string(1, indicator)}},
                       put_in_quotes(text.slice(value)));
    }
    return finding(
        rules::needs_quotes, value,
        {{"to YAML, `{0}` at the beginning of a value means {1}", "値の先頭の「{0}」は、YAML では{1}の意味になる"},
         {std::string(1, indicator), meaning(indicator)}},
        put_in_quotes(text.slice(value)));
}

// Where the word before the colon begins, if it is a key of the format: `10 previous: 20` are two entries in one line.
static std::optional<Span> known_word_before(const YamlText& text, Span value, Offset colon) {
    Offset begin = colon;
    while (begin > value.begin && !text.is_gap(begin - 1)) --begin;
    if (begin == value.begin || !is_known_word(text.slice({begin, colon}))) return std::nullopt;
    return Span{begin, colon};
}

Finding second_colon(const YamlText& text, Span value, Offset colon) {
    if (const std::optional<Span> key = known_word_before(text, value, colon)) {
        return finding(rules::needs_quotes, value,
                       {{"`{0}: ` stands on the same line as the entry before it", "「{0}: 」が前の項目と同じ行にある"},
                        {std::string(text.slice(*key))}},
                       {{"write `{0}` on a line of its own", "「{0}」を別の行に書く"},
                        {excerpt(text.slice({key->begin, value.end}))}});
    }
    return finding(rules::needs_quotes, value,
                   {{"to YAML, `: ` in a value separates a key from its value",
                     "値の中の「: 」は、YAML では項目と値の区切りになる"},
                    {}},
                   put_in_quotes(text.slice(value)));
}

Finding trailing_text(const YamlText& text, Span value, Offset end) {
    const char open = text[value.begin];
    const bool is_quote = open == '"' || open == '\'';
    const Offset rest = text.skip_spaces(end);
    const std::string tail = excerpt(text.slice({rest < value.end ? rest : end, value.end}));
    if (is_quote) {
        return finding(rules::needs_quotes, value,
                       {{"`{0}` follows the closing quote", "閉じる引用符の後に「{0}」がある"}, {tail}},
                       put_in_quotes(text.slice(value)));
    }
    return finding(rules::needs_quotes, value,
                   {{"to YAML, `{0}` begins {1}, and `{2}` follows its end",
                     "「{0}」は YAML では{1}の始まりとなり、その終わりの後に「{2}」がある"},
                    {std::string(1, open), meaning(open), tail}},
                   put_in_quotes(text.slice(value)));
}

/// Whether the key before a value, on its line, takes a list.
static bool takes_a_list(const YamlText& text, Span value) {
    Offset end = value.begin;
    while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == ':')) --end;
    Offset begin = end;
    while (begin > 0 && text[begin - 1] != '\n' && text[begin - 1] != ' ') --begin;
    const Key key = key_of(text.slice({begin, end}), Scope::line);
    return key == Key::items || key == Key::funding;
}

Finding lone_dash(const YamlText& text, Span value) {
    if (value.end - value.begin == 1) {
        return finding(
            rules::lone_dash, value,
            {{"to YAML, a `-` by itself begins a list", "「-」だけの値は、YAML ではリストの始まりになる"}, {}},
            {{"write `‐` or `\"-\"`", "「‐」又は「\"-\"」と書く"}, {}});
    }
    const std::string rest(text.slice({text.skip_spaces(value.begin + 1), value.end}));
    const Message reason{{"to YAML, `-` and a space begin a list", "「-」と空白は、YAML ではリストの始まりになる"}, {}};
    const bool is_entry = rest.starts_with('{') || rest.find(": ") != std::string::npos;
    if (is_entry || takes_a_list(text, value)) {
        return finding(rules::lone_dash, value, reason,
                       {{"begin the list on the next line: `- {0}{1}`", "リストは次の行から始める: 「- {0}{1}」"},
                        {is_entry ? Text{"", ""} : Text{"name: ", "名称: "}, excerpt(rest)}});
    }
    return finding(rules::lone_dash, value, reason,
                   {{"write `-{0}` without the space if it is negative, otherwise `{1}`",
                     "負数なら空白なしで「-{0}」、そうでなければ「{1}」と書く"},
                    {excerpt(rest), quoted(excerpt(text.slice(value)))}});
}

static Finding missing_space(const YamlText& text, const GluedKey& glued) {
    const std::string key(text.slice(glued.key));
    return finding(rules::missing_space, {glued.key.begin, glued.value.end},
                   {{"no space follows the colon after `{0}`, so it is not a key to YAML",
                     "「{0}」のコロンの後に空白がなく、YAML では項目にならない"},
                    {key}},
                   {{"write `{0}: {1}`", "「{0}: {1}」と書く"}, {key, good_value(text.slice(glued.value))}});
}

static Finding full_width_mark(const YamlText& text, const GluedKey& glued) {
    const std::string key(text.slice(glued.key));
    const bool is_colon = text[glued.mark.begin] != ':';
    const Text what = is_colon ? Text{"colon", "コロン"} : Text{"space", "空白"};
    const Message help = glued.value.begin == glued.value.end ? Message{{"write `{0}:`", "「{0}:」と書く"}, {key}}
                                                              : Message{{"write `{0}: {1}`", "「{0}: {1}」と書く"},
                                                                        {key, good_value(text.slice(glued.value))}};
    return finding(rules::full_width_mark, glued.mark,
                   {{"a full-width {1} follows `{0}`; YAML needs `:` and a space",
                     "「{0}」の後の{1}が全角である。YAML では半角の「:」と空白が必要"},
                    {key, what}},
                   help);
}

Finding full_width_after_dash(const YamlText& text, Span space) {
    const Offset end = text.trim(space.end, text.line_end(space.end));
    return finding(rules::full_width_mark, space,
                   {{"a full-width space follows `-`; YAML needs a half-width one",
                     "「-」の後の空白が全角である。YAML では半角の空白が必要"},
                    {}},
                   {{"write `- {0}`", "「- {0}」と書く"}, {excerpt(text.slice({space.end, end}))}});
}

Finding glued_key(const YamlText& text, const GluedKey& glued) {
    return glued.full_width ? full_width_mark(text, glued) : missing_space(text, glued);
}

Finding bad_escape(const YamlText& text, Span value, Span escape) {
    std::string single = "'";
    for (const char c : text.slice({value.begin + 1, value.end - 1})) single += c == '\'' ? "''" : std::string(1, c);
    return finding(
        rules::needs_quotes, escape,
        {{"`{0}` is not an escape sequence in double quotes", "二重引用符の中の「{0}」は、どの文字も表さない"},
         {std::string(text.slice(escape))}},
        {{"use single quotes: `{0}`", "一重引用符で囲む:「{0}」"}, {excerpt(single + "'")}});
}

Finding text_indentation(const YamlText& text, Span line, Offset column) {
    return finding(
        rules::not_yaml, line,
        {{"`{0}` is indented less than the first line of its text", "「{0}」の字下げが、文章の最初の行より浅い"},
         {excerpt(text.slice(line))}},
        {{"begin every line of the text in column {0}", "文章の各行を {0} 桁目から書く"},
         {Rational(std::int64_t{column})}});
}

Finding unclosed_quote(const YamlText& text, Span value) {
    const std::string content(text.slice({value.begin + 1, value.end}));
    return finding(
        rules::unclosed_quote, value,
        {{"the quote `{0}` is not closed", "引用符「{0}」が閉じられていない"}, {std::string(1, text[value.begin])}},
        {{"write `{0}`", "「{0}」と書く"}, {quoted(excerpt(content))}});
}

static std::string without_thousands_commas(const std::string& text) {
    std::string out;
    for (Offset at = 0; at < text.size(); ++at) {
        if (!separates_thousands(YamlText(text), at)) out += text[at];
    }
    return out;
}

Finding unclosed_bracket(const YamlText& text, Offset open, Span value) {
    const char bracket = text[open];
    const std::string partner(1, bracket == '{' ? '}' : ']');
    Message help{{"write `{0}` where it ends", "終わりに「{0}」を書く"}, {partner}};
    const std::string closed = std::string(text.slice(value)) + partner;
    const bool is_short = closed.size() <= longest_excerpt && closed.find_first_of("\r\n") == closed.npos;
    for (const std::string& proposal : {closed, without_thousands_commas(closed)}) {
        if (!is_short || !is_good(proposal)) continue;
        help = {{"write `{0}`", "「{0}」と書く"}, {proposal}};
        break;
    }
    return finding(rules::unclosed_bracket, {open, open + 1},
                   {{"`{0}` is not closed", "「{0}」が閉じられていない"}, {std::string(1, bracket)}}, std::move(help));
}

Finding tab_indentation(Span tab, std::uint32_t lines) {
    const Message help{{"indent with spaces", "字下げには半角空白を使う"}, {}};
    if (lines == 1) {
        return finding(rules::tab_indentation, tab,
                       {{"the line is indented with a tab, which YAML does not accept",
                         "タブで字下げされている。YAML ではタブによる字下げは使えない"},
                        {}},
                       help);
    }
    return finding(rules::tab_indentation, tab,
                   {{"{0} lines are indented with tabs, which YAML does not accept; this is the first",
                     "{0} 行がタブで字下げされている。YAML ではタブによる字下げは使えない(これが最初の行)"},
                    {Rational(std::int64_t{lines})}},
                   help);
}

Finding full_width_indentation(Span spaces, std::uint32_t lines) {
    const Message help{{"indent with half-width spaces", "字下げには半角空白を使う"}, {}};
    if (lines == 1) {
        return finding(rules::full_width_indentation, spaces,
                       {{"the line is indented with a full-width space, which is an ordinary character to YAML",
                         "全角空白で字下げされている。YAML では全角空白は字下げにならない"},
                        {}},
                       help);
    }
    return finding(rules::full_width_indentation, spaces,
                   {{"{0} lines are indented with full-width spaces, which are ordinary characters to YAML; this is "
                     "the first",
                     "{0} 行が全角空白で字下げされている。YAML では全角空白は字下げにならない(これが最初の行)"},
                    {Rational(std::int64_t{lines})}},
                   help);
}

Finding undefined_reference(const YamlText& text, Span value) {
    Offset end = value.begin + 1;
    while (end < value.end && !text.is_gap(end)) ++end;
    const std::string name(text.slice({value.begin + 1, end}));
    if (name.empty()) return needs_quotes(text, value);
    return finding(rules::bad_reference, value,
                   {{"`*{0}` refers to an anchor `&{0}`, and there is none before it",
                     "「*{0}」はアンカー「&{0}」への参照になるが、それより前に「&{0}」がない"},
                    {excerpt(name)}},
                   put_in_quotes(text.slice(value)));
}

Finding swallowing_anchor(const YamlText& text, Span value) {
    Offset end = value.begin + 1;
    while (end < value.end && !text.is_gap(end)) ++end;
    if (end == value.begin + 1) return needs_quotes(text, value);
    return finding(rules::bad_reference, value,
                   {{"`{0}` is the name of an anchor to YAML, not part of the value; nothing refers to it",
                     "「{0}」は YAML ではアンカーの名前になり、値に含まれない。参照もされていない"},
                    {excerpt(text.slice({value.begin, end}))}},
                   put_in_quotes(text.slice(value)));
}

Finding percent_line(const YamlText& text, Span line) {
    return finding(
        rules::needs_quotes, line,
        {{"to YAML, `%` at the beginning of a line begins a directive, which ends the sheet here",
          "行頭の「%」は YAML ではディレクティブになり、調書はここで終わる"},
         {}},
        {{"put the text after its key, in quotes: `note: {0}`", "項目の後に引用符で囲んで書く:「note: {0}」"},
         {quoted(excerpt(text.slice(line)))}});
}

Finding bad_indentation(const YamlText& text, Span key, Span sibling) {
    Message help{{"indent lines that belong together alike", "並ぶ行の字下げをそろえる"}, {}};
    if (sibling.begin != sibling.end) {
        help = {{"begin it in column {0}, where `{1}` begins", "「{1}」と同じ {0} 桁目から書く"},
                {Rational(std::int64_t{text.column(sibling.begin)} + 1), excerpt(text.slice(sibling))}};
    }
    return finding(rules::not_yaml, key,
                   {{"`{0}` is indented neither like the lines it belongs to nor as a part of them",
                     "「{0}」の字下げが、前後のどの行ともそろっていない"},
                    {excerpt(text.slice(key))}},
                   std::move(help));
}

Finding stray_line(const YamlText& text, Span line) {
    const std::string shown = excerpt(text.slice(line));
    return finding(rules::not_yaml, line,
                   {{"`{0}` is neither `key: value` nor `- item`", "「{0}」は「項目: 値」でも「- 」でもない"}, {shown}},
                   {{"write `{0}: …` if it is a key; a text goes after `note: `",
                     "項目なら「{0}: …」と書く。文章なら「note: 」の後に書く"},
                    {shown}});
}

Finding missing_comma(const YamlText& text, Span word) {
    const std::string key = excerpt(text.slice(word));
    return finding(rules::not_yaml, word, {{"no comma stands before `{0}`", "「{0}」の前にコンマがない"}, {key}},
                   {{"write `, {0}: …`", "「, {0}: …」と書く"}, {key}});
}

Finding bracket_in_value(const YamlText& text, Span value, Offset end) {
    return finding(
        rules::needs_quotes, value,
        {{"to YAML, `{0}` ends a value in brackets", "括弧の中の値に「{0}」があると、YAML では値がそこで終わる"},
         {std::string(1, text[end])}},
        put_in_quotes(text.slice(value)));
}

Finding missing_colon(const YamlText& text, Span key) {
    const std::string shown = excerpt(text.slice(key));
    return finding(rules::not_yaml, key,
                   {{"no colon stands between `{0}` and the bracket", "「{0}」と括弧の間にコロンがない"}, {shown}},
                   {{"write `{0}: `", "「{0}: 」と書く"}, {shown}});
}

}  // namespace dxbudget::pitfall
