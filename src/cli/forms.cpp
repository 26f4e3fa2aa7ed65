#include "cli/forms.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "form_texts.hpp"

namespace dxbudget {
namespace {

constexpr Text schema_lines = {
    R"(# yaml-language-server: $schema={0}
# The line above lets editors complete and explain keys; to renew the file: dxbudget schema > {0}

)",
    R"(# yaml-language-server: $schema={0}
# 上の行は、エディターでの項目の補完と説明に使う。更新するには: dxbudget schema --lang ja > {0}

)"};

constexpr Form english(std::string_view name, Text summary, std::string_view sheet) {
    return {name, summary, {sheet, sheet}, Language::english};
}

constexpr Form japanese(std::string_view name, Text summary, std::string_view sheet, std::string_view csv = {}) {
    return {name, summary, {sheet, sheet}, Language::japanese, csv};
}

constexpr Form forms[] = {
    {"starter",
     {"A small sheet that explains the format, in the language of --lang", "書き方を説明する小さな調書(--lang の言語)"},
     {form_texts::starter, form_texts::starter_ja},
     {}},
    japanese("request",
             {"Japanese budget request: items, sources, personnel cost; previous year, change",
              "予算要求書: 内訳、財源、事業費と人件費。要求額・前年度・増減"},
             form_texts::request),
    japanese("adjustment",
             {"Japanese budget adjustment: what of a request is approved, held, separate or cut",
              "予算調整: 要求額と、計上額・保留・別途・減額"},
             form_texts::adjustment),
    japanese("budget-book",
             {"Japanese budget book, its lines in a CSV file: four levels, change, sources",
              "予算書(歳出): 款・項・目・節を CSV ファイルに書く。比較と財源も"},
             form_texts::budget_book, form_texts::budget_book_csv),
    japanese("review",
             {"Japanese program review: budget, spending, execution rate, carry-over, remainder",
              "行政事業レビュー: 年度ごとの予算の計、執行額、執行率、翌年度繰越、不用額"},
             form_texts::review),
    english("grant",
            {"Grant budget: personnel, fringe benefits, indirect costs on MTDC, cost share",
             "助成金の予算(英語): 人件費、付帯給付、間接経費(MTDC)、費用分担"},
            form_texts::grant),
    english("treasurer",
            {"Treasurer's report: income less expenses; budget, actual, variance",
             "会計報告(英語): 収入 − 支出、前期繰越。予算・実績・差異"},
            form_texts::treasurer),
    english("town",
            {"Town budget by fund: actual, budget and request of three years, change",
             "町の予算(英語): 基金ごとの歳出と財源。実績・予算・要求・増減"},
            form_texts::town),
    english("event",
            {"Event budget with VAT at several rates, in euros with a decimal comma",
             "催しの予算(英語): 税率ごとの付加価値税。ユーロ、小数点はコンマ"},
            form_texts::event),
    english("invoice",
            {"Invoice as EN 16931 adds up: lines, allowances, charges, VAT by rate, amount due",
             "請求書(英語): EN 16931 の計算。明細、値引き、諸料金、税率別の税、請求額"},
            form_texts::invoice),
};

}  // namespace

std::span<const Form> all_forms() {
    return forms;
}

const Form* find_form(std::string_view name) {
    const auto found = std::ranges::find(forms, name, &Form::name);
    return found == std::end(forms) ? nullptr : &*found;
}

std::vector<std::string_view> form_names() {
    std::vector<std::string_view> names;
    for (const Form& form : forms) names.push_back(form.name);
    return names;
}

std::string sheet_of(const Form& form, Language of_output, bool names_schema) {
    const Language language = form.language(of_output);
    std::string sheet;
    if (names_schema) sheet = fmt::format(fmt::runtime(schema_lines.in(language)), schema_file_name);
    return sheet += form.sheet.in(language);
}

}  // namespace dxbudget
