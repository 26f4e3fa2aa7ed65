/// Sheets that other sheets name: an item that is a sheet, last year's sheet.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "dxbudget/document.hpp"
#include "dxbudget/equation.hpp"
#include "dxbudget/sheet.hpp"
#include "dxbudget/source.hpp"

namespace dxbudget {

/// A sheet that another one names, read and evaluated.
struct LinkedSheet {
    explicit LinkedSheet(Source file) : source(std::move(file)) {}

    Source source;
    std::vector<Document> documents = {};
    Sheet sheet = {};
    Equations equations = {};
    Evaluation evaluation = {};
    std::uint32_t errors = 0;  ///< found in it: in its text, and equations that do not hold
};

/// Reads the sheets that a sheet names, directly or through others: each once, and none while it is being read itself.
class SheetReader {
  public:
    /// For the sheet of that path; the options outlive it.
    SheetReader(const LoadOptions& options, const std::string& path) : options_(options), open_({path}) {}

    /// The sheet of a path, or why there is none.
    std::variant<const LinkedSheet*, Message> read(const std::string& path);

  private:
    static constexpr std::size_t deepest = 20;

    const LoadOptions& options_;
    std::vector<std::string> open_;  // those that are being read, each named by the one before
    std::map<std::string, std::unique_ptr<LinkedSheet>> sheets_;
};

}  // namespace dxbudget
