/// Reads sheets that are written plainly, at the speed of their bytes.
#pragma once

#include <optional>
#include <vector>

#include "dxbudget/document.hpp"
#include "dxbudget/source.hpp"

namespace dxbudget {

/// The documents of a text whose bytes are in order, exactly as `read_yaml` gives them, where nothing is to be said of
/// them; nothing where there is any doubt, whatever the reason: then `read_yaml` is asked.
std::optional<std::vector<Document>> read_plainly(const Source& source, const ReadingLimits& limits);

}  // namespace dxbudget
