/// What a check says of each figure of a file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dxbudget/render.hpp"

namespace dxbudget {

/// What is said of one figure. Numbers of findings count from 1, in the order in which a report lists them.
struct Said {
    std::vector<std::uint32_t> findings = {};  ///< that are about it
    const CauseText* cause = nullptr;          ///< that says that this figure is the wrong one
    std::uint32_t cause_in = 0;                ///< … the number of that finding
    bool not_checked = false;                  ///< an equation that computes it could not be checked
    bool is_inexact = false;                   ///< it holds within rounding or a tolerance
    bool set_aside = false;                    ///< a finding about it is ignored or known
};

/// A checked file as a report shows it.
struct ReportedFile {
    const CheckedFile& file;
    const Audit& audit;
    Language language;
    std::string name;  ///< of its page
    std::vector<HeldInexactly> inexact;
    std::vector<std::uint32_t> order = {};  ///< the findings, the gravest first
    std::unordered_map<std::uint64_t, Said> said = {};

    ReportedFile(const CheckedFile& checked, Language in_language);

    std::string_view in(Text text) const { return text.in(language); }
    std::string say(const Message& message) const { return render(message, language); }
    const Finding& finding(std::uint32_t number) const { return audit.findings[order[number - 1]]; }
    /// What is said of a figure of a sheet; null where that is nothing.
    const Said* of(std::size_t sheet, FigureId figure) const;
    /// The id of the entry of a finding, of the sheet's table …: `finding-3-NAME`.
    std::string id_of(std::string_view what, std::size_t number) const;
};

}  // namespace dxbudget
