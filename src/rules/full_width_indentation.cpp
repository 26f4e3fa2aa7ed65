#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::full_width_indentation{
    .id = "full-width-indentation",
    .severity = Severity::error,
    .summary = {"lines are indented with half-width spaces", "字下げには半角空白を使う"},
    .why = {"A full-width space looks like two half-width ones and is an ordinary character to YAML: the line is not "
            "indented at all, and its key begins with that character. Which lines belong together is lost.",
            "全角空白は半角空白2個と見分けがつかないが、YAML "
            "では普通の文字である。行は字下げされず、項目の先頭の文字になるため、どの行が同じまとまりかが失われる。"},
    .bad = {R"(# line 4, column 1: the line is indented with a full-width space, which is an ordinary character to YAML
単位: 千円
合計:
　要求額: 400
内訳:
  - {名称: 講座, 要求額: 400}
)",
            R"(# 4行1桁: 全角空白で字下げされている。YAML では全角空白は字下げにならない
単位: 千円
合計:
　要求額: 400
内訳:
  - {名称: 講座, 要求額: 400}
)"},
    .good = R"(単位: 千円
合計:
  要求額: 400
内訳:
  - {名称: 講座, 要求額: 400}
)",
};

}  // namespace dxbudget
