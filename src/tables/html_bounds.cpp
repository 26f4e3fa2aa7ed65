#include "tables/html_bounds.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "text/character.hpp"

namespace dxbudget::tables {
namespace {

using std::string_view;

constexpr std::size_t most_open = 400;
constexpr int most_attributes = 500;

constexpr std::array<string_view, 14> void_elements = {"area",  "base", "br",   "col",   "embed",  "hr",    "img",
                                                       "input", "link", "meta", "param", "source", "track", "wbr"};
constexpr std::array<string_view, 5> raw_elements = {"script", "style", "textarea", "title", "xmp"};

/// An element whose start closes another of its kind that is still open, if none of the others lies between.
struct Implied {
    string_view start;
    std::array<string_view, 3> closes;
    std::array<string_view, 3> within;
};

constexpr Implied implied[] = {
    {"td", {"td", "th"}, {"table"}},
    {"th", {"td", "th"}, {"table"}},
    {"tr", {"tr"}, {"table"}},
    {"tbody", {"tbody", "thead", "tfoot"}, {"table"}},
    {"thead", {"tbody", "thead", "tfoot"}, {"table"}},
    {"tfoot", {"tbody", "thead", "tfoot"}, {"table"}},
    {"p", {"p"}, {"td", "th", "button"}},
    {"li", {"li"}, {"ul", "ol", "table"}},
    {"dt", {"dt", "dd"}, {"dl", "table"}},
    {"dd", {"dt", "dd"}, {"dl", "table"}},
    {"option", {"option"}, {"select", "table"}},
};

bool is_listed(string_view word, std::span<const string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

class OpenElements {
  public:
    void start(const std::string& name) {
        if (is_listed(name, void_elements)) return;
        foreign_ += name == "svg" || name == "math";
        if (foreign_ == 0)
            for (const Implied& rule : implied)
                if (rule.start == name) close(rule.closes, rule.within);
        open_.push_back(name);
    }

    void end(string_view name) { close(std::span(&name, 1), {}); }

    std::size_t depth() const { return open_.size(); }

  private:
    void close(std::span<const string_view> names, std::span<const string_view> within) {
        for (std::size_t i = open_.size(); i-- > 0;) {
            if (is_listed(open_[i], within)) return;
            if (!is_listed(open_[i], names)) continue;
            while (open_.size() > i) {
                foreign_ -= open_.back() == "svg" || open_.back() == "math";
                open_.pop_back();
            }
            return;
        }
    }

    std::vector<std::string> open_;
    int foreign_ = 0;
};

/// Passes over a tag from after its name; how many attributes it may have.
int pass_tag(string_view html, std::size_t& at) {
    int attributes = 0;
    char before = ' ';
    while (at < html.size() && html[at] != '>') {
        const char c = html[at++];
        if ((c == '"' || c == '\'') && before == '=') {
            at = std::min(html.find(c, at), html.size());
            if (at < html.size()) ++at;
            before = ' ';
            ++attributes;
            continue;
        }
        const bool is_space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
        const bool was_between = before == ' ' || before == '/';
        if (!is_space && c != '/' && was_between) ++attributes;
        if (!is_space || before != '=') before = is_space ? ' ' : c;
    }
    return attributes;
}

/// Where the text of a script or the like ends.
std::size_t end_of_raw(string_view html, std::size_t at, string_view name) {
    while ((at = html.find("</", at)) != string_view::npos) {
        at += 2;
        const string_view here = html.substr(at, name.size());
        if (here.size() == name.size() &&
            std::ranges::equal(here, name, [](char a, char b) { return (a | 0x20) == b; }))
            return at - 2;
    }
    return html.size();
}

}  // namespace

Message why_not_parsed(string_view html) {
    OpenElements open;
    for (std::size_t at = 0; (at = html.find('<', at)) != string_view::npos;) {
        ++at;
        if (html.substr(at, 3) == "!--") {
            at = std::min(html.find("-->", at), html.size());
            continue;
        }
        const bool is_end = html.substr(at, 1) == "/";
        at += is_end;
        if (at >= html.size() || !is_ascii_letter(html[at])) continue;
        std::string name;
        while (at < html.size() && html[at] != '>' && html[at] != '/' && static_cast<unsigned char>(html[at]) > ' ') {
            if (name.size() < 16) name += is_ascii_letter(html[at]) ? static_cast<char>(html[at] | 0x20) : html[at];
            ++at;
        }
        const int attributes = pass_tag(html, at);
        if (attributes > most_attributes)
            return {{"an HTML tag has more than {0} attributes", "HTML のタグの属性が {0} 個を超える"},
                    {Rational(most_attributes)}};
        if (is_end) {
            open.end(name);
            continue;
        }
        open.start(name);
        if (is_listed(name, raw_elements)) at = end_of_raw(html, at, name);
        if (open.depth() > most_open)
            return {{"the HTML is nested more than {0} deep", "HTML の入れ子が {0} 段を超える"},
                    {Rational(static_cast<std::int64_t>(most_open))}};
    }
    return {};
}

}  // namespace dxbudget::tables
