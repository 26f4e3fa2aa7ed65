/// The parts of a message in a terminal: colours, source lines with carets, and the tape of an addition.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dxbudget/finding.hpp"
#include "dxbudget/render.hpp"
#include "dxbudget/source.hpp"

namespace dxbudget {

/// What a piece of text is, and so which colour it has.
enum class Ink : std::uint8_t { error, warning, note, help, frame, strong };

Ink ink_of(Severity severity);

/// The text in its colour, or as it is without colours.
std::string paint(std::string_view text, Ink ink, bool color);

/// A mark under a part of a source line, and what it says there.
struct Label {
    Span span;
    std::string text;
    char mark = '^';
    Ink ink = Ink::error;
};

/// The digits that the line numbers of an excerpt need.
std::size_t gutter_width(const Source& source, const std::vector<Label>& labels);

/// The source lines of the labels, all of one file, in the order of the text, each with its marks under it. A long line
/// is cut.
std::string excerpt(const Source& source, std::vector<Label> labels, std::size_t gutter, bool color);

/// What holds, though not exactly: the figure, declared and computed.
/// `within rounding`, or `within tolerance`.
Text name_of_reason(const HeldInexactly& held);

std::string in_words(const HeldInexactly& held, std::span<const Sheet> sheets, Language language);

/// How a finding that a comment ignores is called, and what it says, with the reason.
inline constexpr Text ignored_tag = {"ignored", "無視"};
std::string ignored_in_words(const SetAside& ignored, Language language);

/// How a finding that is known from before is called.
inline constexpr Text known_tag = {"known", "既知"};

/// The start of a line without a number: spaces and a bar.
std::string bar(std::size_t gutter, bool color);

/// Whether figures other than the computed one would be accepted.
bool admits_others(const Comparison& comparison);

/// The amounts that would be accepted: `33`, `33 or 34`, `99 to 101`.
std::string choice_of(const Comparison& comparison, Language language, const FigureStyle& style);

/// `, admitting 33 or 34`; empty where nothing else would be accepted.
std::string admitting(const Comparison& comparison, Language language, const FigureStyle& style);

/// How the computed figure came about: addend by addend, as an adding machine prints it. Empty when there is nothing to
/// add to what the headline says.
std::string tape(const Comparison& comparison, const FigureStyle& style, const Source& source, std::size_t gutter,
                 const RenderOptions& options);

/// The figures of a check that does not hold, one a line. Empty where the excerpt shows the only one.
std::string tape(const FailedCheck& check, const FigureStyle& style, const Source& source, std::size_t gutter,
                 const RenderOptions& options);

}  // namespace dxbudget
