#include "report/said.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <optional>

#include "report/page_name.hpp"

namespace dxbudget {
namespace {

std::uint64_t key_of_figure(std::size_t sheet, FigureId figure) {
    return std::uint64_t{sheet} << 32U | figure;
}

/// Finds the figures that paths name. Documents of one file may have the same paths: there the place decides.
class FigureFinder {
  public:
    explicit FigureFinder(ReportedFile& report) : report_(report) {}

    Said* find(const std::string& path, Span span) {
        const std::vector<Sheet>& sheets = report_.audit.sheets;
        if (path.empty()) return nullptr;
        for (std::size_t i = 0; i < sheets.size(); ++i) {
            const std::optional<FigureId> figure = find_figure(sheets[i], path);
            if (!figure) continue;
            const Span own = sheets[i].figures[*figure].span;
            if (sheets.size() == 1 || own == span || own.empty()) return &report_.said[key_of_figure(i, *figure)];
        }
        return nullptr;
    }

  private:
    ReportedFile& report_;
};

}  // namespace

ReportedFile::ReportedFile(const CheckedFile& checked, Language in_language)
    : file(checked),
      audit(*checked.audit),
      language(in_language),
      name(page_name(checked.path)),
      inexact(held_inexactly(audit)) {
    order.resize(audit.findings.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t left, std::uint32_t right) {
        return audit.findings[left].severity > audit.findings[right].severity;
    });
    FigureFinder finder(*this);
    for (std::uint32_t number = 1; number <= audit.findings.size(); ++number) {
        const Finding& found = finding(number);
        if (Said* said_of = finder.find(found.figure, found.place_of_figure())) said_of->findings.push_back(number);
        for (const CauseText& cause : found.causes) {
            Said* said_of = finder.find(cause.figure, cause.span);
            if (said_of != nullptr && said_of->cause == nullptr) {
                said_of->cause = &cause;
                said_of->cause_in = number;
            }
        }
    }
    for (const NotChecked& item : audit.not_checked) {
        if (Said* said_of = finder.find(item.figure, item.span)) said_of->not_checked = true;
    }
    for (const HeldInexactly& item : inexact) {
        if (Said* said_of = finder.find(item.figure, item.span)) said_of->is_inexact = true;
    }
    for (const SetAside& item : file.judgement.ignored) {
        if (Said* said_of = finder.find(item.finding.figure, item.finding.place_of_figure())) said_of->set_aside = true;
    }
    for (const Finding& found : file.judgement.known) {
        if (Said* said_of = finder.find(found.figure, found.place_of_figure())) said_of->set_aside = true;
    }
}

const Said* ReportedFile::of(std::size_t sheet, FigureId figure) const {
    const auto found = said.find(key_of_figure(sheet, figure));
    return found == said.end() ? nullptr : &found->second;
}

std::string ReportedFile::id_of(std::string_view what, std::size_t number) const {
    return fmt::format("{}-{}-{}", what, number, name);
}

}  // namespace dxbudget
