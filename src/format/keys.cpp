#include "format/keys.hpp"

#include <algorithm>
#include <array>

#include "format/word_index.hpp"

namespace dxbudget {
namespace {

constexpr unsigned bit(Scope scope) {
    return 1U << static_cast<unsigned>(scope);
}
constexpr unsigned in_sheet = bit(Scope::sheet);
constexpr unsigned in_line = bit(Scope::line);
constexpr unsigned in_funding = bit(Scope::funding);
constexpr unsigned in_costs = bit(Scope::costs);
constexpr unsigned in_also = bit(Scope::also);
constexpr unsigned in_stage = bit(Scope::stage);
constexpr unsigned in_table = bit(Scope::table);
constexpr unsigned in_rounding = bit(Scope::rounding);
constexpr unsigned in_unit_costs = bit(Scope::unit_costs);
constexpr unsigned in_configuration = bit(Scope::configuration);
constexpr unsigned in_csv = bit(Scope::csv);
constexpr unsigned in_check = bit(Scope::check);

struct Word {
    std::string_view text;
    Key key;
    unsigned scopes;
};

// The canonical word of a key stands before its synonyms.
constexpr auto words = std::to_array<Word>({
    {"title", Key::title, in_sheet},
    {"事業名", Key::title, in_sheet},
    {"件名", Key::title, in_sheet},
    {"department", Key::department, in_sheet},
    {"担当課", Key::department, in_sheet},
    {"所属", Key::department, in_sheet},
    {"担当", Key::department, in_sheet},
    {"部局", Key::department, in_sheet},
    {"課名", Key::department, in_sheet},
    {"fiscal_year", Key::fiscal_year, in_sheet},
    {"年度", Key::fiscal_year, in_sheet},
    {"会計年度", Key::fiscal_year, in_sheet},
    {"unit", Key::unit, in_sheet | in_stage | in_configuration},
    {"単位", Key::unit, in_sheet | in_stage | in_configuration},
    {"calculation_unit", Key::calculation_unit, in_sheet},
    {"計算単位", Key::calculation_unit, in_sheet},
    {"積算単位", Key::calculation_unit, in_sheet},
    {"decimal", Key::decimal, in_sheet | in_csv | in_configuration},
    {"小数点", Key::decimal, in_sheet | in_csv | in_configuration},
    {"negative", Key::negative, in_sheet | in_csv | in_configuration},
    {"負数", Key::negative, in_sheet | in_csv | in_configuration},
    {"stages", Key::stages, in_sheet | in_csv},
    {"段階", Key::stages, in_sheet | in_csv},
    {"列", Key::stages, in_sheet | in_csv},
    {"total", Key::total, in_sheet | in_line | in_funding},
    {"合計", Key::total, in_sheet | in_line | in_funding},
    {"計", Key::total, in_sheet | in_line | in_funding},
    {"事業費", Key::total, in_sheet | in_line | in_funding},
    {"総額", Key::total, in_sheet | in_line | in_funding},
    {"予算額", Key::total, in_sheet | in_line | in_funding},
    {"小計", Key::total, in_line},
    {"items", Key::items, in_sheet | in_line | in_funding | in_table},
    {"細事業", Key::items, in_sheet | in_line | in_funding | in_table},
    {"内訳", Key::items, in_sheet | in_line | in_funding | in_table},
    {"項目", Key::items, in_sheet | in_line | in_funding | in_table},
    {"明細", Key::items, in_sheet | in_line | in_funding | in_table},
    {"事業内容", Key::items, in_sheet | in_line},
    {"funding", Key::funding, in_sheet | in_line | in_csv},
    {"財源", Key::funding, in_sheet | in_line | in_csv},
    {"財源内訳", Key::funding, in_sheet | in_line | in_csv},
    {"costs", Key::costs, in_sheet},
    {"コスト", Key::costs, in_sheet},
    {"経費", Key::costs, in_sheet},
    {"トータルコスト表", Key::costs, in_sheet},
    {"breakdowns", Key::breakdowns, in_sheet},
    {"別内訳", Key::breakdowns, in_sheet},
    {"区分別", Key::breakdowns, in_sheet},
    {"workings", Key::workings, in_sheet},
    {"積算", Key::workings, in_sheet},
    {"積算内訳", Key::workings, in_sheet},
    {"算出根拠", Key::workings, in_sheet},
    {"name", Key::name, in_line},
    {"名称", Key::name, in_line},
    {"名前", Key::name, in_line},
    {"区分", Key::name, in_line},
    {"細事業名", Key::name, in_line},
    {"項目名", Key::name, in_line},
    {"share", Key::share, in_line | in_funding},
    {"rate", Key::share, in_line | in_funding},
    {"補助率", Key::share, in_line | in_funding},
    {"負担割合", Key::share, in_line | in_funding},
    {"割合", Key::share, in_line | in_funding},
    {"料率", Key::share, in_line | in_funding},
    {"of", Key::of, in_line | in_funding},
    {"対象", Key::of, in_line | in_funding},
    {"対象額", Key::of, in_line | in_funding},
    {"sheet", Key::sheet, in_line},
    {"調書", Key::sheet, in_line},
    {"previous_sheet", Key::previous_sheet, in_sheet},
    {"前年度調書", Key::previous_sheet, in_sheet},
    {"partial", Key::partial, in_sheet | in_line | in_funding | in_table | in_csv},
    {"一部", Key::partial, in_sheet | in_line | in_funding | in_table | in_csv},
    {"counted", Key::counted, in_line},
    {"加算", Key::counted, in_line},
    {"算入", Key::counted, in_line},
    {"sign", Key::sign, in_line | in_table},
    {"符号", Key::sign, in_line | in_table},
    {"also", Key::also, in_sheet | in_line},
    {"再記載", Key::also, in_sheet | in_line},
    {"別記", Key::also, in_sheet | in_line},
    {"where", Key::where, in_also},
    {"記載箇所", Key::where, in_also},
    {"場所", Key::where, in_also},
    {"箇所", Key::where, in_also},
    {"limit", Key::limit, in_sheet | in_line},
    {"上限", Key::limit, in_sheet | in_line},
    {"補助上限額", Key::limit, in_sheet | in_line},
    {"限度額", Key::limit, in_sheet | in_line},
    {"補助限度額", Key::limit, in_sheet | in_line},
    {"note", Key::note, in_sheet | in_line | in_funding | in_costs | in_also | in_table | in_csv},
    {"備考", Key::note, in_sheet | in_line | in_funding | in_costs | in_also | in_table | in_csv},
    {"摘要", Key::note, in_sheet | in_line | in_funding | in_costs | in_also | in_table | in_csv},
    {"説明", Key::note, in_sheet | in_line | in_funding | in_costs | in_also | in_table | in_csv},
    {"elsewhere", Key::elsewhere, in_line},
    {"別事業", Key::elsewhere, in_line},
    {"別途要求", Key::elsewhere, in_line},
    {"meta", Key::meta, in_sheet | in_line},
    {"その他情報", Key::meta, in_sheet | in_line},
    {"メタ", Key::meta, in_sheet | in_line},
    {"project", Key::project, in_costs},
    {"事業費", Key::project, in_costs},
    {"project cost", Key::project, in_costs},
    {"personnel", Key::personnel, in_costs},
    {"人件費", Key::personnel, in_costs},
    {"total", Key::cost_total, in_costs},
    {"トータルコスト", Key::cost_total, in_costs},
    {"合計", Key::cost_total, in_costs},
    {"計", Key::cost_total, in_costs},
    {"staff", Key::staff, in_costs},
    {"職員", Key::staff, in_costs},
    {"職員数", Key::staff, in_costs},
    {"人員", Key::staff, in_costs},
    {"label", Key::label, in_stage},
    {"見出し", Key::label, in_stage},
    {"ラベル", Key::label, in_stage},
    {"formula", Key::formula, in_stage},
    {"式", Key::formula, in_stage},
    {"計算式", Key::formula, in_stage},
    {"kind", Key::kind, in_stage},
    {"種類", Key::kind, in_stage},
    {"except", Key::except, in_stage},
    {"除く", Key::except, in_stage},
    {"not_added", Key::not_added, in_stage},
    {"合算しない", Key::not_added, in_stage},
    {"share_of", Key::share_of, in_stage},
    {"構成比", Key::share_of, in_stage},
    {"rounding", Key::rounding,
     in_sheet | in_line | in_funding | in_also | in_stage | in_table | in_configuration | in_csv},
    {"端数処理", Key::rounding,
     in_sheet | in_line | in_funding | in_also | in_stage | in_table | in_configuration | in_csv},
    {"端数", Key::rounding,
     in_sheet | in_line | in_funding | in_also | in_stage | in_table | in_configuration | in_csv},
    {"csv", Key::csv, in_csv | in_table},
    {"CSV", Key::csv, in_csv | in_table},
    {"levels", Key::levels, in_csv},
    {"階層", Key::levels, in_csv},
    {"fill", Key::fill, in_csv},
    {"補完", Key::fill, in_csv},
    {"encoding", Key::encoding, in_csv},
    {"文字コード", Key::encoding, in_csv},
    {"separator", Key::separator, in_csv},
    {"区切り", Key::separator, in_csv},
    {"区切り文字", Key::separator, in_csv},
    {"header", Key::header, in_csv},
    {"見出し行", Key::header, in_csv},
    {"products", Key::products, in_rounding},
    {"積算", Key::products, in_rounding},
    {"計算", Key::products, in_rounding},
    {"sums", Key::sums, in_rounding},
    {"合計", Key::sums, in_rounding},
    {"計", Key::sums, in_rounding},
    {"add", Key::add, in_rounding},
    {"加算", Key::add, in_rounding},
    {"to", Key::to, in_rounding},
    {"単位", Key::to, in_rounding},
    {"unit_costs", Key::unit_costs, in_sheet | in_configuration},
    {"人件費単価", Key::unit_costs, in_sheet | in_configuration},
    {"職員単価", Key::unit_costs, in_sheet | in_configuration},
    {"tolerance", Key::tolerance, in_sheet | in_line | in_stage | in_unit_costs},
    {"許容差", Key::tolerance, in_sheet | in_line | in_stage | in_unit_costs},
    {"許容誤差", Key::tolerance, in_sheet | in_line | in_stage | in_unit_costs},
    {"checks", Key::checks, in_sheet | in_configuration},
    {"検査", Key::checks, in_sheet | in_configuration},
    {"チェック", Key::checks, in_sheet | in_configuration},
    {"severities", Key::severities, in_configuration},
    {"重要度", Key::severities, in_configuration},
    {"規則", Key::severities, in_configuration},
    {"exclude", Key::exclude, in_configuration},
    {"除外", Key::exclude, in_configuration},
    {"対象外", Key::exclude, in_configuration},
    {"include", Key::include, in_configuration},
    {"調書", Key::include, in_configuration},
    {"対象ファイル", Key::include, in_configuration},
    {"language", Key::language, in_configuration},
    {"言語", Key::language, in_configuration},
    {"check", Key::check, in_check},
    {"検査", Key::check, in_check},
    {"式", Key::check, in_check},
    {"message", Key::message, in_check},
    {"メッセージ", Key::message, in_check},
    {"説明", Key::message, in_check},
    {"severity", Key::severity, in_check},
    {"重要度", Key::severity, in_check},
    {"区分", Key::severity, in_check},
});

constexpr WordIndex index_of_words(words);

constexpr std::array<std::string_view, 8> groups_of_staff = {"正職員",     "会計年度任用職員", "特別職非常勤職員",
                                                             "非常勤職員", "臨時的任用職員",   "臨時職員",
                                                             "再任用職員", "任期付職員"};

Key exact_key(std::string_view word, unsigned scope) {
    const Word* const found = index_of_words.find(word, [&](const Word& entry) { return (entry.scopes & scope) != 0; });
    return found == nullptr ? Key::none : found->key;
}

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& list, std::string_view name) {
    if (std::find(list.begin(), list.end(), name) != list.end()) return true;
    return std::find(list.begin(), list.end(), fold_word(name)) != list.end();
}

/// Reads one character of a word: spaces become nothing, full-width letters and brackets their narrow forms.
std::string_view narrow(std::string_view& rest, std::array<char, 1>& buffer) {
    const auto byte = [&](std::size_t i) { return i < rest.size() ? static_cast<unsigned char>(rest[i]) : 0U; };
    if (byte(0) == ' ' || byte(0) == '\t') return rest.remove_prefix(1), std::string_view{};
    if (byte(0) == 0xE3 && byte(1) == 0x80 && byte(2) == 0x80) return rest.remove_prefix(3), std::string_view{};
    if (byte(0) == 0xEF && (byte(1) == 0xBC || byte(1) == 0xBD) && byte(2) >= 0x80) {
        // U+FF01 … U+FF5E are the characters from `!` to `~`, 0xFEE0 higher
        const unsigned code = (byte(1) == 0xBC ? 0x00U : 0x40U) + (byte(2) - 0x80U) + 0x20U;
        if (code > 0x20 && code < 0x7F) {
            buffer[0] = static_cast<char>(code);
            rest.remove_prefix(3);
            return {buffer.data(), 1};
        }
    }
    std::size_t length = 1;
    while (length < rest.size() && (static_cast<unsigned char>(rest[length]) & 0xC0U) == 0x80U) ++length;
    const std::string_view character = rest.substr(0, length);
    rest.remove_prefix(length);
    return character;
}

}  // namespace

std::string fold_word(std::string_view word) {
    std::string folded;
    folded.reserve(word.size());
    std::array<char, 1> buffer{};
    for (std::string_view rest = word; !rest.empty();) folded += narrow(rest, buffer);
    if (!folded.empty() && folded.back() == ')') {
        const std::size_t open = folded.rfind('(');
        const auto letter = [](char c) { return (c >= 'A' && c <= 'Z') || c == '+' || c == '=' || c == '-'; };
        if (open != std::string::npos && open > 0 && open + 2 <= folded.size() &&
            std::all_of(folded.begin() + static_cast<std::ptrdiff_t>(open) + 1, folded.end() - 1, letter)) {
            folded.resize(open);
        }
    }
    return folded;
}

bool may_change_when_folded(std::string_view word) {
    constexpr std::string_view folded =
        " \t)\xE3\xEF";  // of the last two begin full-width spaces, letters and brackets
    return word.find_first_of(folded) != word.npos;
}

Key written_key(std::string_view word, Scope scope) {
    return exact_key(word, bit(scope));
}

Key key_of(std::string_view word, Scope scope) {
    const Key key = exact_key(word, bit(scope));
    return key != Key::none || !may_change_when_folded(word) ? key : exact_key(fold_word(word), bit(scope));
}

std::vector<std::string_view> words_of(Scope scope) {
    std::vector<std::string_view> found;
    for (const Word& entry : words) {
        if ((entry.scopes & bit(scope)) != 0) found.push_back(entry.text);
    }
    return found;
}

bool is_word_for_rates(std::string_view word) {
    const std::string folded = fold_word(word);
    return folded == "rate" || folded == "料率";
}

std::string_view word_of(Key key) {
    if (key == Key::rest) return "rest";
    const auto entry = std::find_if(words.begin(), words.end(), [&](const Word& word) { return word.key == key; });
    return entry == words.end() ? std::string_view{} : entry->text;
}

std::string_view japanese_word_of(Key key) {
    const auto is_word_of_forms = [&](const Word& word) {
        return word.key == key && static_cast<unsigned char>(word.text.front()) >= 0x80;
    };
    const auto entry = std::find_if(words.begin(), words.end(), is_word_of_forms);
    return entry == words.end() ? std::string_view{} : entry->text;
}

std::span<const std::string_view> staff_groups() {
    return groups_of_staff;
}

bool names_staff(std::string_view name) {
    return is_one_of(groups_of_staff, name);
}

}  // namespace dxbudget
