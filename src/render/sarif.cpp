/// SARIF 2.1.0 (OASIS), as code scanning takes it: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include <nlohmann/json.hpp>

#include "dxbudget/render.hpp"
#include "render/report.hpp"
#include "text/json_text.hpp"
#include "text/width.hpp"

namespace dxbudget {
namespace {

/// A file, by its path as a reference (RFC 3986): relative ones stay so.
Json artifact_of(std::string_view name) {
    static constexpr std::string_view unreserved =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    const std::string path = path_in_report(name);
    std::string uri = path.starts_with('/') ? "file://" : "";
    for (const char c : path) {
        if (unreserved.find(c) != std::string_view::npos) {
            uri += c;
        } else {
            uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        }
    }
    return {{"uri", std::move(uri)}};
}

Json region_of(const Source& file, Span span) {
    const Place begin = file.place(span.begin);
    const Place end = file.place(span.end);
    return {{"startLine", begin.line}, {"startColumn", begin.column}, {"endLine", end.line}, {"endColumn", end.column}};
}

Json place_of(const Source& source, Span span) {
    const Source& file = source.file_at(span.begin);
    Json place = {{"artifactLocation", artifact_of(file.name())}};
    if (file.named_place(span.begin) == nullptr) place["region"] = region_of(file, span);
    return place;
}

/// A message. Viewers make links of `[text](address)`, so that none may come from the words of a sheet.
Json message_of(std::string text) {
    for (std::size_t at = 0; (at = text.find("](", at)) != std::string::npos;) text.insert(at + 1, " ");
    return {{"text", std::move(text)}};
}

/// The addends with their places, and what else belongs to a finding.
Json related_to(const Finding& finding, const Source& source, Language language) {
    constexpr std::size_t most = 100;
    Json related = Json::array();
    const auto add = [&](Span span, std::string message) {
        if (related.size() >= most) return;
        related.push_back({{"id", related.size() + 1},
                           {"message", message_of(std::move(message))},
                           {"physicalLocation", place_of(source, span)}});
    };
    if (finding.related) add(*finding.related, render(finding.related_message, language));
    if (finding.comparison) {
        for (const Addend& addend : finding.comparison->addends) {
            if (addend.span == Span{}) continue;
            const std::string name = render({{"{0}", "{0}"}, {addend.name}}, language);
            add(addend.span,
                addend.kind == AmountKind::number ? fmt::format("{}: {}", name, grouped(addend.value)) : name);
        }
    }
    return related;
}

/// The correction, where it is a number that can be written in the place of another.
Json fixes_of(const Finding& finding, const Source& source, Language language) {
    const std::optional<std::string> text = replacement_of(finding, source);
    if (!text) return {};
    const CauseText& cause = finding.causes.front();
    const Source& file = source.file_at(cause.span.begin);
    const Json replacement = {{"deletedRegion", region_of(file, cause.span)}, {"insertedContent", {{"text", *text}}}};
    return Json::array({{{"description", {{"text", render(cause.fix, language)}}},
                         {"artifactChanges", Json::array({{{"artifactLocation", artifact_of(file.name())},
                                                           {"replacements", Json::array({replacement})}}})}}});
}

Json result_of(const Finding& finding, const Source& source, Language language) {
    const auto rules = all_rules();
    Json location = {{"physicalLocation", place_of(source, finding.span)}};
    Json logical = Json::array();
    if (!finding.figure.empty()) logical.push_back({{"fullyQualifiedName", finding.figure}});
    if (const NamedPlace* const cell = source.named_place(finding.span.begin))
        logical.push_back({{"fullyQualifiedName", cell->name}, {"kind", "cell"}});
    if (!logical.empty()) location["logicalLocations"] = std::move(logical);
    Json result = {{"ruleId", finding.rule->id},
                   {"ruleIndex", std::find(rules.begin(), rules.end(), finding.rule) - rules.begin()},
                   {"level", name_of(finding.severity).english},
                   {"message", message_of(text_with_cell(finding, source, language))},
                   {"locations", Json::array({std::move(location)})}};
    if (Json related = related_to(finding, source, language); !related.empty()) {
        result["relatedLocations"] = std::move(related);
    }
    result["partialFingerprints"] = {{"ruleAndFigure/v1", identity_of(finding)}};
    if (Json fixes = fixes_of(finding, source, language); !fixes.empty()) result["fixes"] = std::move(fixes);
    result["suppressions"] = Json::array();  // said of each result, or of none (§3.27.23)
    return result;
}

Json ignored_result_of(const SetAside& ignored, const Source& source, Language language) {
    Json result = result_of(ignored.finding, source, language);
    result["suppressions"].push_back({{"kind", "inSource"},
                                      {"status", "accepted"},
                                      {"justification", ignored.reason},
                                      {"location", {{"physicalLocation", place_of(source, ignored.comment)}}}});
    return result;
}

/// Known from a baseline, which stands beside the sheet.
Json known_result_of(const Finding& finding, const Source& source, Language language) {
    Json result = result_of(finding, source, language);
    result["suppressions"].push_back({{"kind", "external"}, {"status", "accepted"}});
    return result;
}

std::string begin(const RenderOptions& options) {
    Json rules = Json::array();
    for (const Rule* rule : all_rules()) {
        const std::string why(rule->why.in(options.language));
        rules.push_back({{"id", rule->id},
                         {"shortDescription", {{"text", rule->summary.in(options.language)}}},
                         {"fullDescription", {{"text", why}}},
                         {"help", {{"text", fmt::format("{}\n\ndxbudget rule {}", why, rule->id)}}},
                         {"defaultConfiguration", {{"level", name_of(rule->severity).english}}}});
    }
    const Json driver = {{"name", "dxbudget"}, {"semanticVersion", DXBUDGET_VERSION}, {"rules", std::move(rules)}};
    return fmt::format(
        "{{\"$schema\": "
        "\"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json\",\n"
        "\"version\": \"2.1.0\",\n\"runs\": [{{\"tool\": {{\"driver\": {}}},\n\"columnKind\": \"unicodeCodePoints\",\n"
        "\"results\": [",
        dump(driver));
}

/// Code scanning refuses a run with more.
constexpr std::size_t most_results = 25'000;

/// The sections of results.
constexpr std::uint8_t errors = not_a_result + 1;
constexpr std::uint8_t suppressed = errors + 3;

std::uint8_t section_of_result(const Finding& finding) {
    return static_cast<std::uint8_t>(errors + (static_cast<int>(Severity::error) - static_cast<int>(finding.severity)));
}

/// What was not done or is not told of a file.
Json notification_of(const CheckedFile& file, Language language) {
    const Json location = {{"physicalLocation", {{"artifactLocation", artifact_of(file.path)}}}};
    const Message message = file.audit ? findings_not_shown(file.judgement.not_shown.all()) : file.error;
    return {{"level", file.audit ? "warning" : "error"},
            {"message", message_of(printable(render(message, language)))},
            {"locations", Json::array({location})}};
}

std::vector<Part> render_parts(const CheckedFile& file, const RenderOptions& options) {
    std::vector<Part> parts;
    const auto add = [&](std::uint8_t section, const Json& json) { parts.push_back({section, dump(json)}); };
    if (!file.audit || file.judgement.not_shown.all() > 0) add(not_a_result, notification_of(file, options.language));
    if (!file.audit) return parts;
    const Source& source = *file.audit->source;
    for (const Finding& finding : file.audit->findings) {
        add(section_of_result(finding), result_of(finding, source, options.language));
    }
    for (const SetAside& item : file.judgement.ignored) {
        add(suppressed, ignored_result_of(item, source, options.language));
    }
    for (const Finding& finding : file.judgement.known) {
        add(suppressed, known_result_of(finding, source, options.language));
    }
    return parts;
}

std::string end(const Totals& totals, std::span<const Part> parts, const RenderOptions& options) {
    std::string of_run;
    std::string results;
    std::size_t shown = 0;
    for (const Part& part : parts) {
        std::string& list = part.section == not_a_result ? of_run : results;
        if (part.section != not_a_result && ++shown > most_results) break;
        list += (list.empty() ? "\n" : ",\n") + part.text;
    }
    if (totals.results() > most_results) {
        const Message message = results_left_out(totals.results() - most_results, most_results);
        const Json left_out = {{"level", "warning"}, {"message", message_of(render(message, options.language))}};
        of_run += (of_run.empty() ? "\n" : ",\n") + dump(left_out);
    }
    return fmt::format(
        "{}\n],\n\"invocations\": [{{\"executionSuccessful\": {}, \"toolExecutionNotifications\": [{}]}}]}}]}}\n",
        results, totals.unreadable == 0, of_run);
}

}  // namespace

const Format formats::sarif{
    .name = "sarif",
    .summary = {"SARIF 2.1.0, for code scanning", "SARIF 2.1.0(コードスキャン向け)"},
    .most_results = most_results,
    .begin = begin,
    .parts = render_parts,
    .end = end,
};

}  // namespace dxbudget
