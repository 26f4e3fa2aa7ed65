/// How often each place of the program is passed. The compiler calls a function at every branch, so that what a run
/// does is counted exactly, whatever else the machine is doing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace dxbudget::testing {

/// A place that was passed.
struct Passed {
    std::size_t place = 0;
    std::uint32_t times = 0;
};

/// Counts from now on, on every thread.
void begin_counting();
/// What was passed since, by place.
std::vector<Passed> end_counting();

/// `load_cells.cpp:38 add_sums(dxbudget::Sheet&)`.
std::string name_of_place(std::size_t place);

/// What `work` passes.
template <class Work>
std::vector<Passed> steps_of(Work work) {
    begin_counting();
    work();
    return end_counting();
}

}  // namespace dxbudget::testing
