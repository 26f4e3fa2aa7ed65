#include "format/key_descriptions.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace dxbudget {
namespace {

struct Description {
    Key key;
    std::optional<Scope> scope;  // none: wherever the key stands and nothing else is said
    Text text;
};

constexpr std::optional<Scope> anywhere;

constexpr auto descriptions = std::to_array<Description>({
    {Key::title, anywhere, {"The name of the project, as the document is headed.", "事業の名称(調書の件名)。"}},
    {Key::department, anywhere, {"Who is responsible for the project.", "事業を所管する部局、課、担当。"}},
    {Key::fiscal_year,
     anywhere,
     {"The fiscal year: 令和8年度, R8, 2026, FY2026 or 2026/27. It says which unit costs of staff hold.",
      "会計年度。令和8年度、R8、2026 のように書く。どの年度の人件費単価を使うかはこれで決まる。"}},
    {Key::unit, Scope::stage, {"The unit of a count, such as 人 or 件.", "数量の列の単位(人、件など)。"}},
    {Key::unit,
     Scope::configuration,
     {"What the amounts in this file are in. Sheets in another unit of yen get them converted exactly.",
      "このファイルに書く金額の単位。円の別の単位で書いた調書には、正確に換算して適用する。"}},
    {Key::unit,
     anywhere,
     {"What the amounts are in: 円, 千円, 万円, 百万円, 億円, 兆円. Any other text, such as `USD thousand`, is a "
      "label.",
      "金額の単位。円、千円、万円、百万円、億円、兆円のほかの語は、名称として扱い換算しない。"}},
    {Key::calculation_unit,
     anywhere,
     {"What the bare numbers of a calculation are in: 円 on forms in 千円 that calculate in yen.",
      "積算の中で単位のない数の単位。千円の調書でも積算は円で書く様式なら「円」とする。"}},
    {Key::stages,
     Scope::csv,
     {"Which column holds which stage: `{requested: 本年度予算額}`. Without it, the columns that are called as stages "
      "are.",
      "どの列がどの欄の金額か(例: `{要求額: 本年度予算額}`)。省略すると、欄と同じ名称の列を使う。"}},
    {Key::stages,
     anywhere,
     {"Custom columns, by id: a label, several labels, a label and a formula (`計 = current + supplement`), or all of "
      "it in full.",
      "独自の欄の宣言。id ごとに、見出し、見出しのリスト、「計 = current + supplement」のような見出しと式、"
      "又は詳細を書く。"}},
    {Key::total,
     Scope::sheet,
     {"The total: an amount for each stage, or one amount. Items, funding and further breakdowns must add up to it.",
      "事業費の総額。欄ごとの金額、又は一つの金額。細事業、財源内訳などの合計と一致しなければならない。"}},
    {Key::total,
     Scope::funding,
     {"The funded amount, stated again in this table; it is never a source.",
      "財源を充てる事業費の再掲。財源の一つとはみなさない。"}},
    {Key::total,
     anywhere,
     {"The subtotal of the line: an amount for each stage. It may as well stand on the line itself.",
      "その行の小計。欄ごとの金額を書く。行に直接書いてもよい。"}},
    {Key::items,
     Scope::funding,
     {"The sources as a list, beside their total.", "財源のリスト。合計(事業費)と並べて書く場合に使う。"}},
    {Key::items, Scope::table, {"The lines of this table.", "この表の各行。"}},
    {Key::items,
     Scope::line,
     {"The lines that this line is made of, to any depth; they must add up to it.",
      "その行の内訳。何段でも書け、合計はその行の金額と一致しなければならない。"}},
    {Key::items,
     anywhere,
     {"The lines that the total is made of: a list that begins each line with `- name:`, or a CSV file.",
      "総額の内訳。各行を「- 名称:」で始めるリスト、又は CSV ファイル。"}},
    {Key::funding,
     Scope::csv,
     {"The columns of the funding sources at each stage: a list, or `{source: column}` where they are called "
      "otherwise.",
      "欄ごとの財源の列。列名のリスト、又は列名が財源と異なるときは {財源: 列} の組。"}},
    {Key::funding,
     anywhere,
     {"Where the money comes from: a list of sources, each source with its stages, or each stage with its sources. "
      "They must add up exactly.",
      "財源内訳。財源のリスト、財源ごとの欄、欄ごとの財源のどの形でもよい。合計は端数なく一致しなければならない"
      "。"}},
    {Key::costs,
     anywhere,
     {"The project cost with the personnel cost on top: project + personnel = total.",
      "トータルコストの表。事業費 + 人件費 = トータルコスト。"}},
    {Key::breakdowns,
     anywhere,
     {"The same total broken down in other ways, by name: `性質別: [...]`. Each must add up to it.",
      "同じ総額の別の内訳(性質別、課別など)。名称ごとにリストを書き、それぞれ総額と一致しなければならない。"}},
    {Key::workings,
     anywhere,
     {"Tables that are not part of the total, such as the make-up of a unit price; each is checked by itself.",
      "総額に含まれない積算の表(単価の内訳など)。それぞれ単独で検査する。"}},
    {Key::name,
     anywhere,
     {"What the line is called; left out where the form prints no name.",
      "行の名称。様式に名称がなければ省略できる。"}},
    {Key::share,
     Scope::funding,
     {"The share of each source: `{国庫支出金: 1/2, 一般財源: rest}`.",
      "財源ごとの負担割合(例: `{国庫支出金: 1/2, 一般財源: 残額}`)。"}},
    {Key::share,
     anywhere,
     {"What part of its base the line is: `1/2`, `50%`, `0.5`, `rest` (what the other sources leave), or one for each "
      "stage.",
      "補助率、負担割合。1/2、50%、0.5 のように、又は残額(他の財源の残り)と書く。欄ごとにも書ける。"}},
    {Key::of,
     anywhere,
     {"What the share is a part of: an amount, amounts by stage, or lines by their names or paths such as `items/…`, a "
      "list of them or a sum. Without it, what the line funds.",
      "負担割合を掛ける対象額。金額、欄ごとの金額、又は行の名称や「細事業/"
      "…」のような経路(複数の行はリストか式)。省略す"
      "ると、財源を充てる額。"}},
    {Key::partial,
     anywhere,
     {"`yes`: the items listed are only some of the parts, so that their sum claims nothing.",
      "「はい」: 内訳は一部だけなので、その合計は検査しない。"}},
    {Key::counted,
     anywhere,
     {"`no`: the line is shown and not added (うち, 再掲).", "「いいえ」: 再掲や「うち」の行なので、合計に加えない。"}},
    {Key::also,
     anywhere,
     {"The same figures where the document states them again; they must be equal.",
      "文書の別の箇所に再び記載された同じ数字。一致しなければならない。"}},
    {Key::where, anywhere, {"Where the document states the figures again.", "再び記載されている箇所。"}},
    {Key::limit,
     anywhere,
     {"What the amount may not exceed: one amount, or amounts by stage. A `share` is capped by it.",
      "補助上限額、限度額。一つの金額、又は欄ごとの金額。負担割合による額もここで頭打ちになる。"}},
    {Key::note, Scope::csv, {"The column of the notes.", "備考の列。"}},
    {Key::note, anywhere, {"Free text.", "備考、摘要、説明。自由に書く。"}},
    {Key::elsewhere, anywhere, {"Where the amount is budgeted instead.", "金額を別に要求、計上している事業。"}},
    {Key::meta, anywhere, {"Custom fields; nothing in them is checked.", "自由な項目。検査の対象としない。"}},
    {Key::project,
     anywhere,
     {"The project cost, which is the sheet's total stated again.", "事業費(A)。調書の総額の再掲。"}},
    {Key::personnel, anywhere, {"The personnel cost.", "人件費(B)。"}},
    {Key::cost_total,
     anywhere,
     {"The total cost: project cost + personnel cost.", "トータルコスト(A+B)。事業費と人件費の合計。"}},
    {Key::staff,
     anywhere,
     {"Groups of staff with their heads (人) at each stage; they are not money and are not added.",
      "職員の区分ごとの人数。金額ではないので合計しない。"}},
    {Key::label,
     anywhere,
     {"What the column is called on the form, or several names; figures may be written under each.",
      "様式での列の見出し。複数ならリストにする。数字はどの見出しで書いてもよい。"}},
    {Key::formula,
     anywhere,
     {"How the column is computed: `current + supplement`, `change / previous`.",
      "列の計算式(例: `current + supplement`、`change / previous`)。"}},
    {Key::kind,
     anywhere,
     {"What the column holds: an amount, a count with its own unit, or a ratio in percent, which is never added.",
      "列の種類。金額、独自の単位を持つ数量、又は合計しない比率(%)。"}},
    {Key::except,
     anywhere,
     {"Where the formula does not hold: `items`, `funding`, `costs`, `personnel`, `staff`, `workings`, or the name of "
      "a "
      "line or a breakdown.",
      "式が当てはまらない箇所。items、funding、costs、personnel、staff、workings、又は行や内訳の名称。"}},
    {Key::not_added,
     anywhere,
     {"Tables whose lines do not add up at this stage: `items`, `funding`, a name, or `all`.",
      "この欄では合計が一致しない表。items、funding、表の名称、又は全て。"}},
    {Key::sheet,
     anywhere,
     {"The path of another sheet that this line is; its total is the line's figure.",
      "この行の内容となる別の調書のパス。その総額がこの行の金額になる。"}},
    {Key::previous_sheet,
     anywhere,
     {"The path of last year's sheet, whose approved figures this sheet's `previous` must be.",
      "前年度の調書のパス。この調書の前年度の額は、その計上額と一致しなければならない。"}},
    {Key::csv,
     anywhere,
     {"The path of a CSV file (UTF-8) with a line a row, from this sheet's folder.",
      "明細の CSV ファイル(UTF-8)の、この調書のフォルダーからのパス。"}},
    {Key::decimal,
     anywhere,
     {"What stands before the decimals of figures: `point` (1,234.50) or `comma` (1.234,50).",
      "小数点の書き方。点(1,234.50)又はコンマ(1.234,50)。"}},
    {Key::negative,
     anywhere,
     {"Which figures are negative: `brackets`: `(1,200)` is -1,200; `note`: it is words; `CR` or `DR`: those followed "
      "by that.",
      "負数の書き方。「括弧」: (1,200) は ▲1,200。「注記」: 括弧書きは説明とみなす。「CR」「DR」: その付いた数値を負数"
      "とする。"}},
    {Key::levels,
     anywhere,
     {"The columns that name a line, from the outermost in: `[款, 項, 目, 節]`.",
      "行の名称となる列を、上位から順に並べる(例: `[款, 項, 目, 節]`)。"}},
    {Key::fill,
     anywhere,
     {"`yes`: a blank level means what the row above says.", "「はい」: 階層の空欄は「上に同じ」とみなす。"}},
    {Key::rounding,
     anywhere,
     {"How figures were rounded, for what stands here and below: one way, or one each for calculations and sums.",
      "端数処理。ここから下の数字に当てはまる。一つの方法、又は積算と合計それぞれの方法を書く。"}},
    {Key::products, anywhere, {"How calculations and shares were rounded.", "積算と負担割合の端数処理。"}},
    {Key::sums, anywhere, {"How figures that are added up, and their totals, were rounded.", "合計の端数処理。"}},
    {Key::add,
     anywhere,
     {"What is added up: what is printed in the lines, or the exact results of their calculations.",
      "合計に使う額。端数処理後(各行に記載の額)、又は端数処理前(積算の結果)。"}},
    {Key::to,
     anywhere,
     {"What the figures are a multiple of, where it is more than one unit: `1,000`, `1百万円`.",
      "端数処理の単位となる額(例: `1,000`、`1百万円`)。"}},
    {Key::unit_costs,
     anywhere,
     {"What a member of staff costs in a year: by fiscal year and group, or by group alone for the sheet's own year.",
      "職員一人当たりの年間の人件費。年度と職員区分ごと、又は職員区分ごと(調書の年度の単価)に書く。"}},
    {Key::tolerance,
     anywhere,
     {"How far the personnel cost may lie from heads × unit cost; one unit if it is left out.",
      "人数 × 単価と人件費との差をどこまで認めるか。省略すると1単位。"}},
    {Key::checks,
     anywhere,
     {"What must hold besides: a list of comparisons such as `approved <= requested`.",
      "独自の検査のリスト(例: `計上額 <= 要求額`)。"}},
    {Key::check,
     anywhere,
     {"A comparison of stages or figures: `requested <= previous * 1.05 unless note`.",
      "欄や数字の比較(例: `要求額 <= 前年度 × 1.05 除外 備考`)。"}},
    {Key::message, anywhere, {"The message where the check fails.", "満たさないときに表示する文言。"}},
    {Key::severity,
     anywhere,
     {"The severity where the check fails; `error` if it is left out.", "満たさないときの重要度。省略するとエラー。"}},
    {Key::severities,
     anywhere,
     {"The severity of a rule's findings, by its id; `off` switches it off.",
      "規則ごとの指摘の重要度。規則名に、エラー、警告、注記、無効のいずれかを書く。"}},
    {Key::exclude,
     anywhere,
     {"Files and folders that hold no sheets: a pattern such as `archive/`, or a list of them.",
      "調書ではないファイルやフォルダーの型(例: `archive/`)。複数ならリストにする。"}},
    {Key::include,
     anywhere,
     {"Files and folders that hold the sheets, where not all do: a pattern such as `budget/`, or a list of them.",
      "調書のあるファイルやフォルダーの型(例: `予算/`)。複数ならリストにする。省略するとすべて。"}},
    {Key::language, anywhere, {"The language in which findings are written.", "指摘の文言の言語。"}},
});

struct StageDescription {
    std::string_view id;
    Text text;
};

constexpr auto stage_descriptions = std::to_array<StageDescription>({
    {"requested", {"What is asked for.", "要求額。"}},
    {"previous", {"The budget of the year before.", "前年度の当初予算額。"}},
    {"change",
     {"`requested - previous` (or `approved`, else `amount`, where nothing is requested); may be a remark such as "
      "TPS関係の増.",
      "前年度との増減(要求額 − 前年度)。「TPS関係の増」のような文言でもよい。"}},
    {"approved", {"What was decided.", "査定後の計上額、決定額。"}},
    {"held", {"What was held back.", "査定で保留とした額。"}},
    {"separate", {"What is budgeted separately.", "別途計上する額。"}},
    {"amount", {"The amount, in tables with one column.", "金額。金額の列が一つだけの表に使う。"}},
});

}  // namespace

Text description_of(Key key, Scope scope) {
    const auto* const found = std::find_if(descriptions.begin(), descriptions.end(), [&](const Description& entry) {
        return entry.key == key && entry.scope.value_or(scope) == scope;
    });
    return found == descriptions.end() ? Text{} : found->text;
}

Text description_of(const KnownStage& stage) {
    const auto* const found = std::find_if(stage_descriptions.begin(), stage_descriptions.end(),
                                           [&](const StageDescription& entry) { return entry.id == stage.id; });
    return found == stage_descriptions.end() ? Text{} : found->text;
}

}  // namespace dxbudget
