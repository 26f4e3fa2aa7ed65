#include "reading/yaml_reason.hpp"

namespace dxbudget {

Text yaml_reason(std::string_view message) {
    struct Reason {
        std::string_view message;
        Text text;
    };
    static constexpr Reason reasons[] = {
        {"end of map", {"a `key: value` line was expected here", "ここには「項目: 値」の行が必要"}},
        {"end of map flow", {"a comma or `}` was expected here", "ここには「,」か「}」が必要"}},
        {"end of sequence", {"a `- item` line was expected here", "ここには「- 項目」の行が必要"}},
        {"end of sequence flow", {"a comma or `]` was expected here", "ここには「,」か「]」が必要"}},
        {"illegal map value", {"a key is not allowed here", "ここには項目を書けない"}},
        {"illegal map key", {"a key is not allowed here", "ここには項目を書けない"}},
        {"illegal block entry", {"a list cannot begin here", "ここからリストを始めることはできない"}},
        {"illegal flow end", {"this bracket closes nothing", "この閉じ括弧に対応する括弧がない"}},
        {"illegal EOF in scalar", {"a quote is not closed", "引用符が閉じられていない"}},
        {"illegal document indicator", {"a quote is not closed before `---`", "「---」までに引用符が閉じられていない"}},
        {"illegal tab", {"a tab cannot indent a line", "タブで字下げすることはできない"}},
        {"unknown escape",
         {"this `\\` does not begin an escape sequence in double quotes",
          "二重引用符の中の「\\」の使い方が正しくない"}},
        {"bad character found while scanning hex",
         {"this `\\` does not begin an escape sequence in double quotes",
          "二重引用符の中の「\\」の使い方が正しくない"}},
        {"invalid unicode",
         {"this `\\` does not begin an escape sequence in double quotes",
          "二重引用符の中の「\\」の使い方が正しくない"}},
        {"unknown token", {"a value cannot begin with this character", "値はこの文字から始められない"}},
    };
    // "end of map flow not found" is told from "end of map not found" by the longest match.
    const Reason* best = nullptr;
    for (const Reason& reason : reasons) {
        if (message.find(reason.message) == message.npos) continue;
        if (best == nullptr || reason.message.size() > best->message.size()) best = &reason;
    }
    return best != nullptr ? best->text
                           : Text{"the YAML cannot be read beyond this point", "ここから先を YAML として読めない"};
}

}  // namespace dxbudget
