#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::full_width_mark{
    .id = "full-width-mark",
    .severity = Severity::error,
    .summary = {"the mark after a key is a half-width colon and a space", "項目の後は半角のコロンと空白である"},
    .why =
        {"A full-width colon or space looks right but is an ordinary character to YAML: the key and its figure become "
         "one word.",
         "全角のコロンや空白は見た目では区別しにくいが、YAML では普通の文字であり、項目と金額がつながって一語になる。"},
    .bad = {R"(# line 4, column 6: a full-width colon follows `要求額`; YAML needs `:` and a space
単位: 千円
合計:
  要求額：82,726
  前年度: 68,582
内訳:
  - {名称: 講座, 要求額: 82726, 前年度: 68582}
)",
            R"(# 4行6桁: 「要求額」の後のコロンが全角である。YAML では半角の「:」と空白が必要
単位: 千円
合計:
  要求額：82,726
  前年度: 68,582
内訳:
  - {名称: 講座, 要求額: 82726, 前年度: 68582}
)"},
    .good = R"(単位: 千円
合計:
  要求額: 82,726
  前年度: 68,582
内訳:
  - {名称: 講座, 要求額: 82726, 前年度: 68582}
)",
};

}  // namespace dxbudget
