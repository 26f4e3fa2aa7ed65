/// The only file beside the reader of archives that sees zlib.

#include "workbook/zip_writer.hpp"

#include <zlib.h>

#include <new>
#include <utility>

namespace dxbudget {
namespace {

constexpr std::uint32_t local_header = 0x04034b50;
constexpr std::uint32_t directory_header = 0x02014b50;
constexpr std::uint32_t directory_end = 0x06054b50;
constexpr std::uint16_t version_needed = 20;  // deflated
constexpr std::uint16_t utf8_names = 1U << 11U;
constexpr std::uint16_t first_day = 0x21;  // 1980-01-01

/// A number as it stands in an archive, its least byte first.
template <class Number>
void put(std::string& out, Number number) {
    for (std::size_t i = 0; i < sizeof(Number); ++i) {
        out += static_cast<char>(static_cast<std::uint64_t>(number) >> (8 * i) & 0xFFU);
    }
}

/// What the header of a part and its entry in the directory have in common.
void put_facts(std::string& out, std::string_view name, const PackedPart& part) {
    put(out, version_needed);
    put(out, utf8_names);
    put(out, std::uint16_t{Z_DEFLATED});
    put(out, std::uint16_t{0});
    put(out, first_day);
    put(out, part.crc);
    put(out, static_cast<std::uint32_t>(part.bytes.size()));
    put(out, part.size);
    put(out, static_cast<std::uint16_t>(name.size()));
    put(out, std::uint16_t{0});
}

}  // namespace

PackedPart packed(std::string_view text) {
    z_stream stream = {};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        throw std::bad_alloc();
    }
    PackedPart part;
    part.bytes.resize(deflateBound(&stream, static_cast<uLong>(text.size())));
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(part.bytes.data());
    stream.avail_out = static_cast<uInt>(part.bytes.size());
    deflate(&stream, Z_FINISH);
    part.bytes.resize(stream.total_out);
    deflateEnd(&stream);
    part.crc = static_cast<std::uint32_t>(
        crc32(0, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(text.size())));
    part.size = static_cast<std::uint32_t>(text.size());
    return part;
}

void ZipWriter::add(std::string_view name, const PackedPart& part) {
    const auto offset = static_cast<std::uint32_t>(bytes_.size());
    put(bytes_, local_header);
    put_facts(bytes_, name, part);
    bytes_ += name;
    bytes_ += part.bytes;
    put(directory_, directory_header);
    put(directory_, version_needed);
    put_facts(directory_, name, part);
    put(directory_, std::uint16_t{0});  // no comment
    put(directory_, std::uint16_t{0});  // on the first disk
    put(directory_, std::uint16_t{0});
    put(directory_, std::uint32_t{0});
    put(directory_, offset);
    directory_ += name;
    ++count_;
}

std::string ZipWriter::finish() {
    const auto begin = static_cast<std::uint32_t>(bytes_.size());
    bytes_ += directory_;
    put(bytes_, directory_end);
    put(bytes_, std::uint32_t{0});  // on the first disk
    put(bytes_, count_);
    put(bytes_, count_);
    put(bytes_, static_cast<std::uint32_t>(directory_.size()));
    put(bytes_, begin);
    put(bytes_, std::uint16_t{0});
    return std::move(bytes_);
}

}  // namespace dxbudget
