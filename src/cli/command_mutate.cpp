#include <fmt/format.h>

#include <algorithm>

#include "cli/audit_input.hpp"
#include "cli/commands.hpp"
#include "sheet/path_words.hpp"
#include "text/width.hpp"
#include "verdict/mutate.hpp"

namespace dxbudget {
namespace {

/// A whole percentage, cut: 100 % means all.
std::string percent(std::uint32_t part, std::uint32_t whole) {
    return whole == 0 ? "-" : fmt::format("{} %", std::uint64_t{part} * 100 / whole);
}

std::string table_of(const MutationReport& report, Language language) {
    std::vector<std::vector<std::string>> rows = {
        {"", std::string(Text{"tried", "試行"}.in(language)), std::string(Text{"unseen", "見逃し"}.in(language)),
         std::string(Text{"seen", "検出"}.in(language)),
         std::string(Text{"cause named first", "うち原因を特定"}.in(language))}};
    for (std::size_t i = 0; i < mutation_count; ++i) {
        const MutationScore& score = report.scores[i];
        rows.push_back({std::string(name_of(static_cast<Mutation>(i)).in(language)), std::to_string(score.tried),
                        std::to_string(score.tried - score.seen), percent(score.seen, score.tried),
                        percent(score.named, score.seen)});
    }
    std::vector<std::size_t> widths(rows.front().size());
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], display_width(row[i]));
    }
    std::string text;
    for (const auto& row : rows) {
        text += padded(row[0], widths[0]);
        for (std::size_t i = 1; i < row.size(); ++i) text += "  " + right_aligned(row[i], widths[i]);
        text += '\n';
    }
    return text;
}

/// The figures with the most unseen slips, at most ten.
std::string blind_spots(const Sheet& sheet, const Source& source, const MutationReport& report, Language language) {
    constexpr std::size_t most = 10;
    std::vector<FigureId> figures;
    for (FigureId id = 0; id < report.unseen.size(); ++id) {
        if (report.unseen[id] > 0) figures.push_back(id);
    }
    std::stable_sort(figures.begin(), figures.end(),
                     [&](FigureId a, FigureId b) { return report.unseen[a] > report.unseen[b]; });
    std::string text;
    for (std::size_t i = 0; i < figures.size() && i < most; ++i) {
        const Source& file = source.file_at(sheet.figures[figures[i]].span.begin);
        const Place place = file.place(sheet.figures[figures[i]].span.begin);
        text += render({{"{0}:{1}: {2}: {3} slip{3||s} would go unnoticed", "{0}:{1}: {2}: {3} 通りの誤りを見逃す"},
                        {printable(file.name()), std::to_string(place.line),
                         printable(path_in_words(sheet, figures[i], language)),
                         Rational(std::int64_t{report.unseen[figures[i]]})}},
                       language) +
                "\n";
    }
    if (figures.size() > most) {
        text += render({{"… and {0} more figures", "…他 {0} 個の数字"},
                        {Rational(static_cast<std::int64_t>(figures.size() - most))}},
                       language) +
                "\n";
    }
    return text;
}

}  // namespace

int run_mutate(const MutateOptions& options, ConfigurationFiles& projects, Console& console) {
    int status = all_well;
    const Language language = console.on_out().language;
    for (const Input& input : find_inputs(options.input, projects)) {
        const std::optional<Audit> checked = audit_input(input, false, projects, console);
        if (!checked) {
            status = not_done;
            continue;
        }
        for (const Sheet& sheet : checked->sheets) {
            const MutationReport report = mutate(sheet);
            std::string text = printable(input.path) + "\n" + table_of(report, language) +
                               blind_spots(sheet, *checked->source, report, language);
            if (report.broken > 0) {
                text += render({{"{0} equation{0||s} already {0|fails|fail}, and slips may hide behind {0|it; correct "
                                 "it|them; correct them} first",
                                 "初めから {0} 件の不一致があり、その陰に誤りが隠れ得る。先に修正すること"},
                                {Rational(std::int64_t{report.broken})}},
                               language) +
                        "\n";
            }
            if (report.every > 1) {
                text += render({{"one slip in {0} was tried, because there are so many",
                                 "数が多いため {0} 通りに一つを試した"},
                                {Rational(std::int64_t{report.every})}},
                               language) +
                        "\n";
            }
            console.out.write(text);
        }
    }
    return status;
}

}  // namespace dxbudget
