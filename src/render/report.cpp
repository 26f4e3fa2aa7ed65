#include "render/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "dxbudget/fix.hpp"
#include "dxbudget/rule.hpp"
#include "sheet/figure_style.hpp"
#include "text/width.hpp"

namespace dxbudget {

Message several_causes(const Finding& finding) {
    if (finding.causes.size() < 2) return {};
    const Rational count = static_cast<std::int64_t>(finding.causes.size());
    const auto is_likely = [](const CauseText& cause) { return cause.is_likely; };
    if (!std::all_of(finding.causes.begin(), finding.causes.end(), is_likely)) {
        return {{"one of these {0}, the likeliest first", "次の {0} 通りが考えられる(可能性の高い順)"}, {count}};
    }
    return {{"one of these {0}, which explain it equally well", "次の {0} 通りが考えられる"}, {count}};
}

std::vector<Remark> remarks_on_causes(const Finding& finding) {
    std::vector<Remark> remarks;
    const auto add = [&](Text tag, const Message& message) {
        if (!message.empty()) remarks.push_back({tag, message});
    };
    constexpr Text cause_tag = {"cause", "原因"};
    constexpr Text proof_tag = {"proof", "根拠"};
    add(cause_tag, finding.explained);
    add(cause_tag, several_causes(finding));
    for (const CauseText& cause : finding.causes) {
        add(cause_tag, cause.cause);
        if (&cause == &finding.causes.front()) {
            for (const Message& confirmed : cause.confirmed) add(proof_tag, confirmed);
        }
        add({"fix", "修正"}, cause.fix);
    }
    add(proof_tag, finding.confirmed);
    for (const SuspectText& suspect : finding.suspects) add(suspect_tag, suspect.message);
    return remarks;
}

std::vector<Remark> remarks_on_form(const Finding& finding) {
    std::vector<Remark> remarks;
    if (!finding.basis.empty()) remarks.push_back({{"basis", "計算の由来"}, finding.basis});
    if (!finding.help.empty()) remarks.push_back({{"help", "対処"}, finding.help});
    return remarks;
}

std::string text_of(const Finding& finding, Language language) {
    std::string text = printable(render(finding.message, language));
    const auto add = [&](const Message& message) {
        if (!message.empty()) text += "\n" + printable(render(message, language));
    };
    add(several_causes(finding));
    for (const CauseText& cause : finding.causes) {
        add(cause.cause);
        add(cause.fix);
    }
    add(finding.confirmed);
    for (const SuspectText& suspect : finding.suspects) {
        text += "\n" + std::string(suspect_tag.in(language)) + ": " + printable(render(suspect.message, language));
    }
    add(finding.explained);
    add(finding.basis);
    add(finding.help);
    return text;
}

std::string text_with_cell(const Finding& finding, const Source& source, Language language) {
    const NamedPlace* const cell = source.named_place(finding.span.begin);
    return (cell == nullptr ? std::string() : printable(cell->name) + ": ") + text_of(finding, language);
}

std::optional<std::string> replacement_of(const Finding& finding, const Source& source) {
    if (finding.causes.size() != 1) return std::nullopt;
    const CauseText& cause = finding.causes.front();
    if (!cause.instead_of || cause.span.empty()) return std::nullopt;
    if (source.named_place(cause.span.begin) != nullptr) return std::nullopt;  // it is not written as text
    const FigureStyle& style = finding.message.style;
    return number_in_place(source, cause.span, *cause.instead_of, cause.value, minus_in(style), style.decimal);
}

std::uint8_t section_of(const Finding& finding) {
    const int severity = static_cast<int>(Severity::error) - static_cast<int>(finding.severity);
    return static_cast<std::uint8_t>((finding.causes.empty() && finding.suspects.empty() ? 4 : 1) + severity);
}

std::string identity_of(const Finding& finding) {
    const std::string subject = finding.figure.empty() ? render(finding.message, Language::english) : finding.figure;
    return fmt::format("{}:{}", finding.rule->id, subject);
}

std::string path_in_report(std::string_view path) {
    return std::filesystem::path(path).lexically_normal().generic_string();
}

}  // namespace dxbudget
