#include "dxbudget/text.hpp"

#include <string>
#include <vector>

#include "catch.hpp"

using namespace dxbudget;

TEST_CASE("a message is put into words in each language's own order") {
    const Message message{{"{0} is {1} too little at {2}", "{2}の{0}は {1} 不足"},
                          {std::string("人件費"), Rational(3212), Text{"approved", "計上額"}}};
    CHECK(render(message, Language::english) == "人件費 is 3,212 too little at approved");
    CHECK(render(message, Language::japanese) == "計上額の人件費は 3,212 不足");
}

TEST_CASE("an amount is printed as the documents of a language print it") {
    struct Case {
        Rational amount;
        std::string_view english;
        std::string_view japanese;
    };
    const auto c = GENERATE(values<Case>({
        {0, "0", "0"},
        {58038, "58,038", "58,038"},
        {-1270, "-1,270", "△1,270"},
        {Rational::fraction(-1, 2), "-0.5", "△0.5"},
        {Rational::fraction(-1, 3), "-0.333333…", "△0.333333…"},
    }));
    CHECK(in_words(c.amount, Language::english) == c.english);
    CHECK(in_words(c.amount, Language::japanese) == c.japanese);
    CHECK(render({{"{0}", "{0}"}, {c.amount}}, Language::japanese) == c.japanese);
}

TEST_CASE("placeholders and braces") {
    struct Case {
        std::string_view pattern;
        std::string_view words;
    };
    const auto c = GENERATE(values<Case>({
        {"", ""},
        {"no placeholder", "no placeholder"},
        {"{0}{0}", "aa"},
        {"{1}, {0}", "-1,234.5, a"},
        {"{2} has no argument", "{2} has no argument"},
        {"{{0}", "{0}"},
        {"{{{0}", "{a"},
        {"a lone {", "a lone {"},
        {"{0", "{0"},
        {"{x} {} {00} {-1}", "{x} {} {00} {-1}"},
        {"}", "}"},
    }));
    const Message message{{c.pattern, c.pattern}, {std::string("a"), Rational::fraction(-12345, 10)}};
    CHECK(render(message, Language::english) == c.words);
}

TEST_CASE("braces in an argument are the user's own") {
    const Message message{{"`{0}` and `{1}`", "{0} {1}"}, {std::string("{1}"), std::string("{{")}};
    CHECK(render(message, Language::english) == "`{1}` and `{{`");
}

TEST_CASE("a message without a pattern is empty") {
    CHECK(Message{}.empty());
    CHECK(render(Message{}, Language::japanese).empty());
}
