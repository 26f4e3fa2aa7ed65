/// The XML of a workbook's parts. Included by the readers of workbooks alone: it brings pugixml.
#pragma once

#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <variant>

#include "dxbudget/text.hpp"
#include "tables/zip_file.hpp"

namespace dxbudget::tables {

/// An element or attribute's name without its prefix: of `x:row` `row`.
inline std::string_view local_name(std::string_view name) {
    return name.substr(name.find(':') + 1);
}

/// The first child element of that name, whatever its prefix.
pugi::xml_node child_of(pugi::xml_node parent, std::string_view name);

/// The next element of the same name.
pugi::xml_node next_of(pugi::xml_node node);

/// The attribute of that name, whatever its prefix; empty where there is none.
std::string_view attribute_of(pugi::xml_node node, std::string_view name);

/// A whole number, or `otherwise` where the text is none or too large.
std::uint32_t number_of(std::string_view text, std::uint32_t otherwise);

/// The document element of a part, and the document that it lives in.
struct XmlPart {
    std::unique_ptr<pugi::xml_document> document;
    pugi::xml_node root;
};

/// Reads a part; entities are not expanded, and a document type that could declare some is refused.
std::variant<XmlPart, Message> read_xml(ZipFile& archive, const std::string& part);

}  // namespace dxbudget::tables
