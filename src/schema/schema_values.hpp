/// The parts of a JSON Schema that describe single values and the spelling of keys.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "format/keys.hpp"
#include "sheet/value_words.hpp"
#include "text/json_text.hpp"

namespace dxbudget {

/// The JSON as people read it: what fits into a line stands in one.
std::string in_lines(const Json& json, std::size_t indent = 0);

/// A single value. What stands in a sheet as `yes`, `2026` or nothing at all is no text to an editor.
Json single_value();

/// Anything at all, which an editor begins as a value or as a mapping.
Json anything(const char* begun_as);

/// A value that is one of these words; an editor takes those of YAML for a boolean.
Json one_of_words(Json words, bool may_be_blank = true);

template <class Value, std::size_t count>
Json one_of_words(const std::array<ValueWord<Value>, count>& words, bool may_be_blank = true) {
    Json texts = Json::array();
    for (const auto& entry : words) texts.push_back(entry.text);
    return one_of_words(std::move(texts), may_be_blank);
}

/// A list, or nothing.
Json list_of(const Json& element);

/// One value, or a list of them.
Json one_or_several(const Json& value);

/// A mapping from names that nobody knows beforehand, or nothing.
Json mapping_to(const Json& value);

/// A pattern of the words of a key in every spelling that `key_of` takes for it: with spaces, full-width letters, a
/// suffix (A).
std::string spelled(Key key, Scope scope);

/// The pattern of keys that may be a word in another spelling, and of `<<`, which takes in another mapping.
std::string_view otherwise_spelled();

}  // namespace dxbudget
