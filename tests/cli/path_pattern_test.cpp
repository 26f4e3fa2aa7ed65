/// Which paths a pattern of `exclude:` is that of.

#include "cli/path_pattern.hpp"

#include <string>

#include "catch.hpp"

using namespace dxbudget;

TEST_CASE("a pattern is that of some paths and not of others") {
    struct Case {
        const char* pattern;
        const char* path;
        bool matches;
    };
    const Case cases[] = {
        {"drafts", "drafts", true},
        {"drafts", "2025/drafts", true},
        {"drafts/", "2025/drafts", true},
        {"drafts", "drafts/a.yaml", false},
        {"drafts", "my drafts", false},
        {"*.old.yaml", "a.old.yaml", true},
        {"*.old.yaml", "x/y/.old.yaml", true},
        {"*.old.yaml", "a.old.yaml.yaml", false},
        {"a*b*c", "aXbXbc", true},
        {"a*b*c", "abcb", false},
        {"*", "", true},
        {"*", "anything", true},
        {"", "a", false},
        {"/", "a", false},
        {"./", "a", false},
        {"2025/closed", "2025/closed", true},
        {"/2025/closed/", "2025/closed", true},
        {"./2025/closed", "2025/closed", true},
        {"./drafts", "drafts", true},
        {"/drafts", "drafts", true},
        {"/drafts", "2025/drafts", false},
        {"2025/closed", "x/2025/closed", false},
        {"2025/*", "2025/a.yaml", true},
        {"2025/*", "2025/x/a.yaml", false},
        {"*/closed", "2025/closed", true},
        {"*/closed", "closed", false},
        {"**/closed", "closed", true},
        {"**/closed", "a/b/closed", true},
        {"**/closed/*.yaml", "closed/3.yaml", true},
        {"**/closed/*.yaml", "a/closed/3.yaml", true},
        {"**/closed/*.yaml", "a/closed/deep/2.yaml", false},
        {"archive/**/b*.yaml", "archive/b1.yaml", true},
        {"archive/**/b*.yaml", "archive/2020/05/b1.yaml", true},
        {"archive/**/b*.yaml", "archive/2020/05/c1.yaml", false},
        {"archive/**", "archive/2020/a.yaml", true},
        {"archive/**", "archive", false},
        {"a/**/b/**/c", "a/x/b/y/z/c", true},
        {"a/**/b/**/c", "a/b/c", true},
        {"a/**/b/**/c", "a/x/c", false},
        {"令和?年.yaml", "令和7年.yaml", true},
        {"令和?年.yaml", "令和八年.yaml", true},
        {"令和?年.yaml", "令和10年.yaml", false},
        {"[令和]7年.yaml", "令7年.yaml", true},
        {"[令和]7年.yaml", "平7年.yaml", false},
        {"[!令和]7年.yaml", "平7年.yaml", true},
        {"v[0-9].yaml", "v7.yaml", true},
        {"v[0-9].yaml", "vx.yaml", false},
        {"v[]x].yaml", "v].yaml", true},
        {"v[x-].yaml", "v-.yaml", true},
        {"v[9.yaml", "v[9.yaml", true},
        {"v[9.yaml", "v9.yaml", false},
        {"*[.yaml", "a[.yaml", true},
        {"a\\*", "a\\b", true},
        {"..", "a", false},
        {"../x", "x", false},
    };
    for (const Case& c : cases) {
        INFO(c.pattern << " " << c.path);
        CHECK(matches(c.pattern, c.path) == c.matches);
    }
}

TEST_CASE("a hostile pattern takes no long time") {
    std::string pattern;
    for (int i = 0; i < 200; ++i) pattern += "*a";
    CHECK_FALSE(matches(pattern, std::string(20'000, 'a') + "b"));
    pattern.clear();
    for (int i = 0; i < 200; ++i) pattern += "**/a/";
    std::string path;
    for (int i = 0; i < 5'000; ++i) path += "a/";
    CHECK_FALSE(matches(pattern + "b", path + "c"));
}
