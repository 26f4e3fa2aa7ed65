/// Any bytes as an amount, a share, a unit: what was read says again what it said, in every custom of the world.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "dxbudget/amount.hpp"
#include "dxbudget/fix.hpp"
#include "require.hpp"

using namespace dxbudget;
using namespace dxbudget::fuzzing;

namespace {

bool stands_in(Span span, std::string_view text) {
    return span.begin <= span.end && span.end <= text.size();
}

bool reads_as(const std::string& text, const AmountContext& context, const Rational& value) {
    const Amount amount = read_amount(text, context);
    return amount.kind == AmountKind::number && amount.value == value;
}

/// The number written so that it can be read in one way: three decimals might be thousands.
std::string unambiguous(const Rational& number) {
    const std::string text = plain(number);
    const std::size_t point = text.find('.');
    return point != std::string::npos && text.size() - point == 4 ? text + "0" : text;
}

/// The number written plainly, in other ways, and in calculations.
void require_round_trip(const Amount& amount, const AmountContext& context) {
    const Rational& value = amount.value;
    const Rational places = Rational::power_of_ten(amount.decimals);
    const Rational most = Rational::power_of_ten(10);
    if ((value * places).overflowed() || most < value.abs()) return;  // more digits than an amount may have
    if (!(value * places).is_integer()) return;                       // a calculation that does not end
    const std::string written = unambiguous(value.abs());
    require(reads_as(written, context, value.abs()), "a number written plainly is that number");
    require(reads_as("△" + written, context, -value.abs()), "a triangle makes it negative");
    if (value.is_integer()) {
        require(reads_as(grouped(value.abs()), context, value.abs()), "separators change nothing");
    }
    if (context.ratio || amount.decimals > 9) return;
    const AmountContext same_unit{.unit = context.unit, .calculation_unit = context.unit};
    require(reads_as(written + " × 2 = " + unambiguous(value.abs() * 2), same_unit, value.abs() * 2),
            "the result of a calculation is the figure");
    const Amount doubled = read_amount(written + " × 2 = 0", same_unit);
    require(doubled.calculation && doubled.calculation->value == value.abs() * 2, "× 2 doubles");
    const Amount nothing = read_amount(written + " - " + written + " = 0", same_unit);
    require(nothing.calculation && nothing.calculation->value.is_zero(), "less itself it is nothing");
}

/// The next whole number in the notation of the figure.
void require_rewritten(std::string_view text, const Amount& amount, const AmountContext& context) {
    const Rational meant = amount.value + Rational(1);
    if (amount.value.is_zero() || meant.overflowed()) return;
    const std::string_view number = text.substr(amount.number.begin, amount.number.end - amount.number.begin);
    const std::optional<std::string> rewritten = in_notation_of(number, amount.value, meant);
    if (!rewritten) return;
    const std::string whole =
        std::string(text.substr(0, amount.number.begin)) + *rewritten + std::string(text.substr(amount.number.end));
    const Amount again = read_amount(whole, context);
    require(again.kind != AmountKind::number || again.value == meant, "a corrected figure says what it should");
}

/// A unit with the notation of documents in it, and how these print their figures.
struct World {
    Unit unit;
    Notation notation = {};
    FigureStyle style = {};

    AmountContext context() const { return {.unit = &unit, .notation = notation}; }
};

/// The value as a sheet of that style prints it.
void require_styled(const Amount& amount, const World& world) {
    const Rational& value = amount.value;
    const Rational cents = value * Rational(100);
    const Rational most = Rational::power_of_ten(12);
    if (cents.overflowed() || !cents.is_integer() || most < value.abs()) return;
    for (FigureStyle style :
         {world.style,
          FigureStyle{
              .decimal = world.style.decimal, .separator = world.style.separator, .decimals = 2, .whole_too = true}}) {
        const std::string written = in_words(value, Language::english, style);
        require(reads_as(written, world.context(), value), "what is written in the sheet's style is that figure");
        if (world.unit.currency.empty()) continue;
        style.unit_first = true;
        const std::string before = with_unit(written, {" " + world.unit.label}, style);
        require(reads_as(before, world.context(), value), "a currency may stand before it");
        require(reads_as(written + " " + world.unit.label, world.context(), value), "or after it");
    }
}

/// The other decimal mark, found or stated, changes no figure that has neither a point nor a comma.
void require_found(std::string_view text, const Amount& amount, const World& world) {
    if (text.find_first_of(".,\xEF\xE2") != std::string_view::npos) return;  // nor one in full width
    World other = world;
    const bool has_comma = world.notation.decimal == DecimalMark::comma;
    other.notation.decimal = has_comma ? DecimalMark::point : DecimalMark::comma;
    const Amount again = read_amount(text, other.context());
    require(again.kind == amount.kind && again.value == amount.value, "the decimal mark changes no plain figure");
}

std::array<World, 8> worlds() {
    const Notation comma{.decimal = DecimalMark::comma};
    const FigureStyle of_comma{.decimal = ',', .separator = '.'};
    const FigureStyle of_triangles{.minus = MinusMark::white_triangle};
    return {{{read_unit("千円"), {}, of_triangles},
             {read_unit("円"), {.brackets = Brackets::negative}, {.minus = MinusMark::brackets}},
             {read_unit("$"), {}, {.minus = MinusMark::brackets}},
             {read_unit("€"), comma, of_comma},
             {read_unit("R$"), comma, of_comma},
             {read_unit("CHF"), {}, {.separator = '\''}},
             {read_unit("INR"), {}, {.lakh = true}},
             {read_unit("ADA"), {.side = NegativeSide::credit}, {.minus = MinusMark::hyphen, .separator = ' '}}}};
}

void require_reads(std::string_view text, const AmountContext& context) {
    const Amount amount = read_amount(text, context);
    require((amount.kind == AmountKind::unreadable) == amount.error.has_value(), "what is unreadable has a reason");
    require(stands_in(amount.number, text), "the number stands in the text");
    if (amount.error) {
        require(stands_in(amount.error->where, text), "the error stands in the text");
        require(!render(amount.error->message, Language::japanese).empty(), "an error has a message");
    }
    if (amount.kind != AmountKind::number) return;
    require(!amount.value.overflowed(), "a number is within range");
    require(amount.decimals <= 18, "a number has at most 18 decimals");
    require_round_trip(amount, context);
    require_rewritten(text, amount, context);
}

void require_reads_shares(std::string_view text) {
    if (const auto share = read_share(text)) {
        require(share->sign() >= 0 && *share <= Rational(1), "a share is a part of the whole");
        require(read_share(as_fraction(*share)) == share, "a share written as a fraction is that share");
    }
    const auto parts = read_share_parts(text);
    if (const auto whole = whole_of(parts)) require(!parts.empty() && whole->sign() >= 0, "parts make a whole");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const Unit thousand_yen = read_unit("千円");
    const Unit yen = read_unit("円");
    const Unit dollars = read_unit("USD thousand");
    require_reads(text, {.unit = &thousand_yen, .calculation_unit = &yen});
    require_reads(text, {.unit = &yen});
    require_reads(text, {.unit = &dollars});
    require_reads(text, {.unit = &dollars, .ratio = true});
    for (const World& world : worlds()) {
        const Amount amount = read_amount(text, world.context());
        require((amount.kind == AmountKind::unreadable) == amount.error.has_value(), "what is unreadable has a reason");
        require_found(text, amount, world);
        if (amount.kind != AmountKind::number) continue;
        require_round_trip(amount, {.unit = &world.unit});
        require_styled(amount, world);
    }
    require_reads_shares(text);
    read_unit(text);
    return 0;
}
