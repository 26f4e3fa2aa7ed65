// What a file that is not UTF-8 may be. Budget forms come out of spreadsheets, which save as Shift_JIS (CP932) or
// UTF-16; old servers hold EUC-JP. Both are told by their kana, which no Japanese text lacks: Shift_JIS has hiragana
// and katakana behind the leads 82 and 83, EUC-JP behind A4 and A5.
#include <cstdint>

#include "reading/bytes.hpp"

namespace dxbudget {

// How many characters there are and how many of them are kana; `valid` ends with the first pair that cannot be.
struct Census {
    bool valid = true;
    std::uint32_t pairs = 0;
    std::uint32_t kana = 0;
    std::uint32_t common = 0;  // kana, kanji in daily use and punctuation
};

static Census count_shift_jis(std::string_view bytes) {
    Census census;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const auto lead = static_cast<std::uint8_t>(bytes[at]);
        if (lead < 0x80 || (lead >= 0xA1 && lead <= 0xDF)) continue;
        if (at + 1 == bytes.size()) break;
        const auto trail = static_cast<std::uint8_t>(bytes[++at]);
        const bool is_lead = (lead >= 0x81 && lead <= 0x9F) || (lead >= 0xE0 && lead <= 0xFC);
        if (!is_lead || trail < 0x40 || trail == 0x7F || trail > 0xFC) return {.valid = false};
        ++census.pairs;
        census.kana += lead == 0x82 || lead == 0x83;
        census.common += lead <= 0x9F;
    }
    return census;
}

static Census count_euc(std::string_view bytes) {
    Census census;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const auto lead = static_cast<std::uint8_t>(bytes[at]);
        if (lead < 0x80 || lead == 0x8F) continue;  // 8F announces a pair of the supplementary set
        if (at + 1 == bytes.size()) break;
        const auto trail = static_cast<std::uint8_t>(bytes[++at]);
        if ((lead != 0x8E && lead < 0xA1) || lead == 0xFF || trail < 0xA1 || trail == 0xFF) return {.valid = false};
        ++census.pairs;
        census.kana += lead == 0xA4 || lead == 0xA5;
    }
    return census;
}

// UTF-16 without a byte order mark: every other byte of its ASCII is NUL.
static bool is_utf16(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;
    std::uint32_t nul[2] = {0, 0};
    for (std::size_t at = 0; at < bytes.size(); ++at) nul[at % 2] += bytes[at] == '\0';
    const std::uint32_t more = nul[0] > nul[1] ? nul[0] : nul[1];
    const std::uint32_t fewer = nul[0] > nul[1] ? nul[1] : nul[0];
    return more > bytes.size() / 16 && fewer * 8 < more;
}

std::string_view guess_encoding(std::string_view bytes) {
    bytes = bytes.substr(0, 1U << 16U);
    if (is_utf16(bytes)) return "UTF-16";
    const Census euc = count_euc(bytes);
    if (euc.valid && euc.pairs > 0 && euc.kana * 20 >= euc.pairs) return "EUC-JP";
    const Census shift_jis = count_shift_jis(bytes);
    if (shift_jis.valid && shift_jis.pairs > 0 && shift_jis.kana * 20 >= shift_jis.pairs) return "CP932";
    if (euc.valid && euc.pairs > 1) return "EUC-JP";
    if (shift_jis.valid && shift_jis.pairs > 3 && shift_jis.common * 2 >= shift_jis.pairs) return "CP932";
    return {};
}

}  // namespace dxbudget
