/// The words of the format: every key in English and in the words of the forms.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dxbudget/text.hpp"

namespace dxbudget {

enum class Key : std::uint8_t {
    none,
    title,
    department,
    fiscal_year,
    unit,
    calculation_unit,
    stages,
    total,
    items,
    funding,
    costs,
    breakdowns,
    workings,
    name,
    share,
    of,
    rest,
    partial,
    counted,
    sign,
    also,
    where,
    limit,
    note,
    elsewhere,
    meta,
    project,
    personnel,
    cost_total,
    staff,
    label,
    formula,
    kind,
    except,
    not_added,
    share_of,
    sheet,
    previous_sheet,
    csv,
    levels,
    fill,
    encoding,
    separator,
    header,
    rounding,
    products,
    sums,
    add,
    to,
    unit_costs,
    tolerance,
    checks,
    check,
    message,
    severity,
    severities,
    exclude,
    include,
    language,
    decimal,
    negative,
};

/// Where a key stands; the same word can mean different things in different places.
enum class Scope : std::uint8_t {
    sheet,
    line,
    funding,
    costs,
    also,
    stage,
    table,
    rounding,
    unit_costs,
    configuration,
    csv,
    check,
};

/// The key that a word is in a scope, `Key::none` if it is none. Blanks within the word and suffixes such as (A), (A+B)
/// are ignored.
Key key_of(std::string_view word, Scope scope);
/// The same of a word that is written exactly so, which is found at once.
Key written_key(std::string_view word, Scope scope);

/// The English words of a scope, for suggestions and messages.
std::vector<std::string_view> words_of(Scope scope);

/// Whether a word for a share is one for rates of other figures, which are not of what their line is a part of.
bool is_word_for_rates(std::string_view word);

/// The canonical word of a key.
std::string_view word_of(Key key);

/// The first word that forms have for it.
std::string_view japanese_word_of(Key key);

/// A stage that is known by name.
struct KnownStage {
    std::string_view id;
    Text label;
};

std::span<const KnownStage> known_stages();

/// The words that name a known stage.
std::vector<std::string_view> words_of(const KnownStage& stage);

/// The known stage that a word names; null if it names none.
const KnownStage* known_stage(std::string_view word);

/// The word without spaces, and without a suffix in brackets such as (A), (B), (A+B); full-width letters and brackets
/// folded.
std::string fold_word(std::string_view word);

/// Whether it may: most words are as they were, and are known for that at once.
bool may_change_when_folded(std::string_view word);

/// What forms call groups of staff.
std::span<const std::string_view> staff_groups();

/// Whether a name in a cost table is a group of staff: 正職員, 会計年度任用職員 …
bool names_staff(std::string_view name);

}  // namespace dxbudget
