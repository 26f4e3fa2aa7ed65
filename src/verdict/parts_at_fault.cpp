#include "verdict/parts_at_fault.hpp"

#include <utility>

#include "dxbudget/text.hpp"

namespace dxbudget {
namespace {

/// How the parts of an equation come to another amount than its target.
Text pattern_of(Derivation derivation) {
    switch (derivation) {
        case Derivation::sources:
            return {"the funding of {0} at {1} is {4} {5}: the sources add up to {3}, for {2}",
                    "{0}({1})の財源の合計の不一致: 合計 {3}、事業費 {2}({4}{6} {5})"};
        case Derivation::items:
            return {"the items of {0} at {1} are {4} {5}: they add up to {3}, for {2}",
                    "{0}({1})の内訳の合計の不一致: 合計 {3}、計 {2}({4}{6} {5})"};
        default:
            return {"what {0} at {1} is computed from is {4} {5}: it comes to {3}, for {2}",
                    "{0}({1})の計算のもととなる数字の不一致: 計算 {3}、記載 {2}({4}{6} {5})"};
    }
}

}  // namespace

void tell_of_parts(Finding& finding, Derivation derivation, Span at) {
    finding.message.pattern = pattern_of(derivation);
    const bool is_less = finding.comparison->difference.sign() < 0;
    finding.message.arguments[5] = is_less ? Text{"too much", "超過"} : Text{"too little", "不足"};
    finding.declared = std::exchange(finding.span, at);
}

}  // namespace dxbudget
