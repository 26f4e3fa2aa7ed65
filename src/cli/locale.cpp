#include "cli/locale.hpp"

#include <string_view>

namespace dxbudget {

Language language_of_locale(std::span<const char* const> values) {
    for (const char* value : values) {
        const std::string_view name = value == nullptr ? "" : value;
        if (name.empty()) continue;
        const std::string_view language = name.substr(0, name.find_first_of("_.@"));
        return language == "ja" ? Language::japanese : Language::english;
    }
    return Language::english;
}

}  // namespace dxbudget
