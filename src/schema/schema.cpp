/// A sheet has stages that are known by name, or declares its own under `stages:`; its labels then win over the keys of
/// the format. So there are three schemas in one: where nothing is declared every unknown word is a mistake; where
/// something is, an unknown word holds a figure; and where a label is a word whose key takes more than a figure, as in
/// `stages: {extra: 加算}`, the sheet's shape is left to `check`.

#include "schema/schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "schema/schema_writer.hpp"

namespace dxbudget {
namespace {

/// A word whose key takes something that is no figure, with or without a formula after it.
Json word_of_other_shape() {
    static constexpr std::array keys = {Key::items,    Key::costs,      Key::breakdowns, Key::workings,
                                        Key::also,     Key::unit_costs, Key::checks,     Key::stages,
                                        Key::rounding, Key::partial,    Key::counted,    Key::sign};
    std::vector<std::string_view> words;
    for (const Scope scope : {Scope::sheet, Scope::line}) {
        for (const std::string_view word : words_of(scope)) {
            const bool is_one = std::find(keys.begin(), keys.end(), key_of(word, scope)) != keys.end();
            if (is_one && std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
        }
    }
    return {{"type", "string"}, {"pattern", fmt::format("^({})( *=.*)?$", fmt::join(words, "|"))}};
}

/// A declaration of stages none of whose ids and labels is such a word.
Json stages_apart_from_keys(SchemaWriter& writer) {
    const Json no_word = {{"not", writer.defined("word_of_other_shape", word_of_other_shape)}};
    Json several = no_word;
    several["items"] = no_word;
    Json declaration = several;
    for (const std::string_view word : words_of(Scope::stage)) {
        if (key_of(word, Scope::stage) == Key::label) declaration["properties"][std::string(word)] = several;
    }
    return {{"propertyNames", no_word}, {"additionalProperties", declaration}};
}

}  // namespace

std::string sheet_schema(Language first) {
    SchemaWriter writer(first);
    const Json sheet = writer.sheet();
    const Json own = writer.sheet_with_own_stages();
    const std::string stages = spelled(Key::stages, Scope::sheet);
    const Json are_apart = {{"patternProperties", {{stages, stages_apart_from_keys(writer)}}}};
    return writer.document({"A budget sheet of dxbudget", "dxbudget の予算調書"},
                           {{"type", {"object", "null"}},
                            {"if", {{"propertyNames", {{"not", {{"pattern", stages}}}}}}},
                            {"then", sheet},
                            {"else", {{"if", are_apart}, {"then", own}}}});
}

std::string configuration_schema(Language first) {
    SchemaWriter writer(first);
    const Json shape = writer.mapping_of_keys(Scope::configuration);
    return writer.document({"A configuration of dxbudget (.dxbudget.yaml)", "dxbudget の設定ファイル(.dxbudget.yaml)"},
                           shape);
}

}  // namespace dxbudget
