/// How often each place of the program is passed. The compiler calls a function at every branch, so that what a run
/// does is counted exactly, whatever else the machine is doing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace dxbudget::testing {

/// Counts by place, all of one program.
using Steps = std::vector<std::uint32_t>;

/// What `work` passes, on this thread and every other.
template <class Work>
Steps steps_of(Work work);

void begin_counting();
Steps end_counting();

/// `load_cells.cpp:38 add_sums(dxbudget::Sheet&)`.
std::string name_of_place(std::size_t place);

template <class Work>
Steps steps_of(Work work) {
    begin_counting();
    work();
    return end_counting();
}

}  // namespace dxbudget::testing
