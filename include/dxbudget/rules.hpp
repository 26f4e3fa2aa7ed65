/// Every rule by name. Listed but not defined does not link; defined but not listed does not compile
/// (a rule is defined as `const Rule rules::name`, which must be declared here).
#pragma once

#include "dxbudget/rule.hpp"

// The catalogue, in its order: what must hold, what must be readable, and what is better done otherwise.
#define DXBUDGET_RULES_OF_ARITHMETIC(X) \
    X(sum_mismatch)                     \
    X(change_mismatch)                  \
    X(change_not_stated)                \
    X(remark_contradicts)               \
    X(funding_mismatch)                 \
    X(share_mismatch)                   \
    X(total_cost_mismatch)              \
    X(linked_mismatch)                  \
    X(previous_mismatch)                \
    X(restated_mismatch)                \
    X(basis_mismatch)                   \
    X(limit_exceeded)                   \
    X(approved_over_requested)          \
    X(personnel_implausible)            \
    X(check_failed)                     \
    X(shares_not_whole)

#define DXBUDGET_RULES_OF_READING(X) \
    X(not_utf8)                      \
    X(not_yaml)                      \
    X(too_large)                     \
    X(too_deep)                      \
    X(duplicate_key)                 \
    X(unknown_key)                   \
    X(missing_key)                   \
    X(wrong_shape)                   \
    X(bad_stage)                     \
    X(bad_share)                     \
    X(bad_rounding)                  \
    X(bad_check)                     \
    X(unknown_line)                  \
    X(not_an_amount)                 \
    X(ambiguous_amount)              \
    X(two_figures)                   \
    X(split_thousands)               \
    X(missing_space)                 \
    X(full_width_mark)               \
    X(lone_dash)                     \
    X(needs_quotes)                  \
    X(continued_value)               \
    X(unclosed_quote)                \
    X(unclosed_bracket)              \
    X(tab_indentation)               \
    X(full_width_indentation)        \
    X(bad_reference)                 \
    X(unreadable_file)               \
    X(bad_csv)                       \
    X(unknown_column)

#define DXBUDGET_RULES_OF_HYGIENE(X) \
    X(unsound_sheet)                 \
    X(swallowed_by_comment)          \
    X(foreign_line_end)              \
    X(total_among_items)             \
    X(negative_deduction)            \
    X(rounded_shares)                \
    X(ratio_by_name)                 \
    X(no_common_stage)               \
    X(notation_not_stated)           \
    X(csv_form_not_stated)           \
    X(unread_column)                 \
    X(nothing_checked)               \
    X(bad_ignore)                    \
    X(unused_ignore)

#define DXBUDGET_RULES(X)           \
    DXBUDGET_RULES_OF_ARITHMETIC(X) \
    DXBUDGET_RULES_OF_READING(X)    \
    DXBUDGET_RULES_OF_HYGIENE(X)

namespace dxbudget::rules {
#define DXBUDGET_DECLARE(name) extern const Rule name;
DXBUDGET_RULES(DXBUDGET_DECLARE)
#undef DXBUDGET_DECLARE
}  // namespace dxbudget::rules
