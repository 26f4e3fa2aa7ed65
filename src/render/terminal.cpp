#include "render/terminal.hpp"

#include <fmt/format.h>

#include "sheet/path_words.hpp"

namespace dxbudget {

Ink ink_of(Severity severity) {
    switch (severity) {
        case Severity::error:
            return Ink::error;
        case Severity::warning:
            return Ink::warning;
        case Severity::note:
            break;
    }
    return Ink::note;
}

static std::string_view code_of(Ink ink) {
    switch (ink) {
        case Ink::error:
            return "1;31";
        case Ink::warning:
            return "1;33";
        case Ink::note:
            return "1;32";
        case Ink::help:
            return "1;36";
        case Ink::frame:
            return "1;34";
        case Ink::strong:
            break;
    }
    return "1";
}

std::string paint(std::string_view text, Ink ink, bool color) {
    if (!color || text.empty()) return std::string(text);
    return fmt::format("\x1b[{}m{}\x1b[0m", code_of(ink), text);
}

Text name_of_reason(const HeldInexactly& held) {
    return held.tolerance ? Text{"within tolerance", "許容差の範囲"} : Text{"within rounding", "端数の範囲"};
}

std::string in_words(const HeldInexactly& held, std::span<const Sheet> sheets, Language language) {
    const std::string figure = path_in_words(held.figure, sheets, language);
    return render({{"{0}: {1} declared, {2} computed", "{0}: 記載 {1}、計算 {2}"},
                   {figure, held.declared, held.computed},
                   held.style},
                  language);
}

std::string ignored_in_words(const SetAside& ignored, Language language) {
    const std::string message = render(ignored.finding.message, language);
    return render({{"{0}; the reason given: {1}", "{0}(理由: {1})"}, {message, ignored.reason}}, language);
}

std::string bar(std::size_t gutter, bool color) {
    return std::string(gutter + 1, ' ') + paint("|", Ink::frame, color);
}

}  // namespace dxbudget
