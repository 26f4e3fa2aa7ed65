/// How the formats for programs write JSON.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace dxbudget {

using Json = nlohmann::ordered_json;

/// The JSON as text, on one line where `indent` is -1. In its strings nothing is hidden, and nothing is a command for
/// the runner of GitHub Actions: such characters are escaped, and bytes that are not UTF-8 replaced.
std::string dump(const Json& json, int indent = -1);

}  // namespace dxbudget
