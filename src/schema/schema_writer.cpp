#include "schema/schema_writer.hpp"

#include <algorithm>
#include <utility>

#include "dxbudget/rule.hpp"
#include "format/key_descriptions.hpp"

namespace dxbudget {
namespace {

std::string_view name_of(Scope scope) {
    switch (scope) {
        case Scope::sheet:
            return "sheet";
        case Scope::line:
            return "line";
        case Scope::funding:
            return "funding";
        case Scope::costs:
            return "costs";
        case Scope::also:
            return "also";
        case Scope::stage:
            return "stage";
        case Scope::table:
            return "table";
        case Scope::rounding:
            return "rounding";
        case Scope::unit_costs:
            return "unit_costs";
        case Scope::configuration:
            return "configuration";
        case Scope::csv:
            return "csv";
        case Scope::check:
            break;
    }
    return "check";
}

Json reference_to(const std::string& name) {
    return {{"$ref", "#/definitions/" + name}};
}

/// A share: `1/2`, 0.5, `rest`. An editor's `true` is none.
Json share_value() {
    return {{"type", {"string", "number", "null"}}, {"examples", {"1/2", "rest"}}};
}

/// The shape, of whose types an editor begins with that one.
Json begun_as(const char* type, const Json& shape) {
    Json begun = anything(type);
    begun.update(shape);
    return begun;
}

/// A column, or one for each level.
Json column_of_levels() {
    return {{"type", {"string", "number", "boolean", "object", "null"}}, {"additionalProperties", single_value()}};
}

Json column_names() {
    return {{"type", {"object", "array", "null"}}, {"items", single_value()}, {"additionalProperties", single_value()}};
}

}  // namespace

// While a definition is made it may refer to itself.
Json SchemaWriter::defined(const std::string& name, const std::function<Json()>& make) {
    if (!definitions_.contains(name)) {
        definitions_[name] = nullptr;
        Json made = make();
        definitions_[name] = std::move(made);
    }
    return reference_to(name);
}

/// The same, for a definition that says something of its own besides: what stands beside a `$ref` is passed over.
Json SchemaWriter::shared(const std::string& name, const std::function<Json()>& make) {
    return {{"allOf", Json::array({defined(name, make)})}};
}

std::string SchemaWriter::with_stages(const std::string& name) const {
    return own_stages_ ? "own-stages." + name : name;
}

/// Says what a definition is for, in both languages; the first of its words is the canonical one.
void SchemaWriter::describe(Json& definition, const std::vector<std::string_view>& words, Text text) const {
    std::string heading;
    for (const std::string_view word : words) {
        heading += heading.empty() ? "**`" + std::string(word) + "`**" : " · " + std::string(word);
    }
    const bool japanese_first = first_ == Language::japanese;
    const std::string one(japanese_first ? text.japanese : text.english);
    const std::string other(japanese_first ? text.english : text.japanese);
    Json described = {{"description", one + "\n" + other},
                      {"markdownDescription", heading + "\n\n" + one + "\n\n" + other}};
    described.update(definition);
    definition = std::move(described);
}

/// A key's definition: its words, what it is for, and what it takes.
Json SchemaWriter::key(Key key, Scope scope) {
    const std::string name = std::string(name_of(scope)) + "." + std::string(word_of(key));
    return defined(is_the_same_for_all_stages(key, scope) ? name : with_stages(name), [&] {
        std::vector<std::string_view> words = words_of(scope);
        std::erase_if(words, [&](std::string_view word) { return key_of(word, scope) != key; });
        Json definition = shape(key, scope);
        describe(definition, words, description_of(key, scope));
        return definition;
    });
}

/// False where figures may stand below the key, so that its shape depends on the stages that the sheet has.
bool SchemaWriter::is_the_same_for_all_stages(Key key, Scope scope) {
    switch (key) {
        case Key::stages:
            return scope != Scope::csv;
        case Key::total:
        case Key::items:
        case Key::funding:
        case Key::costs:
        case Key::breakdowns:
        case Key::workings:
        case Key::share:
        case Key::of:
        case Key::also:
        case Key::limit:
        case Key::project:
        case Key::personnel:
        case Key::cost_total:
        case Key::staff:
            return false;
        default:
            return true;
    }
}

/// One case for each key, so that a key without a shape does not compile.
Json SchemaWriter::shape(Key key, Scope scope) {
    switch (key) {
        case Key::none:
        case Key::rest:
            return Json::object();
        case Key::meta:
            return anything("object");
        case Key::note:
            // Of a table nobody reads it.
            return scope == Scope::funding || scope == Scope::costs || scope == Scope::table ? anything("string")
                                                                                             : single_value();
        case Key::title:
        case Key::department:
        case Key::fiscal_year:
        case Key::calculation_unit:
        case Key::name:
        case Key::where:
        case Key::elsewhere:
        case Key::formula:
        case Key::share_of:
        case Key::sheet:
        case Key::previous_sheet:
        case Key::csv:
        case Key::to:
        case Key::message:
            return single_value();
        case Key::unit: {
            Json unit = single_value();
            if (scope != Scope::stage) unit["examples"] = {"千円", "円", "百万円"};
            return unit;
        }
        case Key::levels:
        case Key::label:
        case Key::except:
        case Key::not_added:
        case Key::exclude:
        case Key::include:
            return one_or_several(single_value());
        case Key::partial:
        case Key::counted:
        case Key::fill:
            return one_of_words(flag_words);
        case Key::encoding: {
            Json encoding = single_value();
            encoding["examples"] = {"utf-8", "utf-16", "cp932", "cp1252"};
            return encoding;
        }
        case Key::separator:
            return one_of_words(separator_words);
        case Key::kind:
            return one_of_words(stage_kind_words, false);
        case Key::products:
        case Key::sums:
            return one_of_words(rounding_words);
        case Key::add:
            return one_of_words(addition_words);
        case Key::sign:
            return one_of_words(sign_words);
        case Key::severity:
            return one_of_words(severity_words);
        case Key::language:
            return one_of_words(language_words);
        case Key::decimal:
            return one_of_words(decimal_words);
        case Key::negative:
            return one_of_words(negative_words);
        case Key::tolerance:
        case Key::header:
            return {{"type", {"string", "number", "null"}}};
        case Key::check:
            return {{"type", "string"}};
        case Key::stages:
            return scope == Scope::csv ? columns_by_stage(column_of_levels()) : stages();
        case Key::total:
            return begun_as("object", scope == Scope::funding ? row() : total());
        case Key::items:
            return scope == Scope::sheet || scope == Scope::line ? begun_as("array", lines()) : list_of(line());
        case Key::funding:
            return scope == Scope::csv ? columns_by_stage(column_names()) : begun_as("array", funding());
        case Key::costs:
            return costs();
        case Key::breakdowns:
            return mapping_to(lines());
        case Key::workings:
            return workings();
        case Key::share:
            return scope == Scope::funding ? mapping_to(by_stage("share", share_value()))
                                           : begun_as("string", by_stage("share", share_value()));
        case Key::of:
            return scope == Scope::funding ? anything("string") : begun_as("string", base());
        case Key::limit:
            return begun_as("string", by_stage("figure", single_value()));
        case Key::also:
            return begun_as("array", restatements());
        case Key::project:
        case Key::personnel:
        case Key::cost_total:
            return begun_as("object", row());
        case Key::staff:
            return staff();
        case Key::rounding:
            return rounding();
        case Key::unit_costs:
            return unit_costs();
        case Key::checks:
            return checks();
        case Key::severities:
            return severities();
    }
    return Json::object();
}

/// What figures of a known stage are; `kind` says what stands there: a figure, a row of a table.
void SchemaWriter::add_stages(Json& properties, const std::string& kind, const Json& shape) {
    for (const KnownStage& stage : known_stages()) {
        const Json reference = defined(kind + "." + std::string(stage.id), [&] {
            Json definition = shape;
            describe(definition, words_of(stage), description_of(stage));
            return definition;
        });
        for (const std::string_view word : words_of(stage)) {
            if (!properties.contains(word)) properties[std::string(word)] = reference;
        }
    }
}

/// A mapping with those properties; what any other word may hold is `others`, where there may be any.
Json SchemaWriter::mapping(Json properties, const Json& others) {
    return {{"type", {"object", "null"}},
            {"properties", std::move(properties)},
            {"patternProperties", {{otherwise_spelled(), Json::object()}}},
            {"additionalProperties", others}};
}

Json SchemaWriter::properties_of(Scope scope) {
    Json properties = Json::object();
    for (const std::string_view word : words_of(scope)) properties[std::string(word)] = key(key_of(word, scope), scope);
    return properties;
}

Json SchemaWriter::mapping_of_keys(Scope scope) {
    return mapping(properties_of(scope), false);
}

Json SchemaWriter::mapping_with_figures(Scope scope) {
    Json properties = properties_of(scope);
    add_stages(properties, "figure", single_value());
    return mapping(std::move(properties), own_figure(single_value()));
}

/// What a word that is no key may hold where figures stand: that of a column of the sheet's own, or nothing.
Json SchemaWriter::own_figure(const Json& shape) const {
    return own_stages_ ? shape : Json(false);
}

/// One value for all stages, or one each.
Json SchemaWriter::by_stage(const std::string& kind, const Json& value) {
    return shared(with_stages(kind + "_by_stage"), [&] { return each_stage(kind, value); });
}

/// The same for the base of a share, which may be several lines, too.
Json SchemaWriter::base() {
    return shared(with_stages("base"), [&] {
        Json shape = each_stage("figure", single_value());
        shape["type"].push_back("array");
        shape["items"] = single_value();
        return shape;
    });
}

Json SchemaWriter::each_stage(const std::string& kind, const Json& value) {
    Json properties = Json::object();
    add_stages(properties, kind, value);
    for (const std::string_view word : words_of(Scope::also)) {
        if (key_of(word, Scope::also) == Key::note) properties[std::string(word)] = Json::object();
    }
    Json shape = mapping(std::move(properties), own_figure(value));
    shape["type"] = value["type"];
    shape["type"].push_back("object");
    if (value.contains("examples")) shape["examples"] = value["examples"];
    return shape;
}

Json SchemaWriter::columns_by_stage(const Json& columns) {
    Json properties = Json::object();
    add_stages(properties, columns.contains("items") ? "columns" : "column", columns);
    return mapping(std::move(properties), own_figure(columns));
}

Json SchemaWriter::severities() {
    Json properties = Json::object();
    for (const Rule* rule : all_rules()) {
        Json words = Json::array();
        for (const auto& entry : rule_severity_words) {
            const bool is_too_mild = !entry.value || *entry.value < rule->severity;
            if (!is_of_reading(*rule) || !is_too_mild) words.push_back(entry.text);
        }
        Json& severity = properties[std::string(rule->id)] = one_of_words(std::move(words));
        describe(severity, {rule->id}, rule->summary);
    }
    return {{"type", {"object", "null"}}, {"properties", std::move(properties)}, {"additionalProperties", false}};
}

std::string SchemaWriter::document(Text title, const Json& shape) const {
    Json document = {{"$schema", "http://json-schema.org/draft-07/schema#"},
                     {"$comment", "Generated by `dxbudget schema`. Change the table of keys, not this file."},
                     {"title", title.in(first_)}};
    document.update(shape);
    document["definitions"] = definitions_;
    return in_lines(document) + "\n";
}

}  // namespace dxbudget
