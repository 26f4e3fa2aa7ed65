#include "format/key_descriptions.hpp"

#include <string>

#include "catch.hpp"

using namespace dxbudget;

TEST_CASE("every key is described in both languages, wherever it stands") {
    for (unsigned i = 0; i <= static_cast<unsigned>(Scope::check); ++i) {
        const auto scope = static_cast<Scope>(i);
        CHECK_FALSE(words_of(scope).empty());
        for (const std::string_view word : words_of(scope)) {
            INFO(word);
            const Text text = description_of(key_of(word, scope), scope);
            CHECK(text.english.ends_with('.'));
            CHECK(text.japanese.ends_with("。"));
        }
    }
}

TEST_CASE("every known stage is described in both languages") {
    for (const KnownStage& stage : known_stages()) {
        INFO(stage.id);
        CHECK(description_of(stage).english.ends_with('.'));
        CHECK(description_of(stage).japanese.ends_with("。"));
    }
}
