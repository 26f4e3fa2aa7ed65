/// A stream of documents is cut where YAML cuts it.

#include "cli/document_stream.hpp"

#include <unistd.h>

#include <string>
#include <thread>
#include <vector>

#include "catch.hpp"

using namespace dxbudget;

namespace {

/// The documents in a text that comes in pieces of that size.
std::vector<std::string> documents_in(const std::string& text, std::size_t piece = 1 << 20) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    std::thread writer([&] {
        for (std::size_t at = 0; at < text.size(); at += piece) {
            const std::size_t size = std::min(piece, text.size() - at);
            if (::write(ends[1], text.data() + at, size) < 0) break;
        }
        ::close(ends[1]);
    });
    DocumentStream stream(ends[0]);
    std::vector<std::string> found;
    while (auto text_of_one = stream.next()) found.push_back(*text_of_one);
    writer.join();
    ::close(ends[0]);
    CHECK(stream.error() == 0);
    return found;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a stream of documents is cut at its markers") {
    struct Case {
        std::string text;
        Texts documents;
    };
    const Case cases[] = {
        {"", {}},
        {"\n# nothing\n", {}},
        {"total: 1\n", {"total: 1\n"}},
        {"total: 1", {"total: 1"}},
        {"---\ntotal: 1\n---\ntotal: 2\n", {"---\ntotal: 1\n", "---\ntotal: 2\n"}},
        {"total: 1\n---\ntotal: 2\n", {"total: 1\n", "---\ntotal: 2\n"}},
        {"# of the first\n---\ntotal: 1\n", {"# of the first\n---\ntotal: 1\n"}},
        {"%YAML 1.2\n--- # one\ntotal: 1\n", {"%YAML 1.2\n--- # one\ntotal: 1\n"}},
        {"total: 1\n...\n# next\n---\ntotal: 2\n...\n", {"total: 1\n", "# next\n---\ntotal: 2\n"}},
        {"---\n---\n---\ntotal: 3\n", {"---\n", "---\n", "---\ntotal: 3\n"}},  // an empty one is one, too
        {"\xEF\xBB\xBF---\r\ntotal: 1\r\n---\r\ntotal: 2\r\n",
         {"\xEF\xBB\xBF---\r\ntotal: 1\r\n", "---\r\ntotal: 2\r\n"}},
        {"note: |\n  ---\n  text\n--- {total: 1}\n", {"note: |\n  ---\n  text\n", "--- {total: 1}\n"}},
        {"----: 1\n", {"----: 1\n"}},
    };
    for (const Case& c : cases) {
        INFO(c.text);
        CHECK(documents_in(c.text) == c.documents);
        CHECK(documents_in(c.text, 1) == c.documents);
        CHECK(documents_in(c.text, 3) == c.documents);
    }
}

TEST_CASE("a document may be larger than what is read at a time") {
    const std::string one = "---\nnote: " + std::string(200'000, 'x') + "\ntotal: 1\n";
    const std::string two = "---\n" + std::string(3000, '#') + "\n";
    CHECK(documents_in(one + two + one) == Texts{one, two, one});
}
