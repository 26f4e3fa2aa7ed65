/// dxbudget: recomputes what a budget sheet declares, and says what does not agree.

#include <array>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <string_view>

#include "cli/commands.hpp"
#include "cli/draft.hpp"
#include "cli/locale.hpp"

namespace dxbudget {
namespace {

/// Runs each kind of command.
struct Runner {
    ConfigurationFiles& projects;
    Console& console;

    int operator()(const Answer& answer) const {
        (answer.asked_for ? console.out : console.err).write(answer.text);
        return answer.asked_for ? all_well : not_done;
    }
    int operator()(const UsageError& refusal) const {
        console.fail(refusal.message, refusal.help);
        return not_done;
    }
    int operator()(const CheckOptions& options) const { return run_check(options, projects, console); }
    int operator()(const CalcOptions& options) const { return run_calc(options, projects, console); }
    int operator()(const FixOptions& options) const { return run_fix(options, projects, console); }
    int operator()(const ExplainOptions& options) const { return run_explain(options, projects, console); }
    int operator()(const CoverageOptions& options) const { return run_coverage(options, projects, console); }
    int operator()(const MutateOptions& options) const { return run_mutate(options, projects, console); }
    int operator()(const DiffOptions& options) const { return run_diff(options, projects, console); }
    int operator()(const ImportOptions& options) const { return run_import(options, console); }
    int operator()(const RulesOptions& options) const { return run_rules(options, console); }
    int operator()(const RuleOptions& options) const { return run_rule(options, console); }
    int operator()(const SchemaOptions& options) const { return run_schema(options, console); }
    int operator()(const InitOptions& options) const { return run_init(options, console); }
    int operator()(const CompletionOptions& options) const { return run_completion(options, console); }
    int operator()(const ManOptions& options) const { return run_man(options, console); }
};

/// What a command looks at; null where it looks at no sheets.
const InputOptions* input_of(const Command& command) {
    return std::visit(
        [](const auto& options) -> const InputOptions* {
            if constexpr (requires { options.input; }) return &options.input;
            return nullptr;
        },
        command);
}

ConfigurationChoice configuration_choice(const Command& command) {
    const InputOptions* input = input_of(command);
    return input == nullptr ? ConfigurationChoice{} : input->configuration;
}

/// The language that was asked for, or that of the configuration that holds for the first path, or of the locale.
Language language_of(const Invocation& invocation, ConfigurationFiles& projects) {
    const InputOptions* input = input_of(invocation.command);
    if (invocation.asks_for_language || input == nullptr || input->paths.empty()) return invocation.language;
    const Configuration* project = configuration_in(projects.of_first(*input));
    return project == nullptr ? invocation.language : project->language.value_or(invocation.language);
}

}  // namespace
}  // namespace dxbudget

int main(int argc, char** argv) {
    using namespace dxbudget;
    std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error of the write, not the end of the program
    std::signal(SIGXFSZ, SIG_IGN);  // and so is a file that may not grow
    remove_drafts_on_signals();
    const std::array<const char*, 3> locale = {std::getenv("LC_ALL"), std::getenv("LC_MESSAGES"), std::getenv("LANG")};
    std::vector<std::string> arguments;
    for (int i = 1; i < argc; ++i) arguments.emplace_back(argv[i]);

    const char* const actions = std::getenv("GITHUB_ACTIONS");
    const bool in_actions = actions != nullptr && std::string_view(actions) == "true";

    const Invocation invocation = read_options(
        std::move(arguments),
        {.language = language_of_locale(locale), .format = in_actions ? &formats::github : &formats::full});
    ConfigurationFiles projects(configuration_choice(invocation.command));
    Console console(language_of(invocation, projects), invocation.color, in_actions);
    int status = not_done;
    try {
        status = std::visit(Runner{projects, console}, invocation.command);
    } catch (const std::exception& error) {  // no memory, most likely
        console.fail({{"cannot continue: {0}", "処理を続けられない: {0}"}, {error.what()}});
    }
    if (console.out.failure().empty()) return status;
    console.fail(console.out.failure());
    return not_done;
}
