/// Amounts as documents write them: `10,000`, `△270`, `１億円`, `約500`, `1,000千円 × 10件程度 = 10,000`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dxbudget/amount_kind.hpp"
#include "dxbudget/rational.hpp"
#include "dxbudget/source.hpp"
#include "dxbudget/text.hpp"

namespace dxbudget {

struct Rule;

/// What an amount is counted in: yen and its multiples convert into each other, any other unit is a label.
struct Unit {
    std::string label = {};          ///< as the sheet writes it: `千円`, `USD thousand`, `人`
    Rational yen = 0;                ///< how many yen one of it is; 0 for a unit that is no multiple of the yen
    std::string name = {};           ///< the label without its multiple: `USD`; of a multiple of the yen, the label
    Rational size = 1;               ///< how many of `name` one of it is
    std::string_view currency = {};  ///< the code of what `name` names: `USD` of `$`; empty for the yen, and for what
                                     ///< is no currency

    bool is_yen() const { return yen.sign() > 0; }
};

/// What stands before the decimals.
enum class DecimalMark : std::uint8_t { point, comma };

/// What a figure in brackets is.
enum class Brackets : std::uint8_t {
    by_custom,  ///< what the custom says: negative, or asked about
    negative,   ///< `(1,200)` is -1,200
    note,       ///< words: it says something about another figure
};

/// Which side of an account is negative, where figures are followed by `CR` or `DR`.
enum class NegativeSide : std::uint8_t { unknown, credit, debit };

/// Whose notation a document follows.
enum class Custom : std::uint8_t {
    by_unit,        ///< Japanese for the yen, for a unit in Japanese and for none, else international
    japanese,       ///< brackets and spaces among digits are asked about
    international,  ///< brackets are negative, digits may be grouped by spaces and apostrophes
};

/// How a document writes figures.
struct Notation {
    DecimalMark decimal = DecimalMark::point;
    bool states_decimal = false;  ///< whether the document says so itself
    Brackets brackets = Brackets::by_custom;
    NegativeSide side = NegativeSide::unknown;
    Custom custom = Custom::by_unit;
};

/// Whose notation figures in that unit follow.
Custom custom_of(const Unit& unit);

/// The unit of a sheet: 円 千円 万円 百万円 億円 兆円 (also `yen`, `thousand yen`, `million yen`, `JPY thousand`);
/// of another currency (`USD thousand`, `£m`, `R$`) or anything
/// else the label is kept, and what is known of it. Blanks around it, and 単位: before it, are ignored; full-width
/// letters are folded.
Unit read_unit(std::string_view text);

/// The calculation before the declared result: `5,710円 × 38日` of `5,710円 × 38日 = 216`.
struct Calculation {
    Rational value;            ///< exact, in the sheet's unit
    Span text;                 ///< its bytes within the amount's text
    bool declared = false;     ///< whether a result is declared after `=`
    bool approximate = false;  ///< 10件程度 is one of its factors: a result that differs is no error
};

/// What is wrong with an amount's text, and where in it.
struct AmountError {
    const Rule* rule = nullptr;
    Message message;
    Message help;  ///< what to write instead; may be empty
    Span where;    ///< bytes within the amount's text
};

/// An amount as read from its text.
struct Amount {
    AmountKind kind = AmountKind::blank;
    Rational value;             ///< in the sheet's unit; meaningful for `AmountKind::number` alone
    std::uint8_t decimals = 0;  ///< the place of the last digit written, in the sheet's unit, 0 to 18: 3 for `500円` in
                                ///< 千円; of a calculation without a declared result: as many as its value needs
    bool approximate = false;  ///< 約, 程度, 前後, 余 … : informs, never an error; of a remark: it withholds an amount
    Span number;  ///< bytes of the declared figure, sign and digits without the unit; without one: of the whole text
    std::optional<Calculation> calculation;  ///< what stands before `=`, or the whole text
    std::optional<AmountError> error;        ///< set if and only if `kind` is `unreadable`
};

/// What an amount's text is to be read as.
struct AmountContext {
    const Unit* unit = nullptr;              ///< the sheet's (or the stage's, or the line's) unit
    const Unit* calculation_unit = nullptr;  ///< of calculations that state none, where `unit` is money; null: `unit`
    bool ratio = false;                      ///< a percent stage: `46.0%` and `46.0` are both 46
    Notation notation = {};
};

/// Reads one amount. Never throws; what cannot be read is `AmountKind::unreadable` with its error.
Amount read_amount(std::string_view text, const AmountContext& context);

/// A share: `1/2`, `(1/2)`, `10/10`, `0.5`, `50%`, `66.7％`, `2分の1`; none if the text is no share. Not negative, at
/// most 1.
std::optional<Rational> read_share(std::string_view text);

/// The rate of a line: as a share, but more than 1 where a mark says what it is in: `110%`, `6/5`.
std::optional<Rational> read_rate(std::string_view text);

/// One of several shares in a text: 県1/2.
struct SharePart {
    std::string_view word = {};             ///< whose share it is
    std::optional<Rational> of_whole = {};  ///< none: the text does not say
};

/// The shares of a text that names several: `県1/2 団体1/2`, `県1/2、JAグループ1/4、生産者1/4`, `国1/3、単県`; empty if
/// it is not understood as a whole.
std::vector<SharePart> read_share_parts(std::string_view text);

/// What the parts come to; none unless each of several payers states its own part (国庫10/10、国庫3/4 are no parts of
/// one whole).
std::optional<Rational> whole_of(const std::vector<SharePart>& parts);

}  // namespace dxbudget
