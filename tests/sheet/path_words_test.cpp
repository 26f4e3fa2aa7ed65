/// Paths in the words of the forms: what Japanese output prints, every command takes.

#include <map>
#include <string>
#include <string_view>

#include "catch.hpp"
#include "dxbudget/audit.hpp"
#include "sheet/path_words.hpp"

using namespace dxbudget;

namespace {

constexpr std::string_view sheet = R"(単位: 千円
段階:
  supplement: [補正, 補正予算額]
  odd: 計/累計
合計: {要求額: 90, 前年度: 80, 補正: 5, odd: 7, 再記載: [{記載箇所: 見出し, 要求額: 90}], 上限: {要求額: 100}}
細事業:
  - 名称: 講座
    要求額: 50
    上限: 60
    再記載: [{記載箇所: 一覧, 要求額: 50}]
    財源内訳: [{名称: 国, 補助率: 1/2, 対象: 40, 要求額: 20}, {名称: 県, 要求額: 30}]
    内訳:
      - {名称: 上限, 要求額: 10}
      - {名称: U.S., 要求額: 10}
      - {名称: funding, 要求額: 30}
  - {名称: costs, 要求額: 40, 内訳: [{名称: project, 要求額: 40}]}
別内訳: {性質別: [{名称: 委託料, 要求額: 90}], items: [{名称: limit, 要求額: 90}]}
財源内訳: {国: {要求額: 90}, 合計: {要求額: 90}}
コスト:
  事業費: {要求額: 90}
  人件費: {要求額: 10}
  トータルコスト: {要求額: 100}
  職員: {正職員: {要求額: 0.5}}
積算: {単価: {金額: 3}}
)";

}  // namespace

TEST_CASE("a path is printed in the words of the forms, and each spelling leads to its figure") {
    const std::map<std::string, std::string> expected = {
        {"total.requested", "合計.要求額"},
        {"total.supplement", "合計.補正"},
        {"total.odd", "合計.odd"},
        {"total/also/見出し.requested", "合計/再記載/見出し.要求額"},
        {"total/limit.requested", "合計/上限.要求額"},
        {"items/講座.requested", "細事業/講座.要求額"},
        {"items/講座/limit", "細事業/講座/上限"},
        {"items/講座/funding/国/of", "細事業/講座/財源/国/対象"},
        {"items/講座/funding/国.requested", "細事業/講座/財源/国.要求額"},
        {"items/講座/#1.requested", "細事業/講座/#1.要求額"},
        {"items/講座/U.S..requested", "細事業/講座/U.S..要求額"},
        {"items/講座/#3.requested", "細事業/講座/#3.要求額"},
        {"items/costs/project.requested", "細事業/costs/project.要求額"},
        {"breakdowns/性質別/委託料.requested", "別内訳/性質別/委託料.要求額"},
        {"funding/国.requested", "財源/国.要求額"},
        {"funding/total.requested", "財源/合計.要求額"},
        {"costs/project.requested", "コスト/事業費.要求額"},
        {"costs/total.requested", "コスト/トータルコスト.要求額"},
        {"costs/staff/正職員.requested", "コスト/職員/正職員.要求額"},
        {"workings/単価.amount", "積算/単価.金額"},
    };
    const Audit alone = audit(Source("sheet.yaml", std::string(sheet)));
    const Audit second = audit(Source("sheet.yaml", "合計: 1\n---\n" + std::string(sheet)));
    std::map<std::string, std::string> found;
    for (const auto* audited : {&alone, &second}) {
        const Sheet& read = audited->sheets.back();
        for (FigureId id = 0; id < read.figures.size(); ++id) {
            const std::string english = path_in_words(read, id, Language::english);
            const std::string japanese = path_in_words(english, audited->sheets, Language::japanese);
            INFO(english << " " << japanese);
            CHECK(find_figure(read, english) == id);
            CHECK(find_figure(read, japanese) == id);
            CHECK(path_in_words(read, id, Language::japanese) == japanese);
            CHECK((english.substr(0, 2) == "2:" && japanese.substr(0, 2) == "2:") == (audited == &second));
            if (audited == &alone) found[english] = japanese;
        }
    }
    for (const auto& [english, japanese] : expected) {
        INFO(english);
        CHECK(found[english] == japanese);
    }
}
