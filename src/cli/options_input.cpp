/// What several commands take.

#include <charconv>

#include "cli/read_command.hpp"

namespace dxbudget {

void stdin_option(CommandLine& line, InputOptions& input) {
    line.option("--stdin-filename", input.stdin_name, "NAME",
                {"What to call standard input (default: <stdin>)", "標準入力の呼び名(既定は <stdin>)"});
}

void configuration_options(CommandLine& line, InputOptions& input) {
    line.option("--config", input.configuration.file, "FILE",
                {"The configuration for all sheets (default: for each the closest .dxbudget.yaml upwards)",
                 "全ての調書に使う設定ファイル(既定は各調書から上へ最も近い .dxbudget.yaml)"});
    line.flag("--isolated", input.configuration.isolated, {"Use no configuration file", "設定ファイルを使わない"});
}

void refuse_two_configurations(CommandLine& line, const InputOptions& input) {
    if (!input.configuration.isolated || input.configuration.file.empty()) return;
    line.refuse(
        {{{"--config names a configuration, and --isolated wants none", "--config と --isolated は同時に指定できない"},
          {}},
         {{"leave one of them out", "どちらかを除く"}, {}}});
}

std::uint32_t whole_number(CommandLine& line, const std::string& word, std::uint32_t least, std::uint32_t most,
                           Text expected) {
    std::uint32_t number = least;
    const char* const last = word.data() + word.size();
    const auto [end, error] = std::from_chars(word.data(), last, number);
    if (error == std::errc{} && end == last && number >= least && number <= most) return number;
    line.refuse({{expected, {word}}});
    return least;
}

}  // namespace dxbudget
