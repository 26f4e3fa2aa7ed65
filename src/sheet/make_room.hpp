#pragma once

#include <algorithm>
#include <vector>

namespace dxbudget {

/// Makes room for as much as is expected; many files grow it by doubling.
template <class Item>
void make_room_for(std::vector<Item>& items, std::size_t wanted) {
    if (wanted > items.capacity()) items.reserve(std::max(wanted, items.empty() ? wanted : 2 * items.capacity()));
}

}  // namespace dxbudget
