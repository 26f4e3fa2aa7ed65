#include "report/markup.hpp"

#include <algorithm>

#include "text/markup_text.hpp"
#include "text/width.hpp"

namespace dxbudget {

/// Whether an element begins a line of the file, so that people and `diff` can read it.
static bool begins_a_line(std::string_view name) {
    static constexpr std::string_view names[] = {
        "html",    "head",  "meta",  "title", "style",  "body", "header",  "main",   "section",  "nav",  "table",
        "caption", "thead", "tbody", "tr",    "th",     "td",   "h1",      "h2",     "h3",       "p",    "dl",
        "div",     "ol",    "ul",    "li",    "figure", "svg",  "article", "footer", "fieldset", "label"};
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

std::string escaped(std::string_view words) {
    std::string out;
    out.reserve(words.size());
    char before = 0;
    for (const char c : printable(words)) {
        if (const std::string_view entity = entity_of(c); !entity.empty()) {
            out += entity;
        } else if (c == '\'') {
            out += "&#39;";
        } else if (c == '#' && before == '#') {  // `##[` begins a command
            out += "&#35;";
        } else {
            out += c;
        }
        before = c;
    }
    return out;
}

void Markup::open(std::string_view name, std::initializer_list<Attribute> attributes) {
    if (begins_a_line(name) && !out_.empty()) out_ += '\n';
    out_ += '<';
    out_ += name;
    for (const Attribute& attribute : attributes) {
        if (attribute.name.empty()) continue;
        out_ += ' ';
        out_ += attribute.name;
        out_ += "=\"";
        out_ += escaped(attribute.value);
        out_ += '"';
    }
}

void Markup::close(std::string_view name) {
    out_ += "</";
    out_ += name;
    out_ += '>';
}

Markup::Element Markup::in(std::string_view name, std::initializer_list<Attribute> attributes) {
    open(name, attributes);
    out_ += '>';
    return {*this, name};
}

void Markup::element(std::string_view name, std::initializer_list<Attribute> attributes, std::string_view words) {
    const Element element = in(name, attributes);
    text(words);
}

void Markup::empty(std::string_view name, std::initializer_list<Attribute> attributes) {
    open(name, attributes);
    out_ += "/>";
}

}  // namespace dxbudget
