#include "reading/decode.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <utility>

#include "reading/bytes.hpp"
#include "text/character.hpp"

namespace dxbudget {
namespace {

constexpr std::string_view utf8_mark = "\xef\xbb\xbf";

/// The bytes through iconv, whose converter of that name exists; nothing where they are not in that encoding.
std::optional<std::string> through_iconv(std::string_view bytes, const std::string& encoding) {
    const iconv_t converter = iconv_open("UTF-8", encoding.c_str());
    if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
    std::string text(bytes.size() * 3 + 16, '\0');
    char* in = const_cast<char*>(bytes.data());  // iconv does not write there
    std::size_t in_left = bytes.size();
    char* out = text.data();
    std::size_t out_left = text.size();
    const bool complete = iconv(converter, &in, &in_left, &out, &out_left) != static_cast<std::size_t>(-1);
    iconv_close(converter);
    if (!complete) return std::nullopt;
    text.resize(text.size() - out_left);
    return text;
}

bool has_mark_of_utf16(std::string_view bytes) {
    return bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff");
}

/// UTF-16 that lacks a byte order mark: which of the two bytes of its digits is 0.
std::string utf16_by_zeros(std::string_view bytes) {
    return bytes.find('\0') % 2 == 1 ? "UTF-16LE" : "UTF-16BE";
}

Message not_text() {
    return {{"the file is not text; it contains control characters", "テキストファイルではない(制御文字を含む)"}, {}};
}

bool has_control_characters(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f';
    });
}

}  // namespace

std::optional<std::string> converted_to_utf8(std::string_view bytes, const std::string& encoding) {
    const bool lacks_mark = encoding == "UTF-16" && !has_mark_of_utf16(bytes);
    std::optional<std::string> text = through_iconv(bytes, lacks_mark ? utf16_by_zeros(bytes) : encoding);
    if (text && text->starts_with(utf8_mark)) text->erase(0, utf8_mark.size());
    return text;
}

std::vector<PossibleEncoding> possible_encodings(std::string_view bytes) {
    static constexpr Text by_mark = {"it begins with a byte order mark", "BOM がある"};
    if (bytes.starts_with(utf8_mark)) return {{.name = "UTF-8", .reason = by_mark, .is_certain = true}};
    if (has_mark_of_utf16(bytes)) return {{.name = "UTF-16", .reason = by_mark, .is_certain = true}};
    const std::string guessed(guess_encoding(bytes));
    if (guessed == "UTF-16") {
        return {{.name = utf16_by_zeros(bytes),
                 .reason = {"every other byte of its digits is 0", "1バイトおきに 0 がある"},
                 .is_certain = true}};
    }
    if (through_iconv(bytes, "UTF-8"))
        return {{.name = "UTF-8", .reason = {"every byte is valid UTF-8", "すべて正しい UTF-8"}, .is_certain = true}};
    std::vector<PossibleEncoding> possible;
    if (!guessed.empty()) {
        possible.push_back({.name = guessed, .reason = {"read so, its characters are Japanese", "日本語として読める"}});
    }
    possible.push_back({.name = "CP1252",
                        .reason = {"it is not UTF-8, and its characters are not Japanese in any encoding",
                                   "UTF-8 でも日本語の文字コードでもない"}});
    return possible;
}

std::string_view encoding_named(std::string_view word) {
    struct Name {
        std::string_view word;  // in small letters, without hyphens and underscores
        std::string_view encoding;
    };
    static constexpr auto names = std::to_array<Name>(
        {{"utf8", "UTF-8"},      {"utf16", "UTF-16"},       {"cp932", "CP932"},           {"shiftjis", "CP932"},
         {"sjis", "CP932"},      {"windows31j", "CP932"},   {"シフトjis", "CP932"},       {"eucjp", "EUC-JP"},
         {"cp1252", "CP1252"},   {"windows1252", "CP1252"}, {"latin1", "CP1252"},         {"iso88591", "CP1252"},
         {"cp1250", "CP1250"},   {"windows1250", "CP1250"}, {"iso88592", "ISO-8859-2"},   {"latin2", "ISO-8859-2"},
         {"cp1251", "CP1251"},   {"windows1251", "CP1251"}, {"koi8r", "KOI8-R"},          {"koi8u", "KOI8-U"},
         {"cp1253", "CP1253"},   {"windows1253", "CP1253"}, {"cp1254", "CP1254"},         {"windows1254", "CP1254"},
         {"cp1257", "CP1257"},   {"windows1257", "CP1257"}, {"iso885915", "ISO-8859-15"}, {"latin9", "ISO-8859-15"},
         {"gb18030", "GB18030"}, {"gbk", "GB18030"},        {"gb2312", "GB18030"},        {"big5", "BIG5"},
         {"euckr", "CP949"},     {"cp949", "CP949"}});
    std::string plain;
    for (const char c : word) {
        if (c == '-' || c == '_' || c == ' ') continue;
        plain += ascii_lower(c);
    }
    const auto* const found =
        std::find_if(names.begin(), names.end(), [&](const Name& name) { return name.word == plain; });
    return found == names.end() ? std::string_view{} : found->encoding;
}

std::variant<DecodedText, Message> decode_text(std::string bytes, const std::string& encoding) {
    std::vector<PossibleEncoding> possible;
    if (encoding.empty()) {
        possible = possible_encodings(bytes);
    } else {
        possible.push_back({.name = encoding, .reason = {"as requested", "指定による"}});
    }
    for (const PossibleEncoding& one : possible) {
        std::optional<std::string> text = converted_to_utf8(bytes, one.name);
        if (!text) continue;
        if (has_control_characters(*text)) return not_text();
        return DecodedText{.text = *std::move(text), .encoding = one.name, .reason = one.reason};
    }
    if (possible.front().name.starts_with("UTF-16") && encoding.empty() && !has_mark_of_utf16(bytes)) return not_text();
    return Message{{"the file cannot be read as {0}", "{0} として読めない"}, {possible.back().name}};
}

}  // namespace dxbudget
