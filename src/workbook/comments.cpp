#include "workbook/comments.hpp"

#include <string_view>

namespace dxbudget {

/// Each line by itself, since nothing else of a text may end one.
static std::string lines_in_xml(std::string_view text) {
    std::string out;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        out += (begin == 0 ? "" : "&#10;") + in_xml(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return out;
}

std::string comments_part(const std::vector<Comment>& comments) {
    std::string out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments "
        "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><authors><author>dxbudget</author></"
        "authors>"
        "<commentList>";
    for (const Comment& comment : comments) {
        out += "<comment ref=\"" + reference(comment.place) + "\" authorId=\"0\"><text><r><t xml:space=\"preserve\">" +
               lines_in_xml(comment.text) + "</t></r></text></comment>";
    }
    return out + "</commentList></comments>";
}

std::string shapes_part(const std::vector<Comment>& comments) {
    std::string out =
        "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
        "xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" "
        "data=\"1\"/></o:shapelayout><v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" "
        "path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" "
        "o:connecttype=\"rect\"/></v:shapetype>";
    std::uint32_t number = 1024;  // the first that is free in the block of ids
    for (const Comment& comment : comments) {
        out += "<v:shape id=\"_x0000_s" + std::to_string(++number) +
               "\" type=\"#_x0000_t202\" style=\"position:absolute;width:320pt;height:110pt;visibility:hidden\" "
               "fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/><v:path o:connecttype=\"none\"/>"
               "<v:textbox style=\"mso-direction-alt:auto\"/><x:ClientData ObjectType=\"Note\"><x:MoveWithCells/>"
               "<x:SizeWithCells/><x:AutoFill>False</x:AutoFill><x:Row>" +
               std::to_string(comment.place.row - 1) + "</x:Row><x:Column>" + std::to_string(comment.place.column - 1) +
               "</x:Column></x:ClientData></v:shape>";
    }
    return out + "</xml>";
}

}  // namespace dxbudget
