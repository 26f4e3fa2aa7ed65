/// Provides the sheets that other sheets name, by auditing them.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sheet/linked_sheet.hpp"

namespace dxbudget {

/// Reads the sheets that a sheet names, directly or through others: each once, and none while it is being read itself.
class SheetReader final : public LinkedSheets {
  public:
    /// For the sheet of that path; the options outlive it.
    SheetReader(const LoadOptions& options, const std::string& path)
        : options_(options), open_({{.identity = {}, .path = path}}) {}

    std::variant<const LinkedSheet*, Refusal> read(const std::string& path) override;

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

}  // namespace dxbudget
