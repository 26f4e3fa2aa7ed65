/// What a sheet says of its columns, of rounding, of staff, and of what must hold, written anew.

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "render/sheet_yaml.hpp"
#include "sheet/value_words.hpp"
#include "text/character.hpp"

namespace dxbudget {
namespace {

std::string fraction(const Rational& number, std::string_view between) {
    return plain(Rational::fraction(number.numerator(), 1)) + std::string(between) +
           plain(Rational::fraction(number.denominator(), 1));
}

/// A factor or an addend of a formula, where decimals end as any number does.
std::string in_formula(const Rational& size) {
    return size.is_integer() ? plain(size) : fraction(size, " / ");
}

std::string sum_of(const Sheet& sheet, const std::vector<FormulaTerm>& terms, const Rational& constant,
                   const Rational& scale) {
    std::string sum;
    const auto sign = [&](const Rational& number) {
        const bool negative = number.sign() < 0;
        if (sum.empty()) return negative ? "-" : "";
        return negative ? " - " : " + ";
    };
    for (const FormulaTerm& term : terms) {
        const Rational factor = term.coefficient / scale;
        sum += sign(factor);
        if (factor.abs() != Rational(1)) sum += in_formula(factor.abs()) + " * ";
        sum += sheet.stages[term.stage].id;
    }
    if (!constant.is_zero()) sum += sign(constant) + in_formula(constant.abs());
    return sum;
}

std::string formula_of(const Sheet& sheet, const Stage& stage) {
    const Rational scale = stage.kind == StageKind::ratio ? Rational(100) : Rational(1);
    std::string formula = sum_of(sheet, stage.formula->terms, stage.formula->constant, scale);
    if (stage.formula->divisor.empty() || stage.formula->divides_by_whole) return formula;
    return fmt::format("({}) / ({})", formula, sum_of(sheet, stage.formula->divisor, 0, 1));
}

void write_names(YamlLines& out, std::string_view word, const std::vector<std::string_view>& names) {
    if (names.empty()) return;
    out.key(word);
    for (const std::string_view name : names) out.element([&] { out.line(yaml_quoted(name)); });
}

void write_stage(YamlLines& out, const Sheet& sheet, const Stage& stage) {
    std::vector<std::string_view> labels = stage.labels;
    if (labels.empty() && stage.label.japanese != stage.id) labels.push_back(stage.label.japanese);
    if (labels.size() == 1) {
        out.text("label", labels.front());
    } else {
        write_names(out, "label", labels);
    }
    out.entry("kind", word_of(stage.kind, stage_kind_words));
    if (stage.unit) out.text("unit", stage.unit->label);
    if (stage.formula) out.text(stage.formula->divides_by_whole ? "share_of" : "formula", formula_of(sheet, stage));
    write_names(out, "except", stage.except);
    write_names(out, "not_added", stage.not_added);
    write_rounding(out, sheet, stage.rounding);
    write_tolerance(out, sheet, stage.tolerance);
}

void write_scalar(std::string& text, const Node& node) {
    const bool is_word = std::all_of(node.text.begin(), node.text.end(), [](char c) {
        return is_ascii_digit(c) || is_ascii_letter(c) || c == '_' || c == '.' || c == '-' || c == '+';
    });
    const bool is_plain = node.style == NodeStyle::plain && is_word && !node.text.empty() && node.text != "-";
    text += is_plain ? std::string(node.text) : yaml_quoted(node.text);
}

void write_node(std::string& text, const Document& document, NodeId id) {
    const Node& node = document[id];
    if (node.kind == NodeKind::null) {
        text += "null";
    } else if (node.kind == NodeKind::scalar) {
        write_scalar(text, node);
    } else {
        const bool is_mapping = node.kind == NodeKind::mapping;
        text += is_mapping ? '{' : '[';
        bool is_value = false;
        for (NodeId child = node.first_child; child != no_node; child = document[child].next_sibling) {
            if (child != node.first_child) text += is_value ? ": " : ", ";
            write_node(text, document, child);
            is_value = is_mapping && !is_value;
        }
        text += is_mapping ? '}' : ']';
    }
}

}  // namespace

std::string yaml_number(const Rational& number, bool approximate, std::string_view unit) {
    std::string text;
    Rational scale = 1;
    int places = 0;
    for (; places <= 18 && !(number * scale).is_integer(); ++places) scale = scale * Rational(10);
    if (places > 18) {
        text = fraction(number, std::string(unit) + " ÷ ") + " =";
    } else {
        text = plain(number) + (places == 3 ? "0" : "");
    }
    const bool is_plain = places <= 18 && !approximate;
    return is_plain ? text : yaml_quoted(approximate ? "約" + text : text);
}

std::string in_notation(std::string number, const Notation& notation) {
    if (notation.decimal == DecimalMark::comma) std::replace(number.begin(), number.end(), '.', ',');
    return number;
}

void write_notation(YamlLines& out, const Sheet& sheet) {
    const Notation& notation = sheet.notation;
    if (notation.decimal != DecimalMark::point) out.entry("decimal", word_of(notation.decimal, decimal_words));
    const NegativeFigures negative{.brackets = notation.brackets, .side = notation.side};
    if (negative != NegativeFigures{}) out.entry("negative", word_of(negative, negative_words));
}

void write_rounding(YamlLines& out, const Sheet& sheet, std::uint32_t index) {
    if (index == no_id) return;
    const RoundingChoice& choice = sheet.roundings[index];
    out.key("rounding");
    out.deeper([&] {
        if (choice.products) out.entry("products", word_of(*choice.products, rounding_words));
        if (choice.sums) out.entry("sums", word_of(*choice.sums, rounding_words));
        if (choice.adds_exact) out.entry("add", word_of(*choice.adds_exact, addition_words));
        if (choice.step) out.entry("to", in_notation(yaml_number(*choice.step), sheet.notation));
    });
}

void write_tolerance(YamlLines& out, const Sheet& sheet, std::uint32_t index) {
    if (index != no_id) out.entry("tolerance", in_notation(yaml_number(sheet.tolerances[index]), sheet.notation));
}

void write_stages(YamlLines& out, const Sheet& sheet) {
    const auto is_declared = [](const Stage& stage) { return stage.is_custom; };
    if (std::none_of(sheet.stages.begin(), sheet.stages.end(), is_declared)) return;
    out.key("stages");
    out.deeper([&] {
        for (const Stage& stage : sheet.stages) {
            if (!stage.is_custom) continue;
            out.key(yaml_quoted(stage.id));
            out.deeper([&] { write_stage(out, sheet, stage); });
        }
    });
}

void write_unit_costs(YamlLines& out, const Sheet& sheet) {
    std::vector<const UnitCost*> own;
    for (const UnitCost& cost : sheet.unit_costs.costs) {
        if (cost.span) own.push_back(&cost);
    }
    if (own.empty()) return;
    // No year comes first, then one after the other, each with its groups in the order of the sheet.
    std::stable_sort(own.begin(), own.end(), [](const auto* a, const auto* b) { return a->year < b->year; });
    const auto write_cost = [&](const UnitCost& cost) {
        out.entry(yaml_quoted(cost.group), in_notation(yaml_number(cost.value, cost.approximate), sheet.notation));
    };
    out.key("unit_costs");
    out.deeper([&] {
        for (std::size_t i = 0; i < own.size();) {
            const std::optional<int> year = own[i]->year;
            const auto write_year = [&] {
                for (; i < own.size() && own[i]->year == year; ++i) write_cost(*own[i]);
            };
            if (!year) {
                write_year();
            } else {
                out.key(fmt::format("{}", *year));
                out.deeper(write_year);
            }
        }
        if (sheet.unit_costs.tolerance)
            out.entry("tolerance", in_notation(yaml_number(*sheet.unit_costs.tolerance), sheet.notation));
    });
}

void write_checks(YamlLines& out, const Sheet& sheet) {
    if (sheet.checks.empty()) return;
    out.key("checks");
    for (const Check& check : sheet.checks) {
        out.element([&] {
            out.text("check", check.text);
            out.text("message", check.message);
            if (check.severity != Severity::error) out.entry("severity", word_of(check.severity, severity_words));
        });
    }
}

void write_meta(YamlLines& out, const Document& document, NodeId meta) {
    if (meta == no_node || document[meta].kind == NodeKind::null) return;
    std::string text;
    write_node(text, document, meta);
    out.entry("meta", text);
}

}  // namespace dxbudget
