/// The stages that are known by name, in English and in the words of the forms.

#include <algorithm>
#include <array>

#include "format/keys.hpp"
#include "format/word_index.hpp"

namespace dxbudget {
namespace {

constexpr auto stages = std::to_array<KnownStage>({
    {"requested", {"requested", "要求額"}},
    {"previous", {"previous", "前年度予算額"}},
    {"change", {"change", "増減"}},
    {"approved", {"approved", "計上額"}},
    {"held", {"held", "保留"}},
    {"separate", {"separate", "別途"}},
    {"amount", {"amount", "金額"}},
    {"change_rate", {"% change", "増減率"}},
    {"previous_ratio", {"year on year", "前年比"}},
    {"execution_rate", {"execution rate", "執行率"}},
    {"share_of_total", {"% of total", "構成比"}},
    {"variance_rate", {"variance %", "差異率"}},
});

struct StageWord {
    std::string_view text;
    std::size_t stage;
};

constexpr auto stage_words = std::to_array<StageWord>({
    {"requested", 0},
    {"要求額", 0},
    {"当初予算要求額", 0},
    {"要求", 0},
    {"予算要求額", 0},
    {"previous", 1},
    {"前年度", 1},
    {"前年度予算額", 1},
    {"前年度当初予算額", 1},
    {"前年度予算", 1},
    {"前年額", 1},
    {"前年", 1},
    {"前年度当初予算", 1},
    {"change", 2},
    {"前年度からの変更点", 2},
    {"増減", 2},
    {"比較", 2},
    {"対比", 2},
    {"前年度との対比", 2},
    {"増減額", 2},
    {"approved", 3},
    {"計上額", 3},
    {"査定額", 3},
    {"決定額", 3},
    {"当初予算額", 3},
    {"計上", 3},
    {"査定", 3},
    {"held", 4},
    {"保留", 4},
    {"separate", 5},
    {"別途", 5},
    {"amount", 6},
    {"金額", 6},
    {"額", 6},
    {"change_rate", 7},
    {"増減率", 7},
    {"伸び率", 7},
    {"増加率", 7},
    {"対前年度増減率", 7},
    {"% change", 7},
    {"% Change", 7},
    {"Change %", 7},
    {"Change (%)", 7},
    {"% Inc/(Dec)", 7},
    {"previous_ratio", 8},
    {"前年比", 8},
    {"対前年比", 8},
    {"前年度比", 8},
    {"対前年度比", 8},
    {"year on year", 8},
    {"YoY", 8},
    {"YoY %", 8},
    {"execution_rate", 9},
    {"執行率", 9},
    {"予算執行率", 9},
    {"% spent", 9},
    {"% Spent", 9},
    {"% of budget", 9},
    {"% of Budget", 9},
    {"share_of_total", 10},
    {"構成比", 10},
    {"構成比率", 10},
    {"% of total", 10},
    {"% of Total", 10},
    {"variance_rate", 11},
    {"差異率", 11},
    {"variance %", 11},
    {"Variance %", 11},
    {"% variance", 11},
    {"% Variance", 11},
});

constexpr WordIndex index_of_stage_words(stage_words);

const KnownStage* exact_stage(std::string_view word) {
    const StageWord* const found = index_of_stage_words.find(word, [](const StageWord&) { return true; });
    return found == nullptr ? nullptr : &stages[found->stage];
}

}  // namespace

std::span<const KnownStage> known_stages() {
    return stages;
}

std::vector<std::string_view> words_of(const KnownStage& stage) {
    std::vector<std::string_view> found;
    for (const StageWord& entry : stage_words) {
        if (&stages[entry.stage] == &stage) found.push_back(entry.text);
    }
    return found;
}

const KnownStage* known_stage(std::string_view word) {
    const KnownStage* stage = exact_stage(word);
    return stage != nullptr || !may_change_when_folded(word) ? stage : exact_stage(fold_word(word));
}

}  // namespace dxbudget
