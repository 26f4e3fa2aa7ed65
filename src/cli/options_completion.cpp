/// The options of the commands that write what shells and manual readers install.

#include "cli/read_command.hpp"

namespace dxbudget {
namespace {

constexpr std::array<Choice<Shell>, 3> shells{{{"bash", Shell::bash}, {"zsh", Shell::zsh}, {"fish", Shell::fish}}};

}  // namespace

void read_completion(CommandLine& line, Text summary) {
    std::string shell;
    line.option("shell", shell, "SHELL", {"bash, zsh or fish", "bash、zsh、fish"}, names_of(shells));
    const Text how = {
        "Try it:\n  source <(dxbudget completion bash)     in zsh, write zsh instead of bash\n  dxbudget completion "
        "fish | source\n",
        "試すには:\n"
        "  source <(dxbudget completion bash)     zsh でも同様(bash を zsh に替える)\n"
        "  dxbudget completion fish | source\n"};
    if (!line.read(summary, line.in(how))) return;
    if (shell.empty()) {
        line.refuse({{{"no shell is named", "シェルの指定がない"}, {}},
                     {{"write `dxbudget completion bash`, zsh or fish",
                       "「dxbudget completion bash」のように、bash、zsh、fish を指定する"},
                      {}}});
    }
    const CompletionOptions options{line.choose("SHELL", shell, shells)};
    if (line.accepted()) line.outcome = options;
}

void read_man(CommandLine& line, Text summary) {
    const Text how = {"Read it: dxbudget man | man -l -\n", "読むには: dxbudget man | man -l -\n"};
    if (line.read(summary, line.in(how))) line.outcome = ManOptions{};
}

}  // namespace dxbudget
