/// Any bytes, read by the reader of plain sheets and by yaml-cpp: as they are, and each as a word that means something
/// to YAML, which comes to a new arrangement of words with every byte.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "reading/bytes.hpp"
#include "require.hpp"
#include "same_trees.hpp"

using namespace dxbudget;
using namespace dxbudget::fuzzing;

namespace {

constexpr std::string_view words[] = {"a",    "b",      "1,000", "~",   "null", "\n",    "\n  ", "\n    ",
                                      "\n- ", "\n  - ", "- ",    "a: ", ": ",   ":",     " ",    "  ",
                                      "#",    " # ",    "'",     "\"",  "{",    "}",     "[",    "]",
                                      ",",    ", ",     "b:\n",  "-",   "?",    "---\n", "\r\n", "\u3000"};

void require_same(const std::string& text) {
    const Source source("sheet.yaml", text);
    if (check_encoding(source, {})) return;
    require(testing::compare_readings(source) != testing::PlainReading::different,
            "what is read plainly is what yaml-cpp reads");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    require_same(std::string(reinterpret_cast<const char*>(data), size));
    std::string text;
    for (std::size_t i = 0; i < size && i < 300; ++i) text += words[data[i] % std::size(words)];
    require_same(text);
    return 0;
}
