/// What the formats that other programs show take from a finding.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dxbudget/finding.hpp"
#include "dxbudget/source.hpp"
#include "dxbudget/text.hpp"

namespace dxbudget {

/// Before causes of which only one can be true; empty where there are no two.
Message several_causes(const Finding& finding);

/// What stands before a figure that may be the wrong one.
inline constexpr Text suspect_tag = {"suspect", "疑わしい数字"};

/// What is said below a finding's message, and what kind of word it is.
struct Remark {
    Text tag;
    Message message;
};

/// What is most likely wrong, what to write, and what speaks for it: causes, proofs, fixes, suspects.
std::vector<Remark> remarks_on_causes(const Finding& finding);
/// What it rests on, and what to write instead.
std::vector<Remark> remarks_on_form(const Finding& finding);

/// What is wrong and what to do about it: the message, its causes with their fixes, its suspects, the help. A line
/// each, without a line end after the last; printable, and without the tape.
std::string text_of(const Finding& finding, Language language);

/// The same after the cell, for formats that have lines alone: `Costs!C12: …` of a finding in a workbook.
std::string text_with_cell(const Finding& finding, const Source& source, Language language);

/// What is to stand in the place of the only cause's figure, where that one number is the whole correction.
std::optional<std::string> replacement_of(const Finding& finding, const Source& source);

/// Where a file that could not be read, or a finding, stands among all that a run tells, the most important first:
/// unreadable files, then what has a cause or suspects, then the rest, and each of them errors before warnings before
/// notes.
inline constexpr std::uint8_t unreadable_section = 0;
inline constexpr std::uint8_t section_count = 7;
std::uint8_t section_of(const Finding& finding);

/// The rule and the figure: the same flaw stays the same when lines above it come and go.
std::string identity_of(const Finding& finding);

/// A file's path as reports name it: without `./` and the like, so that it is found from where the program was started.
std::string path_in_report(std::string_view path);

}  // namespace dxbudget
