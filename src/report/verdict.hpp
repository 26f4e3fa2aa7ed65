/// The verdict on a file, in one sentence.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "dxbudget/render.hpp"

namespace dxbudget {

/// What a file comes to, the worst first.
enum class FileState : std::uint8_t { wrong, warned, open, right };

struct FileVerdict {
    FileState state = FileState::right;
    std::uint32_t errors = 0;
    std::uint32_t warnings = 0;
    std::uint32_t notes = 0;
    Message sentence = {};
};

FileVerdict verdict_on(const CheckedFile& file, Language language);

/// The state in a word, and its class in the style.
Text word_of(FileState state);
std::string_view class_of(FileState state);

/// How many equations there are, and what became of them.
std::string tally_in_words(const Tally& tally, Language language);

}  // namespace dxbudget
