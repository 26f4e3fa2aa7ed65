/// Pictures of a sheet, drawn as SVG. All amounts are those of the check, as declared or computed from what is
/// declared.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/markup.hpp"
#include "report/said.hpp"

namespace dxbudget {

/// What pictures ask of a sheet.
class Amounts {
  public:
    Amounts(const ReportedFile& report, std::size_t sheet);

    const Sheet& sheet() const { return sheet_; }
    Language language() const { return report_.language; }
    /// A line's amount at a stage, with the sign with which it counts; 0 where it states none. Nothing where it could
    /// not be read.
    std::optional<Rational> at(LineId line, StageId stage) const;
    /// Whether there is something to count.
    bool states(LineId line, StageId stage) const;
    /// The amount as the sheet writes it.
    std::string words(const Rational& amount) const;
    /// The same with its sign, a plus included.
    std::string signed_words(const Rational& amount) const;
    /// A percentage to one decimal.
    std::string percentage(const Rational& part, const Rational& whole) const;
    std::string name(LineId line) const;
    std::string stage(StageId stage) const;
    std::string say(const Message& message) const { return report_.say(message); }
    std::string_view in(Text text) const { return report_.in(text); }
    /// The lines of a table of the whole that are added.
    std::vector<LineId> parts(BreakdownKind kind, StageId stage) const;
    /// The stage that a budget is asked for at: requested, else approved, else the first with amounts of its own.
    StageId main_stage() const;

  private:
    const ReportedFile& report_;
    const Sheet& sheet_;
    const Evaluation& evaluation_;
    FigureStyle style_;
};

/// A stretch of the width of a picture.
struct Stretch {
    double begin = 0;  ///< in percent
    double width = 0;
};

/// Turns amounts into places between 0 and 100 percent of the width.
class Scale {
  public:
    Scale(const Rational& low, const Rational& high);
    double place(const Rational& amount) const;
    Stretch between(const Rational& one, const Rational& other) const;

  private:
    double low_ = 0;
    double size_ = 1;
};

/// `12.34%`
std::string percent(double value);

/// How a bar and its words stand below each other, in pixels.
inline constexpr int bar_pitch = 40;
inline constexpr int bar_top = 20;
inline constexpr int bar_height = 12;

/// A bar of a picture.
void draw_bar(Markup& out, const Stretch& stretch, int row, std::string_view look);
/// The words above a bar: a name on the left, an amount on the right.
void draw_words(Markup& out, std::string_view name, std::string_view amount, int row);

/// The frame of a picture: its title with its unit, and what it says to those who do not see it. `drawing` is in a
/// picture of `height` pixels; `below` comes after it.
void write_picture(Markup& out, const Amounts& amounts, std::string_view title, std::string_view words, int height,
                   std::string_view id, const Markup& drawing, const Markup& below = {});

/// How the budget differs from last year's, by item: a waterfall.
void draw_changes(Markup& out, const Amounts& amounts, const std::string& id);
/// Who pays how much at each stage: stacked bars.
void draw_payers(Markup& out, const Amounts& amounts, const std::string& id);
/// The largest lines.
void draw_largest(Markup& out, const Amounts& amounts, const std::string& id);

/// All pictures for which a sheet has the figures.
void write_pictures(Markup& out, const ReportedFile& report, std::size_t sheet);

}  // namespace dxbudget
