/// What a remark in the place of a change says of its direction.
#pragma once

#include <cstdint>
#include <string_view>

namespace dxbudget {

enum class Direction : std::uint8_t { none, increase, decrease };

/// Whether a remark says that the figure rises or falls: TPS関係の増, 皆減, `Increase due to …`. What may speak of
/// something else (増設, 負担軽減, `increase in efficiency`), or says both, says nothing.
Direction direction_of(std::string_view remark);

}  // namespace dxbudget
