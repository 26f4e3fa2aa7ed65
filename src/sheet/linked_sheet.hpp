/// Sheets that a sheet names: an item that is a sheet, last year's sheet. The loader asks for them; who checks a sheet
/// provides them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "dxbudget/sheet.hpp"

namespace dxbudget {

/// What a figure of another sheet comes to, in that sheet's unit.
struct LinkedFigure {
    Rational value = {};
    bool approximate = false;
    bool is_declared = false;  ///< it stands there; otherwise it was computed
    bool is_readable = true;
};

/// A sheet that another one names, checked.
struct LinkedSheet {
    LinkedSheet() = default;
    LinkedSheet(const LinkedSheet&) = delete;
    LinkedSheet& operator=(const LinkedSheet&) = delete;
    virtual ~LinkedSheet() = default;

    virtual const Sheet& sheet() const = 0;
    virtual const Source& source() const = 0;
    /// None where that sheet says nothing.
    virtual std::optional<LinkedFigure> figure(FigureId id) const = 0;
    bool is_sound() const { return errors == 0 && !builds_on_unsound; }

    std::uint32_t errors = 0;        ///< found in it
    bool builds_on_unsound = false;  ///< a sheet that it names has errors, or builds on one that has
};

/// Why a sheet cannot be used, and what to do about it.
struct Refusal {
    Message reason;
    Message help;
};

/// The sheets that a sheet names, directly or through others.
class LinkedSheets {
  public:
    LinkedSheets() = default;
    LinkedSheets(const LinkedSheets&) = delete;
    LinkedSheets& operator=(const LinkedSheets&) = delete;
    virtual ~LinkedSheets() = default;

    /// The sheet of a path, which lives as long as this, or why there is none.
    virtual std::variant<const LinkedSheet*, Refusal> read(const std::string& path) = 0;
};

/// What to do where a file cannot be read.
Message name_a_file_below();

}  // namespace dxbudget
