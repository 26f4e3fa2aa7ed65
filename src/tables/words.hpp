/// What the labels of tables say of their lines, in the words that accounts and statistics share.
#pragma once

#include <cstdint>
#include <string_view>

namespace dxbudget::tables {

/// What a label says; several may be true.
struct LineWords {
    bool total = false;
    bool ratio = false;
    bool average = false;
    bool percent = false;  ///< a ratio beyond doubt

    friend bool operator==(LineWords, LineWords) = default;
};

LineWords words_of(std::string_view label);

}  // namespace dxbudget::tables
