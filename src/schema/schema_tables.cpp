/// Lines, tables and declarations in the schema of a sheet.

#include <utility>

#include "schema/schema_writer.hpp"

namespace dxbudget {
namespace {

Json all_of_single_value_and(const char* type) {
    Json types = single_value()["type"];
    types.push_back(type);
    return types;
}

/// Amounts by names that nobody knows beforehand: of sources, of groups of staff.
Json amounts_by_name() {
    return mapping_to(single_value());
}

/// A number of people says by its unit what it is.
Json number_of_people() {
    return {{"type", "string"}, {"pattern", "人$"}};
}

/// Whether a mapping has a key, in whatever spelling.
Json has_key(Key key, Scope scope) {
    return {{"type", "object"}, {"not", {{"propertyNames", {{"not", {{"pattern", spelled(key, scope)}}}}}}}};
}

}  // namespace

Json SchemaWriter::line() {
    return defined(with_stages("line"), [&] { return mapping_with_figures(Scope::line); });
}

Json SchemaWriter::line_or_amount() {
    Json shape = mapping_with_figures(Scope::line);
    shape["type"] = all_of_single_value_and("object");
    return shape;
}

Json SchemaWriter::row() {
    return shared(with_stages("row"), [&] { return line_or_amount(); });
}

/// What stands beside a name in a table: a line or an amount, or, if the name is a stage of the sheet's own, amounts.
Json SchemaWriter::row_of_name() {
    Json either = row();
    return own_stages_ ? Json{{"anyOf", {std::move(either), amounts_by_name()}}} : either;
}

Json SchemaWriter::total() {
    return shared(with_stages("total"), [&] {
        Json properties = Json::object();
        for (const std::string_view word : words_of(Scope::line)) {
            const Key known = key_of(word, Scope::line);
            if (known != Key::also && known != Key::limit && known != Key::note && known != Key::meta &&
                known != Key::tolerance)
                continue;
            properties[std::string(word)] = key(known, Scope::line);
        }
        add_stages(properties, "figure", single_value());
        Json shape = mapping(std::move(properties), own_figure(single_value()));
        shape["type"] = all_of_single_value_and("object");
        return shape;
    });
}

/// A table, unless it is one of a CSV file.
Json SchemaWriter::csv_or(const Json& table) {
    const Json csv = defined(with_stages("csv"), [&] { return mapping_of_keys(Scope::csv); });
    return {{"if", has_key(Key::csv, Scope::csv)}, {"then", csv}, {"else", table}};
}

/// A list of lines, with or without what holds for all of it.
Json SchemaWriter::lines() {
    return csv_or(defined(with_stages("lines"), [&] {
        Json shape = mapping_of_keys(Scope::table);
        shape["type"] = {"array", "object", "null"};
        shape["items"] = line();
        return shape;
    }));
}

Json SchemaWriter::funding() {
    return csv_or(defined(with_stages("sources"), [&] {
        Json properties = properties_of(Scope::funding);
        properties["csv"] = key(Key::csv, Scope::csv);
        add_stages(properties, "sources", amounts_by_name());
        Json shape = mapping(std::move(properties), row_of_name());
        shape["type"] = all_of_single_value_and("object");  // in words: 国1/2、単県
        shape["type"].push_back("array");
        shape["items"] = line();
        return shape;
    }));
}

Json SchemaWriter::costs() {
    Json properties = properties_of(Scope::costs);
    for (const std::string_view group : staff_groups()) properties[std::string(group)] = row_of_name();
    add_stages(properties, with_stages("cost_row"), cost_row());
    Json own_row = amounts_by_name();
    own_row["type"] = all_of_single_value_and("object");
    return mapping(std::move(properties), own_stages_ ? own_row : number_of_people());
}

/// The costs of one stage.
Json SchemaWriter::cost_row() {
    if (own_stages_) return amounts_by_name();
    Json properties = Json::object();
    for (const std::string_view word : words_of(Scope::costs)) {
        const Key known = key_of(word, Scope::costs);
        if (known == Key::note || known == Key::staff) continue;
        properties[std::string(word)] = single_value();
    }
    for (const std::string_view group : staff_groups()) properties[std::string(group)] = single_value();
    return mapping(std::move(properties), number_of_people());
}

Json SchemaWriter::staff() {
    Json row = amounts_by_name();
    row["type"] = all_of_single_value_and("object");
    Json properties = Json::object();
    add_stages(properties, "staff_row", row);
    return mapping(std::move(properties), row_of_name());
}

Json SchemaWriter::workings() {
    const Json working = defined(with_stages("working"), [&] {
        Json shape = line_or_amount();
        shape["type"].push_back("array");
        shape["items"] = line();
        return shape;
    });
    return {{"type", {"array", "object", "null"}}, {"items", line()}, {"additionalProperties", working}};
}

Json SchemaWriter::restatements() {
    const Json one = defined(with_stages("restatement"), [&] { return mapping_with_figures(Scope::also); });
    return {{"if", {{"type", "array"}}}, {"then", {{"items", one}}}, {"else", one}};
}

Json SchemaWriter::rounding() {
    const Json in_full = defined("rounding", [&] { return mapping_of_keys(Scope::rounding); });
    const Json way = defined("way", [] { return one_of_words(rounding_words); });
    return {{"anyOf", {way, in_full}}};
}

Json SchemaWriter::stages() {
    return mapping_to(defined("stage", [&] {
        Json shape = mapping_of_keys(Scope::stage);
        shape["type"] = all_of_single_value_and("object");
        shape["type"].push_back("array");
        shape["items"] = single_value();
        return shape;
    }));
}

Json SchemaWriter::unit_costs() {
    const Json cost = {{"type", {"string", "number", "null"}}};
    Json year = mapping_to(cost);
    year["type"] = {"string", "number", "object", "null"};
    return mapping(properties_of(Scope::unit_costs), year);
}

Json SchemaWriter::checks() {
    return list_of(defined("check", [&] {
        Json shape = mapping_of_keys(Scope::check);
        shape["type"] = {"string", "object"};
        return shape;
    }));
}

Json SchemaWriter::sheet() {
    own_stages_ = false;
    return defined("sheet", [&] { return mapping_with_figures(Scope::sheet); });
}

Json SchemaWriter::sheet_with_own_stages() {
    own_stages_ = true;
    return defined(with_stages("sheet"), [&] { return mapping_with_figures(Scope::sheet); });
}

}  // namespace dxbudget
