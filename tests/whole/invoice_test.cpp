/// The totals of an invoice as EN 16931-1 adds them up (6.4.2, the rules BR-CO-10 to BR-CO-17), in the form `invoice`:
/// right invoices have no error, and each rule that is broken by a cent has one, where it is broken.

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "catch.hpp"
#include "dxbudget/audit.hpp"
#include "dxbudget/rule.hpp"

using namespace dxbudget;

namespace {

using Cents = std::int64_t;

/// What stands in the column of one rate of VAT.
struct Column {
    int rate;                            ///< BT-119, in percent
    std::vector<Cents> lines;            ///< BT-131
    std::vector<Cents> allowances = {};  ///< BT-92
    std::vector<Cents> charges = {};     ///< BT-99
};

struct Case {
    const char* what;
    std::vector<Column> columns;
    Cents paid = 0;      ///< BT-113
    Cents rounding = 0;  ///< BT-114
};

const std::vector<Case> cases = {
    {"one line", {{19, {100'00}}}},
    {"several lines", {{19, {100'00, 250'50, 9'99}}}},
    {"an allowance and a charge", {{19, {200'00}, {10'00}, {4'50}}}},
    {"several of them", {{20, {500'00, 80'00}, {25'00, 5'00}, {12'00, 3'30, 1'00}}}},
    {"two rates", {{19, {100'00}}, {7, {200'00}}}},
    {"three rates, allowances and charges at some",
     {{25, {810'00}, {81'00}}, {12, {90'00, 10'00}}, {6, {45'00}, {}, {5'00}}}},
    {"no VAT", {{0, {1'234'56}}}},
    {"VAT of half a cent goes up", {{5, {10'10}}}},              // 50.5 cents
    {"VAT of less than half a cent goes down", {{19, {1'11}}}},  // 21.09 cents
    {"VAT is rounded once for each rate, not for each line", {{19, {33, 33, 33}}}},
    {"a line that is credited", {{19, {500'00, -120'00}}}},
    {"a credit note", {{19, {-250'00}}, {7, {-50'50}}}},
    {"allowances take all", {{19, {50'00}, {50'00}}}},
    {"paid in part", {{19, {100'00}}}, 50'00},
    {"paid in full", {{19, {100'00}}}, 119'00},
    {"paid too much", {{19, {100'00}}}, 150'00},
    {"rounded up to five cents", {{19, {100'02}}}, 0, 3},  // 119.02 becomes 119.05
    {"rounded down to whole euros", {{19, {103'00}}}, 0, -57},
    {"paid in part, and rounded", {{19, {103'00}, {1'00}, {2'00}}, {7, {10'00}}}, 60'00, 4},
};

Cents sum(const std::vector<Cents>& amounts) {
    Cents total = 0;
    for (const Cents amount : amounts) total += amount;
    return total;
}

/// Hundredths, rounded to the nearest, half away from zero.
Cents rounded_hundredth(Cents hundredths) {
    return (hundredths + (hundredths < 0 ? -50 : 50)) / 100;
}

enum BusinessRule : std::uint8_t { co_10, co_11, co_12, co_13, co_14, co_15, co_16, co_17, none };

/// Where each rule is seen, as paths name the figure that breaks it.
constexpr std::array<const char*, none> places = {
    "Lines.amount", "Allowances.amount",     "Charges.amount", "Total without VAT.amount",
    "VAT.amount",   "Total with VAT.amount", "total.amount",   "VAT.rate0"};

/// The invoice with the totals that the standard gives, of which `broken` is `off` cents more, and what is computed
/// from that with it.
class Invoice {
  public:
    Invoice(const Case& from, BusinessRule broken, Cents off) : broken_(broken), off_(off) {
        const std::size_t count = from.columns.size();
        std::vector<Cents> lines, allowances, charges, net, vat, gross;
        for (std::size_t i = 0; i < count; ++i) {
            const Column& column = from.columns[i];
            lines.push_back(sum(column.lines));
            allowances.push_back(sum(column.allowances));
            charges.push_back(sum(column.charges));
            net.push_back(lines[i] - allowances[i] + charges[i]);
            vat.push_back(rounded_hundredth(net[i] * column.rate) + (i == 0 ? slip(co_17) : 0));
            gross.push_back(net[i] + vat[i]);
        }
        const Cents bt_106 = sum(lines) + slip(co_10);
        const Cents bt_107 = sum(allowances) + slip(co_11);
        const Cents bt_108 = sum(charges) + slip(co_12);
        const Cents bt_109 = bt_106 - bt_107 + bt_108 + slip(co_13);
        const Cents bt_110 = sum(vat) + slip(co_14);
        const Cents bt_112 = bt_109 + bt_110 + slip(co_15);
        const Cents bt_115 = bt_112 - from.paid + from.rounding + slip(co_16);

        head(from, bt_115);
        parts(from, "Lines", "", &Column::lines);
        totals(12, lines, bt_106);
        parts(from, "Allowances", "            sign: minus\n", &Column::allowances);
        totals(12, allowances, bt_107);
        parts(from, "Charges", "", &Column::charges);
        totals(12, charges, bt_108);
        totals(8, net, bt_109);
        text_ += "      - name: VAT\n        rate: {";
        for (std::size_t i = 0; i < count; ++i)
            text_ += fmt::format("{}rate{}: {}%", i ? ", " : "", i, from.columns[i].rate);
        text_ += "}\n        of: Total without VAT\n";
        for (std::size_t i = 0; i < count; ++i) text_ += fmt::format("        rate{}: {}\n", i, money(vat[i]));
        text_ += fmt::format("        amount: {}\n", money(bt_110));
        totals(4, gross, bt_112);
        text_ += fmt::format("  - {{name: Paid already, sign: minus, amount: {}}}\n", money(from.paid));
        text_ += fmt::format("  - {{name: Rounding, amount: {}}}\n", money(from.rounding));
    }

    const std::string& text() const { return text_; }

  private:
    Cents slip(BusinessRule rule) const { return rule == broken_ ? off_ : 0; }

    static std::string money(Cents cents) {
        const Cents size = cents < 0 ? -cents : cents;
        return fmt::format("{}{}.{:02}", cents < 0 ? "-" : "", size / 100, size % 100);
    }

    void head(const Case& from, Cents due) {
        text_ = "unit: EUR\nrounding: {products: half-up}\nstages:\n";
        std::string formula;
        for (std::size_t i = 0; i < from.columns.size(); ++i) {
            text_ += fmt::format("  rate{}: At {}%\n", i, from.columns[i].rate);
            formula += fmt::format("{}rate{}", i ? " + " : "", i);
        }
        text_ +=
            fmt::format("  amount: {{label: Amount, formula: {}, except: [total, Paid already, Rounding]}}\n", formula);
        text_ += fmt::format("total: {{amount: {}}}\n", money(due));
        text_ += "items:\n  - name: Total with VAT\n    items:\n      - name: Total without VAT\n        items:\n";
    }

    /// A table and its entries, each in the column of its rate.
    void parts(const Case& from, const char* name, const char* sign, std::vector<Cents> Column::*entries) {
        text_ += fmt::format("          - name: {}\n{}            items:\n", name, sign);
        int number = 0;
        for (std::size_t i = 0; i < from.columns.size(); ++i) {
            for (const Cents amount : from.columns[i].*entries) {
                text_ += fmt::format("              - {{name: {} {}, rate{}: {}, amount: {}}}\n", name, ++number, i,
                                     money(amount), money(amount));
            }
        }
        if (number == 0) text_.erase(text_.size() - sizeof("            items:\n") + 1);
    }

    void totals(int indent, const std::vector<Cents>& columns, Cents amount) {
        text_ += fmt::format("{:{}}total: {{", "", indent);
        for (std::size_t i = 0; i < columns.size(); ++i) text_ += fmt::format("rate{}: {}, ", i, money(columns[i]));
        text_ += fmt::format("amount: {}}}\n", money(amount));
    }

    BusinessRule broken_;
    Cents off_;
    std::string text_;
};

/// The figures with an error, by the last name of their path.
std::set<std::string> places_of_errors(const std::string& sheet) {
    std::set<std::string> places_found;
    for (const Finding& finding : audit(Source("invoice.yaml", sheet)).findings) {
        if (finding.severity != Severity::error) continue;
        places_found.insert(finding.figure.substr(finding.figure.rfind('/') + 1));
    }
    return places_found;
}

}  // namespace

TEST_CASE("invoices that add up as EN 16931 says are right") {
    for (const Case& one : cases) {
        INFO(one.what);
        const Invoice invoice(one, none, 0);
        INFO(invoice.text());
        const Audit checked = audit(Source("invoice.yaml", invoice.text()));
        CHECK(checked.findings.empty());
        CHECK(checked.not_checked.empty());
    }
}

TEST_CASE("an invoice that breaks one of the rules of EN 16931 by a cent has an error where it does") {
    for (const Case& one : cases) {
        for (std::size_t rule = 0; rule < places.size(); ++rule) {
            for (const Cents off : {1, -1, 100, -10'00}) {
                const Invoice invoice(one, static_cast<BusinessRule>(rule), off);
                INFO(one.what << ", off by " << off << " cents:\n" << invoice.text());
                CHECK(places_of_errors(invoice.text()).contains(places[rule]));
            }
        }
    }
}

TEST_CASE("VAT that is computed for each line, and not for each rate, is an error") {
    // 3 × 0.33 = 0.99, of which 19% is 0.19; for each line 0.06, together 0.18
    const Case lines = {"three lines", {{19, {33, 33, 33}}}};
    CHECK(places_of_errors(Invoice(lines, none, 0).text()).empty());
    CHECK(places_of_errors(Invoice(lines, co_17, -1).text()).contains("VAT.rate0"));
}
