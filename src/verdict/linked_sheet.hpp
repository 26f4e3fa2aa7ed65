/// Sheets that other sheets name: an item that is a sheet, last year's sheet.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "dxbudget/audit.hpp"
#include "dxbudget/sheet.hpp"

namespace dxbudget {

/// A sheet that another one names, audited.
struct LinkedSheet {
    Audit audit = {};
    std::uint32_t errors = 0;        ///< found in it
    bool builds_on_unsound = false;  ///< a sheet that it names has errors, or builds on one that has

    const Sheet& sheet() const { return audit.sheets.front(); }
    const Source& source() const { return *audit.source; }
    bool is_sound() const { return errors == 0 && !builds_on_unsound; }
};

/// Why a sheet cannot be used, and what to do about it.
struct Refusal {
    Message reason;
    Message help;
};

/// Reads the sheets that a sheet names, directly or through others: each once, and none while it is being read itself.
class SheetReader {
  public:
    /// For the sheet of that path; the options outlive it.
    SheetReader(const LoadOptions& options, const std::string& path)
        : options_(options), open_({{.identity = {}, .path = path}}) {}

    /// The sheet of a path, or why there is none.
    std::variant<const LinkedSheet*, Refusal> read(const std::string& path);

  private:
    using Reading = std::variant<std::unique_ptr<LinkedSheet>, Refusal>;
    struct Open {
        std::string identity;  // of the first one asked for only where it names another: most sheets name none
        std::string path;
    };
    struct Circle {
        std::size_t first = 0;  // among those that are open
        Refusal refusal;
    };
    static constexpr std::size_t deepest = 20;

    std::string identity_of(const std::string& path) const;
    Refusal close_circle(std::size_t first);
    Reading read_anew(const std::string& identity, const std::string& path);

    const LoadOptions& options_;
    std::vector<Open> open_;  // those that are being read, each named by the one before
    std::optional<Circle> circle_;
    std::map<std::string, Reading> sheets_;  // by their identities
};

/// What to do where a file cannot be read.
Message name_a_file_below();

}  // namespace dxbudget
