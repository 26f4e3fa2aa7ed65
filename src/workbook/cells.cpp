#include "workbook/cells.hpp"

#include <algorithm>
#include <array>

#include "text/markup_text.hpp"
#include "text/width.hpp"

namespace dxbudget {
namespace {

constexpr std::uint8_t most_decimals = 9;
constexpr int most_indent = 10;
constexpr std::size_t longest_text = 32'000;  // of a cell; spreadsheets take 32,767 characters
constexpr std::size_t minus_count = 4;
constexpr std::size_t look_count = 4;
constexpr std::size_t text_looks = 9;
constexpr std::size_t first_indented = text_looks;
constexpr std::size_t first_number = first_indented + most_indent;
constexpr std::size_t first_format = 164;  // those below are built in

std::size_t index_of(MinusMark minus) {
    switch (minus) {
        case MinusMark::by_language:
        case MinusMark::hyphen:
            return 0;
        case MinusMark::black_triangle:
            return 1;
        case MinusMark::white_triangle:
            return 2;
        case MinusMark::brackets:
            break;
    }
    return 3;
}

std::string format_code(std::size_t decimals, std::size_t minus, bool percent) {
    static constexpr std::string_view before[minus_count] = {"-", "\"▲\"", "\"△\"", "\\("};
    const std::string digits =
        "#,##0" + (decimals == 0 ? std::string() : "." + std::string(decimals, '0')) + (percent ? "\"%\"" : "");
    return digits + ";" + std::string(before[minus]) + digits + (minus == 3 ? "\\)" : "");
}

/// The number of a look among those of numbers: look, percent, minus, decimals.
std::size_t style_of(const NumberLook& look) {
    std::size_t index = static_cast<std::size_t>(look.look) * 2 + (look.percent ? 1 : 0);
    index = index * minus_count + index_of(look.minus);
    return first_number + index * (most_decimals + 1) + std::min(look.decimals, most_decimals);
}

std::string entry(std::size_t format, std::size_t font, std::size_t fill, std::size_t border,
                  std::string_view alignment) {
    return "<xf numFmtId=\"" + std::to_string(format) + "\" fontId=\"" + std::to_string(font) + "\" fillId=\"" +
           std::to_string(fill) + "\" borderId=\"" + std::to_string(border) +
           "\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" "
           "applyAlignment=\"1\"><alignment " +
           std::string(alignment) + "/></xf>";
}

std::string cell_begin(CellPlace place, std::size_t style) {
    return "<c r=\"" + reference(place) + "\" s=\"" + std::to_string(style) + "\"";
}

}  // namespace

std::string reference(CellPlace place) {
    std::string letters;
    for (std::uint32_t column = place.column; column > 0; column = (column - 1) / 26) {
        letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
    }
    return letters + std::to_string(place.row);
}

std::string in_xml(std::string_view text) {
    std::string shown = printable(text);
    for (const std::string_view none : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {  // U+FFFE, U+FFFF
        for (std::size_t at = 0; (at = shown.find(none, at)) != std::string::npos;)
            shown.replace(at, 3, "\xEF\xBF\xBD");
    }
    std::string out;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const char c = shown[i];
        if (const std::string_view entity = entity_of(c); !entity.empty()) {
            out += entity;
        } else if (c == '_' && i + 1 < shown.size() && (shown[i + 1] == 'x' || shown[i + 1] == 'X')) {
            out += "_x005F_";
        } else {
            out += c;
        }
    }
    return out;
}

std::string text_cell(CellPlace place, std::string_view text, TextLook look, int indent) {
    std::size_t style = static_cast<std::size_t>(look);
    if (indent > 0) style = first_indented + static_cast<std::size_t>(std::min(indent, most_indent)) - 1;
    if (text.empty()) return cell_begin(place, style) + "/>";
    return cell_begin(place, style) + " t=\"inlineStr\"><is><t xml:space=\"preserve\">" +
           in_xml(shortened(text, longest_text)) + "</t></is></c>";
}

std::string number_cell(CellPlace place, const Rational& value, NumberLook look) {
    return cell_begin(place, style_of(look)) + "><v>" + plain(value) + "</v></c>";
}

std::string formula_cell(CellPlace place, std::string_view formula, const Rational& value, NumberLook look) {
    return cell_begin(place, style_of(look)) + "><f>" + in_xml(formula) + "</f><v>" + plain(value) + "</v></c>";
}

bool is_kept(const Rational& value) {
    std::string digits;
    for (const char c : plain(value)) {
        if (c >= '0' && c <= '9') digits += c;
    }
    digits.erase(0, digits.find_first_not_of('0'));
    if (plain(value).find('.') == std::string::npos) digits.erase(digits.find_last_not_of('0') + 1);
    return digits.size() <= kept_digits;
}

std::uint8_t decimals_of(const Rational& value) {
    const std::string text = plain(value);
    const std::size_t point = text.find('.');
    return point == std::string::npos
               ? 0
               : static_cast<std::uint8_t>(std::min<std::size_t>(text.size() - point - 1, most_decimals));
}

std::string styles_part() {
    std::string formats;
    std::string entries;
    const std::string top = "vertical=\"top\"";
    const std::string wraps = top + " wrapText=\"1\"";
    // In the order of TextLook: format, font, fill, border, alignment.
    entries += entry(0, 0, 0, 0, top) + entry(0, 2, 0, 0, top) + entry(0, 1, 4, 1, wraps + " horizontal=\"center\"") +
               entry(0, 1, 0, 0, top) + entry(0, 0, 0, 0, wraps) + entry(0, 0, 0, 1, top + " horizontal=\"right\"") +
               entry(0, 0, 2, 1, wraps) + entry(0, 0, 3, 1, wraps) + entry(0, 4, 0, 0, top);
    for (int indent = 1; indent <= most_indent; ++indent) {
        entries += entry(0, 0, 0, 0, top + " indent=\"" + std::to_string(indent) + "\"");
    }
    static constexpr std::array<std::size_t, look_count> fonts = {0, 3, 1, 0};
    static constexpr std::array<std::size_t, look_count> fills = {0, 0, 2, 3};
    std::size_t count = 0;
    for (std::size_t look = 0; look < look_count; ++look) {
        for (const bool percent : {false, true}) {
            for (std::size_t minus = 0; minus < minus_count; ++minus) {
                for (std::size_t decimals = 0; decimals <= most_decimals; ++decimals) {
                    const std::size_t code = ((percent ? minus_count : 0) + minus) * (most_decimals + 1) + decimals;
                    if (look == 0) {
                        formats += "<numFmt numFmtId=\"" + std::to_string(first_format + code) + "\" formatCode=\"" +
                                   in_xml(format_code(decimals, minus, percent)) + "\"/>";
                        ++count;
                    }
                    entries += entry(first_format + code, fonts[look], fills[look], 1, top);
                }
            }
        }
    }
    const std::size_t all = first_number + look_count * 2 * minus_count * (most_decimals + 1);
    const std::string name = "<name val=\"Calibri\"/><family val=\"2\"/></font>";
    const auto fill = [](std::string_view color) {
        return "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"" + std::string(color) +
               "\"/><bgColor indexed=\"64\"/></patternFill></fill>";
    };
    const std::string edge = " style=\"thin\"><color rgb=\"FFBFBFBF\"/></";
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<styleSheet "
           "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><numFmts count=\"" +
           std::to_string(count) + "\">" + formats + "</numFmts><fonts count=\"5\"><font><sz val=\"11\"/>" + name +
           "<font><b/><sz val=\"11\"/>" + name + "<font><b/><sz val=\"14\"/>" + name +
           "<font><i/><sz val=\"11\"/><color rgb=\"FF595959\"/>" + name +
           "<font><u/><sz val=\"11\"/><color rgb=\"FF0563C1\"/>" + name +
           "</fonts><fills count=\"5\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill "
           "patternType=\"gray125\"/></fill>" +
           fill("FFFFC7CE") + fill("FFFFEB9C") + fill("FFDDEBF7") +
           "</fills><borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border><border><left" +
           edge + "left><right" + edge + "right><top" + edge + "top><bottom" + edge +
           "bottom><diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" "
           "fillId=\"0\" "
           "borderId=\"0\"/></cellStyleXfs><cellXfs count=\"" +
           std::to_string(all) + "\">" + entries +
           "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" "
           "builtinId=\"0\"/></cellStyles></styleSheet>";
}

}  // namespace dxbudget
