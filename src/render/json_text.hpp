/// How the formats for programs write JSON.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace dxbudget {

using Json = nlohmann::ordered_json;

/// The JSON as text that is harmless in a terminal, on one line where `indent` is -1. Bytes that are no UTF-8 are
/// replaced.
std::string dump(const Json& json, int indent = -1);

}  // namespace dxbudget
