#include "report/markup.hpp"

#include "catch.hpp"
#include "report/page.hpp"
#include "report/page_name.hpp"

using namespace dxbudget;

TEST_CASE("words are no markup, hide nothing, and begin no command") {
    struct Case {
        std::string_view words;
        std::string_view expected;
    };
    const auto c = GENERATE(values<Case>({
        {"A & B", "A &amp; B"},
        {"<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"},
        {"\"><img src=x onerror=alert(1)>", "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"},
        {"&lt;", "&amp;lt;"},
        {"]]>", "]]&gt;"},
        {"##[error]x", "#&#35;[error]x"},
        {"###", "#&#35;&#35;"},
        {"#3", "#3"},
        {"a\nb\tc", "a b    c"},
        {"\u202e54,826\u200b", "\\u{202e}54,826\\u{200b}"},
        {std::string_view("a\0b", 3), "a\\u{0}b"},
        {"a\xff", "a\uFFFD"},
        {"産業DX推進事業", "産業DX推進事業"},
        {"", ""},
    }));
    CHECK(escaped(c.words) == c.expected);
}

TEST_CASE("elements close themselves, and attributes are words, too") {
    Markup out;
    {
        const auto row = out.in("tr", {{"class", "a\"b"}, {"", "left out"}});
        out.element("td", {{"title", "<x>"}}, "1 < 2");
        out.empty("br");
        out.element("b", "x");
        out.text(" & ");
        Markup other;
        other.element("i", ">");
        out.append(other);
    }
    CHECK(out.str() ==
          "<tr class=\"a&quot;b\">\n<td title=\"&lt;x&gt;\">1 &lt; 2</td><br/><b>x</b> &amp; <i>&gt;</i></tr>");
}

TEST_CASE("no two paths have one page, and its name is a file name and an id whatever they say") {
    struct Case {
        std::string_view path;
        std::string_view name;
    };
    const auto c = GENERATE(values<Case>({
        {"sheets/a.yaml", "sheets~a.yaml"},
        {"sheets~a.yaml", "sheets_7Ea.yaml"},
        {"sheets_7Ea.yaml", "sheets_5F7Ea.yaml"},
        {"../a.yaml", "_2E.~a.yaml"},
        {".hidden/a.yaml", "_2Ehidden~a.yaml"},
        {"<stdin>#1", "_3Cstdin_3E_231"},
        {"調書/産業 DX.yaml", "調書~産業_20DX.yaml"},
        {"a\"b'c&d?e%f", "a_22b_27c_26d_3Fe_25f"},
        {"a\u202eb", "a_E2_80_AEb"},
        {"a\xff"
         "b",
         "a_FFb"},
        {"a\u0301", "a_CC_81"},
        {"\n", "_0A"},
        {"", ""},
    }));
    CHECK(page_name(c.path) == c.name);
}

TEST_CASE("a long path is cut, and stays another one than its neighbour") {
    const std::string long_path(1000, 'a');
    const std::string name = page_name(long_path + "1.yaml");
    CHECK(name.size() < 220);
    CHECK(name.substr(0, 183) == std::string(181, 'a') + "__");
    CHECK(name != page_name(long_path + "2.yaml"));
    CHECK(name == page_name(long_path + "1.yaml"));
}

TEST_CASE("a name stands in a URL in bytes of ASCII") {
    CHECK(in_url("調.yaml") == "%E8%AA%BF.yaml");
    CHECK(in_url("a~b_20.html") == "a~b_20.html");
}

TEST_CASE("a page says its language, its title in words, and what it admits") {
    Markup body;
    body.element("p", "x");
    const std::string page = page_of("<b>&", body, Language::japanese);
    CHECK(
        page.starts_with("<!DOCTYPE html>\n<html lang=\"ja\">\n<head>\n<meta charset=\"utf-8\"/>\n<meta "
                         "http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; style-src "
                         "&#39;sha256-"));
    CHECK(page.find("<title>&lt;b&gt;&amp;</title>") != std::string::npos);
    CHECK(page.ends_with("</style></head>\n<body><p>x</p></body></html>\n"));
    CHECK(page_of("x", body, Language::english).find("<html lang=\"en\">") != std::string::npos);
}
