/// What a sheet costs grows with its size, and not faster: each construct of the format is written eight times as
/// often, and no place of the program may be passed more than 2.6 times as often for each of the three doublings.
/// Whoever is passed seldom all the same is let off, since a bound in the program is met by small sheets alone.

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <span>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "audit_files.hpp"
#include "dxbudget/audit.hpp"
#include "dxbudget/coverage.hpp"
#include "dxbudget/explain.hpp"
#include "dxbudget/fix.hpp"
#include "dxbudget/recalculate.hpp"
#include "dxbudget/render.hpp"
#include "dxbudget/render_sheet.hpp"
#include "sheet_constructs.hpp"
#include "step_counter.hpp"
#include "tables/read_grids.hpp"
#include "tables/understand.hpp"

using namespace dxbudget;
using namespace dxbudget::testing;

namespace {

/// All that is said of a file, in every kind of output.
void say_everything(const CheckedFile& file) {
    const Audit& checked = *file.audit;
    for (std::size_t i = 0; i < checked.sheets.size(); ++i) {
        const Sheet& sheet = checked.sheets[i];
        const CalculatedSheet calculated{&sheet, checked.source.get(), &checked.documents[i],
                                         recalculate(sheet, checked.equations[i], {})};
        render_sheet_table(calculated, {});
        render_sheets_csv({&calculated, 1});
        render_sheets_json({&calculated, 1});
        if (sheet.figures.empty()) continue;
        render_explanation(checked, i, 0, {});
        render_explanation(checked, i, static_cast<FigureId>(sheet.figures.size() - 1), {});
    }
    paths_like(checked, "items/n1.amonut", Language::english);
    for (const Format* format : {&formats::full, &formats::json, &formats::sarif, &formats::markdown}) {
        if (format->file != nullptr) format->file(file, {});
        if (format->parts != nullptr) format->parts(file, {});
    }
}

/// What is done with a sheet: it is checked, calculated and corrected, and all that can be said of it is.
void do_everything(const Files& files) {
    CheckedFile file{.path = "sheet.yaml",
                     .audit = audit(Source("sheet.yaml", files.at("sheet.yaml")),
                                    {.effort = 500, .loading = {.read_file = reader_of(files)}}),
                     .error = {}};
    Audit& checked = *file.audit;
    for (std::size_t i = 0; i < checked.sheets.size(); ++i) {
        const Sheet& sheet = checked.sheets[i];
        const CalculatedSheet calculated{&sheet, checked.source.get(), &checked.documents[i],
                                         recalculate(sheet, checked.equations[i], {})};
        render_sheets_yaml({&calculated, 1});
        coverage_of(sheet, checked.evaluations[i]);
    }
    const Fix fixed = fix(checked, {.unsafe = true});
    unified_diff("sheet.yaml", checked.source->text(), fixed.text);
    say_everything(file);
}

/// A table of another document is read, and what adds up in it is found, within windows that small tables leave, too.
void read_table(const Files& files) {
    constexpr tables::SearchBounds bounds = {.longest_sum = 12,
                                             .longest_average = 12,
                                             .lines_for_strides = 20,
                                             .lines_for_distant_runs = 20,
                                             .lines_for_all_pairs = 20,
                                             .pair_window = 8,
                                             .lines_for_all_ratios = 20,
                                             .ratio_window = 6,
                                             .lines_for_dependence = 20,
                                             .rounds = 10,
                                             .followed = 0};
    const std::string& text = files.at("other.csv");
    const auto grids = tables::read_grids(text.starts_with('<') ? "other.html" : "other.csv", text);
    for (const tables::Grid& grid : std::get<std::vector<tables::Grid>>(grids)) tables::understand(grid, bounds);
}

/// The places that are passed too often by `work`, with how often before and after three doublings.
template <class Work>
std::string places_that_grow(const Construct& construct, Work work) {
    constexpr double most_for_a_doubling = 2.6;
    constexpr double most = most_for_a_doubling * most_for_a_doubling * most_for_a_doubling;
    constexpr std::uint32_t seldom = 90'000;
    const Files few = files_of(construct, construct.count);
    const Files many = files_of(construct, 8 * construct.count);
    const auto before = steps_of([&] { work(few); });
    const auto after = steps_of([&] { work(many); });
    std::vector<std::pair<Passed, std::uint32_t>> found;
    auto earlier = before.begin();
    for (const Passed& passed : after) {
        while (earlier != before.end() && earlier->place < passed.place) ++earlier;
        const std::uint32_t times = earlier != before.end() && earlier->place == passed.place ? earlier->times : 0;
        if (passed.times > seldom && passed.times > most * times) found.emplace_back(passed, times);
    }
    std::ranges::stable_sort(found, [](const auto& a, const auto& b) { return a.first.times > b.first.times; });
    std::string lines;
    for (std::size_t i = 0; i < std::min<std::size_t>(found.size(), 4); ++i)
        lines += fmt::format("  {}: {} after {}\n", name_of_place(found[i].first.place), found[i].first.times,
                             found[i].second);
    return lines;
}

/// A construct, and what is done with its files.
struct Task {
    const Construct* construct = nullptr;
    void (*work)(const Files&) = nullptr;
};

void add_tasks(std::vector<Task>& tasks, const std::vector<Construct>& constructs, std::span<char*> words,
               void (*work)(const Files&)) {
    for (const Construct& construct : constructs) {
        const auto names_it = [&](const char* word) {
            return std::string(construct.name).find(word) != std::string::npos;
        };
        if (words.empty() || std::ranges::any_of(words, names_it)) tasks.push_back({&construct, work});
    }
}

/// Tries every task whose number leaves that remainder; how many of them grow too fast. Their places are listed.
int try_some(const std::vector<Task>& tasks, std::size_t divisor, std::size_t remainder) {
    int growing = 0;
    for (std::size_t i = remainder; i < tasks.size(); i += divisor) {
        const std::string places = places_that_grow(*tasks[i].construct, tasks[i].work);
        if (places.empty()) continue;
        ++growing;
        fmt::print("{}:\n{}", tasks[i].construct->name, places);
        std::fflush(stdout);  // at once, and in one piece
    }
    return growing;
}

/// As `try_some` for all of them, in a process for each processor, since a process counts what all its threads pass.
/// Nothing where one of them does not come to its end.
std::optional<int> try_all(const std::vector<Task>& tasks) {
    const std::size_t processes = std::max(1U, std::thread::hardware_concurrency());
    std::vector<pid_t> started;
    for (std::size_t i = 0; i < processes; ++i) {
        const pid_t process = fork();
        if (process == 0) std::_Exit(std::min(try_some(tasks, processes, i), 255));
        started.push_back(process);
    }
    int growing = 0;
    bool all_ended = true;
    for (const pid_t process : started) {
        int status = 0;
        const bool ended = process > 0 && waitpid(process, &status, 0) == process && WIFEXITED(status);
        all_ended = all_ended && ended;
        if (ended) growing += WEXITSTATUS(status);
    }
    return all_ended ? std::optional(growing) : std::nullopt;
}

}  // namespace

/// `dxbudget_growth [WORD…]`: tries the constructs in whose names one of the words is, or all.
int main(int count, char** arguments) {
    const std::span<char*> words = std::span(arguments, static_cast<std::size_t>(count)).subspan(1);
    const std::vector<Construct> of_sheets = constructs();
    const std::vector<Construct> of_tables = table_constructs();
    std::vector<Task> tasks;
    add_tasks(tasks, of_sheets, words, do_everything);
    add_tasks(tasks, of_tables, words, read_table);
    const std::optional<int> growing = try_all(tasks);
    if (!growing) {
        fmt::print("growth: broke off\n");
        return 2;
    }
    fmt::print("growth: {} of {} constructs grow faster than what is written\n", *growing, tasks.size());
    return *growing == 0 && !tasks.empty() ? 0 : 1;
}
