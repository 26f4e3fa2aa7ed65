#include "tables/zip_file.hpp"

#include <zlib.h>

#include <algorithm>

namespace dxbudget::tables {
namespace {

using std::string_view;

constexpr string_view end_mark = "PK\x05\x06";
constexpr string_view directory_mark = "PK\x01\x02";
constexpr string_view part_mark = "PK\x03\x04";
constexpr std::uint16_t stored = 0;
constexpr std::uint16_t deflated = 8;

/// A number of so many bytes, the least first; 0 past the end.
std::uint32_t number_at(string_view bytes, std::size_t at, std::size_t size) {
    std::uint32_t number = 0;
    for (std::size_t i = size; i-- > 0;)
        number = number << 8U | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    return number;
}

Message damaged() {
    return {{"the file is a damaged or incomplete ZIP archive; copy or download it again",
             "ZIP ファイルとして壊れているか、途中で切れている。もう一度コピー又はダウンロードする"},
            {}};
}

bool leads_out(string_view name) {
    if (name.starts_with('/')) return true;
    while (true) {
        const std::size_t end = std::min(name.find_first_of("/\\"), name.size());
        if (name.substr(0, end) == "..") return true;
        if (end == name.size()) return false;
        name.remove_prefix(end + 1);
    }
}

/// Unpacks into exactly `size` bytes; false where it comes to more or less.
bool unpack(string_view packed, std::string& to) {
    z_stream stream = {};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return false;
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));  // zlib does not write there
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(to.data());
    stream.avail_out = static_cast<uInt>(to.size());
    const int status = inflate(&stream, Z_FINISH);
    const bool is_whole = status == Z_STREAM_END && stream.avail_out == 0;
    inflateEnd(&stream);
    return is_whole;
}

}  // namespace

Message encrypted_workbook() {
    return {{"the workbook is encrypted; save it without a password",
             "ブックが暗号化されている。パスワードなしで保存し直す"},
            {}};
}

std::variant<ZipFile, Message> ZipFile::open(string_view bytes, const ZipLimits& limits) {
    ZipFile file(bytes, limits);
    if (Message message = file.read_directory(); !message.empty()) return message;
    return file;
}

Message ZipFile::read_directory() {
    constexpr std::size_t longest_end = 22 + 0xffff;  // with its comment
    const std::size_t from = bytes_.size() > longest_end ? bytes_.size() - longest_end : 0;
    const std::size_t end = bytes_.rfind(end_mark);
    if (end == string_view::npos || end < from || end + 22 > bytes_.size()) return damaged();
    const std::size_t count = number_at(bytes_, end + 10, 2);
    std::size_t at = number_at(bytes_, end + 16, 4);
    if (count > limits_.parts)
        return {{"the archive has {0} parts, more than {1}", "ZIP の中のファイルが {0} 個あり、{1} 個を超える"},
                {Rational(static_cast<std::int64_t>(count)), Rational(static_cast<std::int64_t>(limits_.parts))}};
    for (std::size_t i = 0; i < count; ++i) {
        if (bytes_.substr(std::min(at, bytes_.size()), 4) != directory_mark) return damaged();
        const std::size_t name_size = number_at(bytes_, at + 28, 2);
        const string_view name = bytes_.substr(std::min(at + 46, bytes_.size()), name_size);
        if (leads_out(name))
            return {{"the archive has a part named `{0}`, which leads out of it; the file is no workbook",
                     "ZIP の中に外を指す名前「{0}」がある。ブックではない"},
                    {std::string(name)}};
        parts_.insert_or_assign(std::string(name),
                                Part{.offset = number_at(bytes_, at + 42, 4),
                                     .packed_size = number_at(bytes_, at + 20, 4),
                                     .size = number_at(bytes_, at + 24, 4),
                                     .checksum = number_at(bytes_, at + 16, 4),
                                     .method = static_cast<std::uint16_t>(number_at(bytes_, at + 10, 2)),
                                     .is_encrypted = (number_at(bytes_, at + 8, 2) & 1U) != 0});
        at += 46 + name_size + number_at(bytes_, at + 30, 2) + number_at(bytes_, at + 32, 2);
    }
    return {};
}

std::variant<std::string, Message> ZipFile::read(string_view part) {
    const auto found = parts_.find(part);
    if (found == parts_.end())
        return Message{{"the workbook lacks its part `{0}`", "ブックに「{0}」がない"}, {std::string(part)}};
    const Part& entry = found->second;
    if (entry.is_encrypted) return encrypted_workbook();
    const std::size_t total = unpacked_ + entry.size;
    if (entry.size > limits_.part_size || total > limits_.total_size)
        return Message{
            {"the workbook is too large; unpacked, `{0}` takes {1} MiB, and {2} are read at most",
             "ブックが大きすぎる。「{0}」は展開すると {1} MiB で、読み取れるのは {2} MiB まで"},
            {std::string(part),
             Rational(static_cast<std::int64_t>((entry.size > limits_.part_size ? entry.size : total) >> 20U)),
             Rational(static_cast<std::int64_t>(
                 (entry.size > limits_.part_size ? limits_.part_size : limits_.total_size) >> 20U))}};
    if (bytes_.substr(std::min<std::size_t>(entry.offset, bytes_.size()), 4) != part_mark) return damaged();
    const std::size_t begin = std::size_t{entry.offset} + 30 + number_at(bytes_, std::size_t{entry.offset} + 26, 2) +
                              number_at(bytes_, std::size_t{entry.offset} + 28, 2);
    if (begin + entry.packed_size > bytes_.size()) return damaged();
    const string_view packed = bytes_.substr(begin, entry.packed_size);
    std::string text;
    if (entry.method == stored) {
        if (entry.size != entry.packed_size) return damaged();
        text = packed;
    } else if (entry.method == deflated) {
        text.resize(entry.size);
        if (!unpack(packed, text)) return damaged();
    } else {
        return Message{{"the archive packs `{0}` by a method that is not read; save the workbook again",
                        "「{0}」の圧縮方式には対応していない。ブックを保存し直す"},
                       {std::string(part)}};
    }
    const auto checksum = crc32(0, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(text.size()));
    if (checksum != entry.checksum) return damaged();
    unpacked_ = total;
    return text;
}

}  // namespace dxbudget::tables
