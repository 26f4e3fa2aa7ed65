#include "tables/decode.hpp"

#include <iconv.h>

#include <cerrno>
#include <optional>

#include "reading/bytes.hpp"

namespace dxbudget::tables {
namespace {

/// The bytes as UTF-8; nothing where they are not in that encoding, or nobody knows it.
std::optional<std::string> converted(std::string_view bytes, const std::string& encoding) {
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

bool is_utf8(std::string_view text) {
    return converted(text, "UTF-8").has_value();
}

Message not_text() {
    return {{"the file is not text; it contains control characters", "テキストファイルではない(制御文字を含む)"}, {}};
}

bool has_control_characters(std::string_view text) {
    for (const char c : text)
        if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f') return true;
    return false;
}

DecodedText decided(std::string text, std::string encoding, Text reason) {
    DecodedText decoded{.text = std::move(text), .decisions = {}};
    decoded.decisions.push_back({.subject = "encoding", .value = std::move(encoding), .reason = {reason, {}}});
    return decoded;
}

}  // namespace

std::variant<DecodedText, Message> decode_text(std::string bytes, const std::string& encoding) {
    static constexpr std::string_view mark = "\xef\xbb\xbf";
    const auto checked = [](DecodedText decoded) -> std::variant<DecodedText, Message> {
        if (has_control_characters(decoded.text)) return not_text();
        return decoded;
    };
    const auto in = [&](const std::string& name, Text reason) -> std::variant<DecodedText, Message> {
        auto text = converted(bytes, name);
        if (!text) return Message{{"the file cannot be read as {0}", "{0} として読めない"}, {name}};
        if (text->starts_with(mark)) text->erase(0, mark.size());
        return checked(decided(*std::move(text), name, reason));
    };
    if (!encoding.empty()) return in(encoding, {"as requested", "指定による"});
    if (bytes.starts_with(mark)) {
        bytes.erase(0, mark.size());
        if (!is_utf8(bytes))
            return Message{{"the file cannot be read as {0}", "{0} として読めない"}, {std::string("UTF-8")}};
        return checked(decided(std::move(bytes), "UTF-8", {"it begins with a byte order mark", "BOM がある"}));
    }
    if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff"))
        return in("UTF-16", {"it begins with a byte order mark", "BOM がある"});
    const std::string guessed(guess_encoding(bytes));
    if (guessed == "UTF-16") {
        const bool little = bytes.find('\0') % 2 == 1;
        const std::string name = little ? "UTF-16LE" : "UTF-16BE";
        if (!converted(bytes, name)) return not_text();
        return in(name, {"every other byte of its digits is 0", "1バイトおきに 0 がある"});
    }
    if (is_utf8(bytes))
        return checked(decided(std::move(bytes), "UTF-8", {"every byte is valid UTF-8", "すべて正しい UTF-8"}));
    if (!guessed.empty() && converted(bytes, guessed))
        return in(guessed, {"read so, its characters are Japanese", "日本語として読める"});
    return in("CP1252", {"it is not UTF-8, and its characters are not Japanese in any encoding",
                         "UTF-8 でも日本語の文字コードでもない"});
}

}  // namespace dxbudget::tables
