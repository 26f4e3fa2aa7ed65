#include "step_counter.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <filesystem>

extern "C" {
extern const char __executable_start;  // by the linker: the program's code lies between the two
extern const char etext;
void __sanitizer_cov_trace_pc();
}

namespace {

std::uint32_t* counts = nullptr;  // null: nobody counts

// Two calls are further apart than this, since a call takes five bytes; so the byte before the return address lies in
// the call itself.
constexpr unsigned bits_of_place = 2;

std::uintptr_t code_begin() {
    return reinterpret_cast<std::uintptr_t>(&__executable_start);
}

}  // namespace

void __sanitizer_cov_trace_pc() {
    if (counts == nullptr) return;
    const auto after_call = reinterpret_cast<std::uintptr_t>(__builtin_return_address(0));
    ++counts[(after_call - 1 - code_begin()) >> bits_of_place];
}

namespace dxbudget::testing {
namespace {

std::vector<std::uint32_t> table;

}  // namespace

void begin_counting() {
    table.assign((static_cast<std::size_t>(&etext - &__executable_start) >> bits_of_place) + 1, 0);
    counts = table.data();
}

std::vector<Passed> end_counting() {
    counts = nullptr;
    std::vector<Passed> passed;
    for (std::size_t place = 0; place < table.size(); ++place) {
        if (table[place] > 0) passed.push_back({place, table[place]});
    }
    return passed;
}

std::string name_of_place(std::size_t place) {
    const std::string program = std::filesystem::read_symlink("/proc/self/exe");
    const std::string command = fmt::format("addr2line -C -f -p -s -e '{}' {:#x}", program, place << bits_of_place);
    std::FILE* const answer = popen(command.c_str(), "r");
    std::array<char, 400> text = {};
    if (answer == nullptr || std::fgets(text.data(), text.size(), answer) == nullptr) return "no addr2line";
    pclose(answer);
    std::string name = text.data();
    return name.substr(0, name.find('\n'));
}

}  // namespace dxbudget::testing
