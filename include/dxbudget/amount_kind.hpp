/// What a place for an amount may hold.
#pragma once

#include <cstdint>

namespace dxbudget {

/// What stands where an amount may stand.
enum class AmountKind : std::uint8_t {
    absent,  ///< not stated at all
    number,
    nil,         ///< `‐`, `-`, `—`, `〃`: nothing, as the form prints it
    blank,       ///< stated and empty
    remark,      ///< words in the place of an amount: 別事業(政策戦略)で要求
    unreadable,  ///< something that an error was reported for
};

}  // namespace dxbudget
