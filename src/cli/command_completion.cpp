#include "cli/commands.hpp"
#include "cli/completion.hpp"
#include "cli/manual.hpp"

namespace dxbudget {

int run_completion(const CompletionOptions& options, Console& console) {
    const std::vector<CommandDescription> commands = describe_commands();
    const Language language = console.on_out().language;
    switch (options.shell) {
        case Shell::bash:
            console.out.write(render_bash_completion(commands));
            break;
        case Shell::zsh:
            console.out.write(render_zsh_completion(commands, language));
            break;
        case Shell::fish:
            console.out.write(render_fish_completion(commands, language));
            break;
    }
    return all_well;
}

int run_man(const ManOptions& /*options*/, Console& console) {
    console.out.write(render_manual(describe_commands(), console.on_out().language));
    return all_well;
}

}  // namespace dxbudget
