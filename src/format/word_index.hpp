/// Finds words in a list that is known when the program is compiled.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dxbudget {

/// An index of entries that have a `text`. The list outlives it.
template <class Entry, std::size_t count>
class WordIndex {
  public:
    constexpr explicit WordIndex(const std::array<Entry, count>& list) : list_(list) {
        first_.fill(none);
        for (std::size_t i = count; i-- > 0;) {
            next_[i] = first_[slot_of(list[i].text)];
            first_[slot_of(list[i].text)] = static_cast<std::uint16_t>(i);
        }
    }

    /// The first entry in the order of the list that is the word and meets `condition`; null if there is none.
    template <class Condition>
    constexpr const Entry* find(std::string_view word, Condition condition) const {
        for (std::uint16_t i = first_[slot_of(word)]; i != none; i = next_[i]) {
            if (list_[i].text == word && condition(list_[i])) return &list_[i];
        }
        return nullptr;
    }

  private:
    static constexpr std::size_t slots = 1024;
    static constexpr std::uint16_t none = 0xFFFF;
    static_assert(count < none);

    // Words of one length differ in one of these bytes, mostly; `first_` sends few to the same slot.
    static constexpr std::size_t slot_of(std::string_view word) {
        if (word.empty()) return 0;
        const auto byte = [&](std::size_t i) { return std::size_t{static_cast<unsigned char>(word[i])}; };
        const std::size_t last = word.size() - 1;
        return (word.size() + byte(0) * 5 + byte(last / 3) * 23 + byte(last / 2) * 71 + byte(last) * 131) % slots;
    }

    const std::array<Entry, count>& list_;
    std::array<std::uint16_t, slots> first_{};
    std::array<std::uint16_t, count> next_{};
};

}  // namespace dxbudget
