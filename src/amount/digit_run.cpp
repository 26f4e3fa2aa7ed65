#include "amount/digit_run.hpp"

#include <string_view>
#include <utility>

#include "amount/quantity.hpp"

namespace dxbudget {

bool is_separator(char32_t symbol) {
    return symbol == U',' || symbol == U'_';
}

bool is_foreign_separator(char32_t symbol) {
    return symbol == U'、' || symbol == U'､' || symbol == U'\'' || symbol == U'’';
}

static void take_digit(Run& run, char32_t digit) {
    if (run.digits == 1 && run.mantissa == 0 && run.points == 0) run.leading_zero = true;
    ++run.digits;
    ++run.group;
    if (run.points > 0) ++run.decimals;
    if (run.digits <= most_digits) run.mantissa = run.mantissa * 10 + static_cast<Int128>(digit - U'0');
}

/// A group ends at a separator, a point or the end of the number.
static void end_group(Run& run) {
    const bool first = run.separators == 0;
    run.last_group = run.group;
    if (first && run.points == 0) run.first_group = run.group;
    if (first ? run.group == 0 : run.group != 3) run.misgrouped = true;
}

/// `12,34,567`: lakh and crore.
static bool is_grouped_by_lakh(const Run& run) {
    return run.twos > 0 && run.threes == 0 && run.twos + 1 == run.separators && run.first_group > 0 &&
           run.first_group <= 2 && run.last_group == 3;
}

static void take_separator(Run& run, char32_t separator) {
    if (run.separators > 0) {
        run.twos += run.group == 2 ? 1 : 0;
        run.threes += run.group == 3 ? 1 : 0;
    }
    if (run.last == separator) run.doubled = true;
    if (run.digits == 1 && run.mantissa == 0) run.leading_zero = true;
    end_group(run);
    if (run.group > 3 || run.points > 0 || (run.separators > 0 && run.separator != separator)) run.misgrouped = true;
    run.separator = separator;
    ++run.separators;
    run.group = 0;
}

static void take_point(Run& run, char32_t mark) {
    if (run.last == mark) run.doubled = true;
    if (run.points == 0) end_group(run);
    ++run.points;
    run.group = 0;
}

Marks marks_of(const AmountContext& context) {
    static constexpr std::string_view with_lakh = "INR PKR NPR BDT LKR BTN";
    Marks marks;
    if (context.notation.decimal == DecimalMark::comma) std::swap(marks.decimal, marks.separator);
    marks.international = custom_in(context) == Custom::international;
    const std::string_view currency = context.unit->currency;
    marks.lakh = !currency.empty() && with_lakh.find(currency) != std::string_view::npos;
    return marks;
}

/// Whether exactly three digits follow the mark at the cursor.
static bool separates_three(Cursor cursor) {
    cursor.advance();
    int digits = 0;
    for (; is_digit(*cursor); cursor.advance()) ++digits;
    return digits == 3;
}

/// Whether a space or an apostrophe stands between groups of digits.
static bool separates(const Cursor& cursor, const Run& run, const Marks& marks) {
    if (!marks.international || run.points > 0 || run.group == 0 || run.group > 3) return false;
    const bool is_mark = *cursor == symbol::space || *cursor == U'\'' || *cursor == U'’';
    const bool is_same = run.separators == 0 || run.separator == *cursor;
    const bool fits = run.separators == 0 || run.group == 3;
    return is_mark && is_same && fits && separates_three(cursor);
}

Run scan(Cursor& cursor, const Marks& marks) {
    Run run;
    for (;; cursor.advance()) {
        const char32_t here = *cursor;
        if (is_digit(here)) {
            take_digit(run, here);
        } else if (here == marks.decimal) {
            take_point(run, here);
        } else if (here == marks.separator || is_separator(here) || separates(cursor, run, marks)) {
            take_separator(run, here);
        } else if (is_foreign_separator(here) && is_digit(cursor.ahead())) {
            take_separator(run, here);
            run.foreign = true;
        } else {
            break;
        }
        run.last = here;
    }
    if (run.points == 0) end_group(run);
    if (run.misgrouped && marks.lakh && is_grouped_by_lakh(run)) run.misgrouped = false;
    return run;
}

}  // namespace dxbudget
