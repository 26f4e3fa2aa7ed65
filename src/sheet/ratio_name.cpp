#include "sheet/ratio_name.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "format/keys.hpp"

namespace dxbudget {

bool names_a_ratio(std::string_view name) {
    static constexpr auto ends =
        std::to_array<std::string_view>({"率", "比", "割合", "%", "rate", "ratio", "share", "percent"});
    const std::string word = fold_word(name);
    return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return word.ends_with(end); });
}

}  // namespace dxbudget
