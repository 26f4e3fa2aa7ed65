#include "cli/starter_sheet.hpp"

#include "cli/shell_word.hpp"

#include <fmt/format.h>

#include "text/width.hpp"

namespace dxbudget {
namespace {

constexpr Text schema_lines = {
    R"(# yaml-language-server: $schema={0}
# The line above lets editors complete and explain keys; to renew the file: dxbudget schema > {0}

)",
    R"(# yaml-language-server: $schema={0}
# 上の行は、エディターでの項目の補完と説明に使う。更新するには: dxbudget schema --lang ja > {0}

)"};

constexpr Text body = {
    R"(# An example of a budget sheet: all names and figures are invented. Put your document's in their place, as printed.
# A blank follows the colon of each `key: value`; what follows `#` is a comment.

title: Example project
department: Department of Examples
fiscal_year: 2026
unit: USD thousand              # of every amount below

total:                          # an amount for each stage, that is, each column of the form
  requested: 10,000
  previous: 8,000
  change: 2,000                 # requested - previous

items:                          # they add up to the total; each line begins with `- `
  - name: Training
    items:                      # items nest to any depth
      - name: Lecturers
        requested: 50 × 40 = 2,000    # a calculation; what is asked for stands after `=`
        previous: 1,500
        change: 500
      - name: Rooms
        requested: 4,000
        previous: 3,500
        change: 500
    total:                      # the subtotal of this line
      requested: 6,000
      previous: 5,000
      change: 1,000
  - name: Publicity
    items:
      - name: Leaflets
        requested: 3,000
        previous: 3,000
        change: "-"             # nothing, as forms print it
      - name: Website
        requested: 1,000
        previous: 0
        change: new this year   # words may stand in the place of an amount
    total:
      requested: 4,000
      previous: 3,000
      change: 1,000

funding:                        # where the total comes from
  - name: State grant
    share: 1/2
    requested: 5,000
    previous: 4,000
  - name: Town budget
    share: rest                 # what the other sources leave
    requested: 5,000
    previous: 4,000

costs:                          # project cost + personnel cost = total cost
  personnel: {requested: 800, previous: 800}      # within braces a comma separates: write 10800, not 10,800
  total: {requested: 10800, previous: 8800}

)",
    R"(# 予算の事業調書の見本(名称も数字も架空)。自分の調書の数字を、様式に書かれたとおりに書き写して使う。
# 「項目: 値」のコロンの後には半角の空白を置く。# から行末まではコメント。

事業名: 見本事業
担当課: 架空県 見本課
年度: 令和8年度
単位: 千円                      # 以下の金額の単位

合計:                           # 事業費(A)を、欄ごとに書く
  要求額: 10,000
  前年度予算額: 8,000
  増減: 2,000                   # 要求額 − 前年度予算額

細事業:                         # 足し合わせると合計になる。各行を「- 」で始める
  - 名称: 研修
    内訳:                       # 内訳は何段でも重ねられる
      - 名称: 講師謝金
        要求額: 50千円 × 40回 = 2,000    # 積算も書ける。「=」の後が計上する金額
        前年度予算額: 1,500
        増減: 500
      - 名称: 会場借上料
        要求額: 4,000
        前年度予算額: 3,500
        増減: 500
    合計:                       # この行の小計
      要求額: 6,000
      前年度予算額: 5,000
      増減: 1,000
  - 名称: 広報
    内訳:
      - 名称: パンフレット
        要求額: 3,000
        前年度予算額: 3,000
        増減: ‐                 # 何もないことを示す横棒は、様式のとおりでよい
      - 名称: ウェブサイト
        要求額: 1,000
        前年度予算額: 0
        増減: 皆増              # 金額の代わりに文言を書いてもよい
    合計:
      要求額: 4,000
      前年度予算額: 3,000
      増減: 1,000

財源内訳:                       # 足し合わせると事業費になる
  - 名称: 国庫支出金
    補助率: 1/2
    要求額: 5,000
    前年度予算額: 4,000
  - 名称: 一般財源
    補助率: 残額                # ほかの財源の残り
    要求額: 5,000
    前年度予算額: 4,000

トータルコスト表:               # 事業費(A) + 人件費(B) = トータルコスト(A+B)
  人件費: {要求額: 800, 前年度予算額: 800}             # { } の中ではカンマが区切りになるので、金額は 10800 のように書く
  トータルコスト: {要求額: 10800, 前年度予算額: 8800}
  職員:
    正職員: {要求額: 0.1人, 前年度予算額: 0.1人}

)"};

constexpr Text last_line = {"# Next: dxbudget check {}\n", "# 次に行うこと: dxbudget check {}\n"};

}  // namespace

std::string starter_sheet(Language language, std::string_view name, bool names_schema) {
    std::string sheet;
    if (names_schema) sheet = fmt::format(fmt::runtime(schema_lines.in(language)), schema_file_name);
    sheet += body.in(language);
    return sheet + fmt::format(fmt::runtime(last_line.in(language)), file_in_command(name));
}

}  // namespace dxbudget
