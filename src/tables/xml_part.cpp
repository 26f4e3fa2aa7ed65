#include "tables/xml_part.hpp"

#include <algorithm>
#include <charconv>

#include "reading/decode.hpp"

namespace dxbudget::tables {
namespace {

constexpr std::size_t most_tags = 8'000'000;  // what the tree of a part takes is in proportion to them

}  // namespace

pugi::xml_node child_of(pugi::xml_node parent, std::string_view name) {
    for (pugi::xml_node node = parent.first_child(); node; node = node.next_sibling())
        if (local_name(node.name()) == name) return node;
    return {};
}

pugi::xml_node next_of(pugi::xml_node node) {
    const std::string_view name = local_name(node.name());
    do node = node.next_sibling();
    while (node && local_name(node.name()) != name);
    return node;
}

std::string_view attribute_of(pugi::xml_node node, std::string_view name) {
    for (pugi::xml_attribute attribute = node.first_attribute(); attribute; attribute = attribute.next_attribute())
        if (local_name(attribute.name()) == name) return attribute.value();
    return {};
}

std::uint32_t number_of(std::string_view text, std::uint32_t otherwise) {
    std::uint32_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? number : otherwise;
}

std::variant<XmlPart, Message> read_xml(ZipFile& archive, const std::string& part) {
    auto bytes = archive.read(part);
    if (auto* message = std::get_if<Message>(&bytes)) return std::move(*message);
    const auto text = converted_to_utf8(std::get<std::string>(bytes),
                                        std::get<std::string>(bytes).starts_with("\xff\xfe") ? "UTF-16" : "UTF-8");
    if (!text)
        return Message{{"`{0}` in the workbook is not valid UTF-8", "ブックの「{0}」が正しい UTF-8 ではない"}, {part}};
    if (static_cast<std::size_t>(std::ranges::count(*text, '<')) > most_tags)
        return Message{
            {"`{0}` in the workbook has more than {1} XML tags", "ブックの「{0}」の XML タグが {1} 個を超える"},
            {part, Rational(static_cast<std::int64_t>(most_tags))}};
    XmlPart read{.document = std::make_unique<pugi::xml_document>(), .root = {}};
    const auto result = read.document->load_buffer(
        text->data(), text->size(), pugi::parse_default | pugi::parse_ws_pcdata_single | pugi::parse_doctype,
        pugi::encoding_utf8);
    if (!result)
        return Message{{"`{0}` in the workbook is not well-formed XML", "ブックの「{0}」が XML として正しくない"},
                       {part}};
    for (const pugi::xml_node node : read.document->children())
        if (node.type() == pugi::node_doctype)
            return Message{{"`{0}` in the workbook has a document type, which may declare entities; no spreadsheet "
                            "program writes one",
                            "ブックの「{0}」に DOCTYPE がある。表計算ソフトが書くことはない"},
                           {part}};
    read.root = read.document->document_element();
    return read;
}

}  // namespace dxbudget::tables
