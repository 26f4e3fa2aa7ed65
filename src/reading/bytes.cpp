#include "reading/bytes.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>

#include "dxbudget/rules.hpp"

namespace dxbudget {

static std::uint8_t byte_at(std::string_view text, std::size_t at) {
    return at < text.size() ? static_cast<std::uint8_t>(text[at]) : std::uint8_t{0};
}

// Of eight bytes the highest bit of each that needs a second look: control characters, DEL, what is above ASCII. What
// is borrowed from an odd byte may falsify those behind it, not the first.
static std::uint64_t odd_bytes(const char* eight) {
    constexpr std::uint64_t each = 0x0101010101010101U;
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, eight, sizeof bytes);
    if constexpr (std::endian::native == std::endian::big) bytes = __builtin_bswap64(bytes);
    return (bytes | (bytes - each * ' ') | ((bytes ^ (each * 0x7F)) - each)) & (each * 0x80);
}

// Where the ASCII text from `at` on ends that needs no second look.
static std::size_t plain_end(std::string_view text, std::size_t at) {
    for (; at + 8 <= text.size(); at += 8) {
        const std::uint64_t odd = odd_bytes(text.data() + at);
        if (odd != 0) return at + static_cast<std::size_t>(std::countr_zero(odd)) / 8;
    }
    while (at < text.size() && text[at] >= ' ' && text[at] < 0x7F) ++at;
    return at;
}

static bool is_continuation(std::string_view text, std::size_t at) {
    return (byte_at(text, at) & 0xC0U) == 0x80U;
}

// Whether a kana or a kanji stands there, or another character of three bytes whose second may be any.
static bool has_kanji(std::string_view text, std::size_t at) {
    if (at + 3 > text.size()) return false;
    const auto lead = static_cast<std::uint8_t>(text[at]);
    return lead >= 0xE1 && lead <= 0xEC && (text[at + 1] & 0xC0) == 0x80 && (text[at + 2] & 0xC0) == 0x80;
}

// The length of the code point that begins with the lead byte `lead`; 0 if its bytes are not well-formed UTF-8.
static std::size_t well_formed(std::string_view text, std::size_t at, std::uint8_t lead) {
    const std::uint8_t second = byte_at(text, at + 1);
    const auto continues = [&](std::size_t i) { return is_continuation(text, at + i); };
    if (lead >= 0xE0 && lead <= 0xEF) {
        const bool in_range = (lead != 0xE0 || second >= 0xA0) && (lead != 0xED || second < 0xA0);
        return in_range && continues(1) && continues(2) ? 3 : 0;
    }
    if (lead >= 0xC2 && lead <= 0xDF) return continues(1) ? 2 : 0;
    if (lead >= 0xF0 && lead <= 0xF4) {
        const bool in_range = (lead != 0xF0 || second >= 0x90) && (lead != 0xF4 || second < 0x90);
        return in_range && continues(1) && continues(2) && continues(3) ? 4 : 0;
    }
    return 0;
}

static Finding not_utf8(std::string_view text, std::size_t at) {
    static constexpr char digits[] = "0123456789ABCDEF";
    const std::uint8_t byte = byte_at(text, at);
    const std::string encoding(guess_encoding(text));
    Finding finding{.rule = &rules::not_utf8, .severity = rules::not_utf8.severity};
    finding.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at)};
    if (encoding.empty()) {
        const std::string hex{digits[byte >> 4U], digits[byte & 15U]};
        finding.message = {{"the byte 0x{0} is not part of UTF-8 text", "バイト 0x{0} は UTF-8 の文字の一部ではない"},
                           {hex}};
        finding.help = {{"save the file as UTF-8", "ファイルを UTF-8 で保存し直す"}, {}};
        return finding;
    }
    const std::string name = encoding == "CP932" ? "Shift_JIS" : encoding;
    finding.message = {{"the file is not UTF-8; it looks like {0}", "ファイルが UTF-8 ではない。{0} とみられる"},
                       {name}};
    finding.help = {{"save it as UTF-8, or convert it: `iconv -f {0} -t UTF-8`",
                     "UTF-8 で保存し直すか、「iconv -f {0} -t UTF-8」で変換する"},
                    {encoding}};
    return finding;
}

static Finding control_character(std::size_t at, std::size_t size, std::uint32_t code) {
    static constexpr char digits[] = "0123456789ABCDEF";
    Finding finding{.rule = &rules::not_yaml, .severity = rules::not_yaml.severity};
    finding.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + size)};
    if (code == '\r') {
        finding.message = {{"a carriage return stands without a line feed", "改行コードが CR だけになっている"}, {}};
        finding.help = {{"save the file with line ends LF or CRLF, or convert it: `tr '\\r' '\\n'`",
                         "改行コードを LF か CRLF にして保存し直すか、「tr '\\r' '\\n'」で変換する"},
                        {}};
        return finding;
    }
    std::string hex;
    for (unsigned shift = 16; shift > 0; shift -= 4) hex += digits[(code >> (shift - 4)) & 15U];
    finding.message = {{"the control character U+{0} is not allowed in YAML", "制御文字 U+{0} は YAML では使えない"},
                       {hex}};
    finding.help = {{"remove the character", "その文字を取り除く"}, {}};
    return finding;
}

std::optional<Finding> check_encoding(const Source& source, const ReadingLimits& limits) {
    const std::string_view text = source.text();
    if (text.size() > limits.bytes) {
        const auto megabytes = [](std::size_t bytes) { return Rational(static_cast<std::int64_t>(bytes >> 20U)); };
        return Finding{
            .rule = &rules::too_large,
            .severity = rules::too_large.severity,
            .message = {{"the file has more than {0} bytes", "ファイルが {0} バイトを超えている"},
                        {Rational(std::int64_t{limits.bytes})}},
            .help = {{"split it; {0} MiB is the limit", "分割する。上限は {0} MiB"}, {megabytes(limits.bytes)}}};
    }
    for (std::size_t at = source.body_offset(); at < text.size();) {
        const std::uint8_t byte = byte_at(text, at);
        if (byte >= 0x20 && byte < 0x7F) {
            at = plain_end(text, at + 1);
        } else if (has_kanji(text, at)) {
            do {
                at += 3;
            } while (has_kanji(text, at));
        } else if (byte >= 0x80) {
            const std::size_t size = well_formed(text, at, byte);
            if (size == 0) return not_utf8(text, at);
            const std::uint8_t second = byte_at(text, at + 1);
            if (byte == 0xC2 && second < 0xA0 && second != 0x85) return control_character(at, size, second);
            if (byte == 0xEF && second == 0xBB && byte_at(text, at + 2) == 0xBF) {
                return control_character(at, size, 0xFEFF);
            }
            at += size;
        } else if (byte == '\n' || byte == '\t') {
            ++at;
        } else if (byte == '\r' && byte_at(text, at + 1) == '\n') {
            at += 2;
        } else {
            if (byte == 0 && !guess_encoding(text).empty()) return not_utf8(text, at);
            return control_character(at, 1, byte);
        }
    }
    return std::nullopt;
}

std::optional<Finding> find_foreign_line_end(const Source& source) {
    struct LineEnd {
        std::string_view bytes;
        const char* name;
    };
    static constexpr LineEnd ends[] = {{"\u0085", "U+0085"}, {"\u2028", "U+2028"}, {"\u2029", "U+2029"}};
    const std::string_view text = source.text();
    const LineEnd* first = nullptr;
    std::size_t begin = text.size();
    std::int64_t count = 0;
    for (const LineEnd& end : ends) {
        for (std::size_t at = 0; (at = text.find(end.bytes, at)) != text.npos; at += end.bytes.size()) {
            ++count;
            if (at > begin) continue;
            begin = at;
            first = &end;
        }
    }
    if (first == nullptr) return std::nullopt;
    Finding finding{.rule = &rules::foreign_line_end, .severity = rules::foreign_line_end.severity};
    finding.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + first->bytes.size())};
    finding.message = {{"other YAML programs begin a new line after the character {0}",
                        "他の YAML プログラムは、文字 {0} の後を別の行として読む"},
                       {first->name}};
    finding.help = {{"remove the character, or begin a new line there", "その文字を取り除くか、そこで改行する"}, {}};
    if (count > 1) {
        finding.help = {{"remove the character, or begin a new line there; there are {0} in this file",
                         "その文字を取り除くか、そこで改行する。このファイルに {0} 個ある"},
                        {Rational(count)}};
    }
    return finding;
}

}  // namespace dxbudget
