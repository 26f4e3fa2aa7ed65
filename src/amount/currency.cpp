#include "amount/currency.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

#include "text/character.hpp"

namespace dxbudget {
namespace {

/// The yen, which has words of its own, is not among them. Of currencies that share a mark the first is meant by it.
constexpr auto currencies = std::to_array<Currency>({
    {"USD", 2, "$ ＄ US$ U$S dollar dollars Dollar Dollars US_dollars US_Dollars US_dollar US_Dollar ドル 米ドル"},
    {"EUR", 2, "€ euro euros Euro Euros ユーロ"},
    {"GBP", 2, "£ ￡ UK£ pounds Pounds pounds_sterling 英ポンド ポンド"},
    {"INR", 2, "₹ Rs. Rs RS ₨ rupees Rupees ルピー"},
    {"SEK", 2, "kr kr. Kr Kr. kronor"},
    {"CNY", 2, "元 RMB CN¥ ¥ ￥ yuan Yuan 人民元"},
    {"ZMW", 2, "K ZK kwacha"},
    {"PHP", 2, "₱ P Php PhP pesos Pesos ペソ"},
    {"BOB", 2, "Bs"},
    {"XOF", 0, "FCFA CFA"},
    {"ETB", 2, "Br"},
    {"RON", 2, "lei leu"},
    {"AED", 2, "Dhs DH"},
    {"SAR", 2, "SR ﷼"},
    {"HNL", 2, "L"},
    {"CAD", 2, "C$ CA$ CAN$ $ dollars Canadian_dollars カナダドル"},
    {"AFN"},
    {"ALL", 2, "Lek"},
    {"AMD", 2, "֏"},
    {"ANG", 2, "NAf. ƒ"},
    {"AOA", 2, "Kz"},
    {"ARS", 2, "AR$ $"},
    {"AUD", 2, "A$ AU$ $ dollars Australian_dollars 豪ドル"},
    {"AWG", 2, "Afl."},
    {"AZN", 2, "₼"},
    {"BAM", 2, "KM"},
    {"BBD", 2, "Bds$"},
    {"BDT", 2, "৳ Tk"},
    {"BGN", 2, "лв. лв"},
    {"BHD", 3, "BD B.D."},
    {"BIF", 0, "FBu"},
    {"BMD", 2, "BD$"},
    {"BND", 2, "B$"},
    {"BOV"},
    {"BRL", 2, "R$ reais"},
    {"BSD", 2, "B$"},
    {"BTN"},
    {"BWP", 2, "P"},
    {"BYN", 2, "Br"},
    {"BZD", 2, "BZ$"},
    {"CDF"},
    {"CHE"},
    {"CHF", 2, "Fr. Fr SFr francs Francs スイスフラン"},
    {"CHW"},
    {"CLF", 4},
    {"CLP", 0, "CL$ CLP$ $"},
    {"CNH"},
    {"COP", 2, "COL$ $"},
    {"COU"},
    {"CRC", 2, "₡"},
    {"CUP", 2, "$MN"},
    {"CVE"},
    {"CZK", 2, "Kč Kc"},
    {"DJF", 0},
    {"DKK", 2, "kr kr. Kr Kr. kroner"},
    {"DOP", 2, "RD$"},
    {"DZD", 2, "DA"},
    {"EGP", 2, "E£ LE £"},
    {"ERN"},
    {"FJD", 2, "FJ$ $"},
    {"FKP", 2, "£"},
    {"GEL", 2, "₾"},
    {"GHS", 2, "₵ GH₵ GH¢"},
    {"GIP", 2, "£"},
    {"GMD", 2, "D"},
    {"GNF", 0, "FG"},
    {"GTQ", 2, "Q"},
    {"GYD", 2, "G$ GY$"},
    {"HKD", 2, "HK$ $"},
    {"HRK", 2, "kn"},
    {"HTG", 2, "G"},
    {"HUF", 2, "Ft"},
    {"IDR", 2, "Rp. Rp"},
    {"ILS", 2, "₪ NIS"},
    {"IQD", 3, "ID"},
    {"IRR", 2, "﷼"},
    {"ISK", 0, "kr kr. Kr Kr."},
    {"JMD", 2, "J$"},
    {"JOD", 3, "JD"},
    {"KES", 2, "KSh Ksh KShs Kshs shillings"},
    {"KGS", 2, "сом"},
    {"KHR", 2, "៛"},
    {"KMF", 0, "CF"},
    {"KPW"},
    {"KRW", 0, "₩ ￦ won ウォン"},
    {"KWD", 3, "KD K.D."},
    {"KYD", 2, "CI$"},
    {"KZT", 2, "₸ тг"},
    {"LAK", 2, "₭"},
    {"LBP", 2, "LL L£"},
    {"LKR", 2, "Rs. Rs ₨ රු"},
    {"LRD", 2, "L$"},
    {"LSL", 2, "M L"},
    {"LYD", 3, "LD"},
    {"MAD", 2, "DH Dh"},
    {"MDL", 2, "lei"},
    {"MGA"},
    {"MKD", 2, "ден ден."},
    {"MMK", 2, "Ks"},
    {"MNT", 2, "₮"},
    {"MOP", 2, "MOP$"},
    {"MRU"},
    {"MUR", 2, "Rs. Rs ₨"},
    {"MVR", 2, "Rf"},
    {"MWK", 2, "MK K"},
    {"MXN", 2, "Mex$ MX$ $"},
    {"MXV"},
    {"MYR", 2, "RM"},
    {"MZN", 2, "MT Mt"},
    {"NAD", 2, "N$"},
    {"NGN", 2, "₦ N naira Naira"},
    {"NIO", 2, "C$"},
    {"NOK", 2, "kr kr. Kr Kr. kroner"},
    {"NPR", 2, "Rs. Rs ₨ रू"},
    {"NZD", 2, "NZ$ $ dollars"},
    {"OMR", 3, "﷼"},
    {"PAB", 2, "B/."},
    {"PEN", 2, "S/. S/"},
    {"PGK", 2, "K"},
    {"PKR", 2, "Rs. Rs ₨"},
    {"PLN", 2, "zł zl"},
    {"PYG", 0, "₲ Gs"},
    {"QAR", 2, "QR ﷼"},
    {"RSD", 2, "дин. дин din"},
    {"RUB", 2, "₽ руб. руб"},
    {"RWF", 0, "FRw"},
    {"SBD", 2, "SI$"},
    {"SCR", 2, "SR Rs. Rs"},
    {"SDG", 2, "SD"},
    {"SGD", 2, "S$ SG$ $"},
    {"SHP", 2, "£"},
    {"SLE", 2, "Le"},
    {"SLL"},
    {"SOS", 2, "Sh.So."},
    {"SRD", 2, "Sr$"},
    {"SSP"},
    {"STN"},
    {"SVC"},
    {"SYP", 2, "£S"},
    {"SZL", 2, "E"},
    {"THB", 2, "฿ baht バーツ"},
    {"TJS", 2, "смн"},
    {"TMT"},
    {"TND", 3, "DT"},
    {"TOP", 2, "T$"},
    {"TRY", 2, "₺ TL"},
    {"TTD", 2, "TT$"},
    {"TWD", 2, "NT$ NTD $"},
    {"TZS", 2, "TSh TSh."},
    {"UAH", 2, "₴ грн. грн"},
    {"UGX", 0, "USh"},
    {"USN"},
    {"UYI", 0},
    {"UYU", 2, "$U $"},
    {"UYW", 4},
    {"UZS"},
    {"VED"},
    {"VES", 2, "Bs"},
    {"VND", 0, "₫ đ"},
    {"VUV", 0, "VT"},
    {"WST", 2, "WS$"},
    {"XAF", 0, "FCFA CFA"},
    {"XAG"},
    {"XAU"},
    {"XCD", 2, "EC$"},
    {"XCG"},
    {"XDR"},
    {"XPF", 0, "F"},
    {"XSU"},
    {"XUA"},
    {"YER", 2, "﷼"},
    {"ZAR", 2, "R rand Rand"},
    {"ZWG"},
    {"ZWL", 2, "Z$"},
});

/// Whether a text begins with a mark, whose words are joined by `_`.
bool begins_with(std::string_view text, std::string_view mark) {
    if (text.empty() || text.front() != mark.front() || text.size() < mark.size()) return false;
    return std::equal(mark.begin(), mark.end(), text.begin(),
                      [](char wanted, char here) { return here == (wanted == '_' ? ' ' : wanted); });
}

/// Whether a mark may end where it does in the text.
using Fits = bool (*)(const Cursor& after, std::string_view mark);

/// Passes a code or mark.
bool skip_mark(Cursor& cursor, std::string_view mark, Fits fits) {
    const std::string_view rest = cursor.text().substr(cursor.position());
    if (!begins_with(rest, mark)) return false;
    Cursor after = cursor;
    if (!after.skip(rest.substr(0, mark.size())) || !fits(after, mark)) return false;
    cursor = after;
    return true;
}

bool is_letter_at_end(std::string_view mark) {
    std::size_t last = mark.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(mark[last]) & 0xC0U) == 0x80U) --last;
    return kind_of(first_character(mark.substr(last)).character) == CharacterKind::letter;
}

/// Whether no letter follows a mark that ends in one.
bool ends_there(const Cursor& after, std::string_view mark) {
    Cursor exactness = after;
    return !is_letter_at_end(mark) || kind_of(*after) != CharacterKind::letter || skip_exactness(exactness).stated;
}

bool is_single_letter(std::string_view mark) {
    return mark.size() == 1 && is_ascii_letter(mark.front());
}

bool fits_after_figure(const Cursor& after, std::string_view mark) {
    return ends_there(after, mark) && !is_single_letter(mark);
}

/// Of a currency that may be another than the sheet's: no letter alone, and no word that names other things as well.
bool is_distinct(const Cursor& after, std::string_view mark) {
    static constexpr std::string_view other_words =
        " pounds Pounds ポンド won quid CF SR QR TL LD ID DA DT MT KM VT "
        "din ZK LE LL BD JD KD MK DH Dh Le Sr Ks Gs SD Br Lek kn ";
    const std::string spaced = " " + std::string(mark) + " ";
    return fits_after_figure(after, mark) && other_words.find(spaced) == std::string_view::npos;
}

bool is_distinct_after_figure(const Cursor& after, std::string_view mark) {
    constexpr std::size_t longest_counting_word = 3;  // 5 km, 20 kn
    const bool has_sign = std::any_of(mark.begin(), mark.end(), [](char c) { return !is_ascii_letter(c) && c != '_'; });
    return (has_sign || mark.size() > longest_counting_word) && is_distinct(after, mark);
}

/// Whether a code is a word of English as well, or begins a name: `ALL 120 sites`, `TOP 10`, `COP 28`; neither `ALL
/// 500` nor `COP 5,000`.
bool is_other_word(std::string_view code, Cursor after, bool after_figure) {
    if (code != "ALL" && code != "TOP" && code != "COP") return false;
    constexpr int longest_name = 2;
    after.skip_spaces();
    int digits = 0;
    for (; is_digit(*after); after.advance()) ++digits;
    if (digits == 0) return code != "COP" && !(after_figure && after.at_end());
    if (*after == U',' || *after == U'.') return false;
    after.skip_spaces();
    return digits <= longest_name || (code != "COP" && !after.at_end());
}

/// Passes the code of a currency that may be another than the sheet's.
bool skip_code(Cursor& cursor, std::string_view code, bool after_figure) {
    Cursor after = cursor;
    if (!skip_mark(after, code, ends_there) || is_other_word(code, after, after_figure)) return false;
    cursor = after;
    return true;
}

/// A code or mark, and whose it is.
struct Mark {
    const Currency* currency = nullptr;
    std::string_view text = {};
    bool is_code = false;
};
using MarksByByte = std::array<std::vector<Mark>, 256>;

/// All codes and marks by their first byte, in the order of the table.
const MarksByByte& marks_by_first_byte() {
    static const MarksByByte table = [] {
        MarksByByte lists;
        const auto add = [&](const Mark& mark) {
            lists[static_cast<unsigned char>(mark.text.front())].push_back(mark);
        };
        for (const Currency& currency : currencies) {
            add({&currency, currency.code, true});
            for (std::size_t at = 0; at < currency.marks.size();) {
                const std::size_t end = std::min(currency.marks.find(' ', at), currency.marks.size());
                add({&currency, currency.marks.substr(at, end - at), false});
                at = end + 1;
            }
        }
        return lists;
    }();
    return table;
}

/// Those that may stand at the begin of a text.
std::span<const Mark> marks_at(std::string_view text) {
    if (text.empty()) return {};
    return marks_by_first_byte()[static_cast<unsigned char>(text.front())];
}

}  // namespace

const Currency* currency_of_code(std::string_view code) {
    constexpr std::size_t size_of_codes = 3;
    if (code.size() != size_of_codes) return nullptr;
    for (const Mark& mark : marks_at(code)) {
        if (mark.is_code && mark.text == code) return mark.currency;
    }
    return nullptr;
}

const Currency* currency_named(std::string_view name) {
    if (const Currency* const currency = currency_of_code(name)) return currency;
    const auto whole = [](const Cursor& after, std::string_view) { return after.at_end(); };
    for (const Mark& mark : marks_at(name)) {
        Cursor cursor{name};
        if (!mark.is_code && skip_mark(cursor, mark.text, whole)) return mark.currency;
    }
    return nullptr;
}

bool skip_currency(Cursor& cursor, const Currency& currency, bool after_figure) {
    if (skip_mark(cursor, currency.code, ends_there)) return true;
    Cursor longest = cursor;
    for (const Mark& mark : marks_at(cursor.text().substr(cursor.position()))) {
        if (mark.currency != &currency || mark.is_code) continue;
        Cursor after = cursor;
        if (skip_mark(after, mark.text, after_figure ? fits_after_figure : ends_there) &&
            after.position() > longest.position())
            longest = after;
    }
    const bool passes = longest.position() != cursor.position();
    cursor = longest;
    return passes;
}

const Currency* skip_any_currency(Cursor& cursor, bool after_figure) {
    const bool may_begin = kind_of(*cursor) == CharacterKind::letter || is_currency_sign(*cursor);
    if (cursor.at_end() || !may_begin) return nullptr;
    Cursor longest = cursor;
    const Currency* found = nullptr;
    for (const Mark& mark : marks_at(cursor.text().substr(cursor.position()))) {
        Cursor after = cursor;
        const bool passes = mark.is_code
                                ? skip_code(after, mark.text, after_figure)
                                : skip_mark(after, mark.text, after_figure ? is_distinct_after_figure : is_distinct);
        if (!passes || after.position() <= longest.position()) continue;
        longest = after;
        found = mark.currency;
    }
    cursor = longest;
    return found;
}

}  // namespace dxbudget
