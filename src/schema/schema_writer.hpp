/// How the schema of a sheet is made from the table of keys: a definition for each key in each scope, of the shapes
/// that the loader accepts there (load*.cpp).
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "dxbudget/text.hpp"
#include "format/keys.hpp"
#include "schema/schema_values.hpp"

namespace dxbudget {

class SchemaWriter {
  public:
    /// Keys are explained in both languages, beginning with `first`.
    explicit SchemaWriter(Language first) : first_(first) {}

    /// A sheet that has the known stages alone, so that every other word in the place of a key is a mistake.
    Json sheet();
    /// A sheet with columns of its own, whose figures stand under words that nobody knows beforehand.
    Json sheet_with_own_stages();
    /// A mapping with the keys of a scope in which no figures stand.
    Json mapping_of_keys(Scope scope);
    /// A reference to the definition of that name, which is made when it is first asked for.
    Json defined(const std::string& name, const std::function<Json()>& make);
    /// The schema of a whole document of that shape, with the definitions that were made for it.
    std::string document(Text title, const Json& shape) const;

  private:
    // schema_writer.cpp: keys, and the values that they take
    Json shared(const std::string& name, const std::function<Json()>& make);
    /// The name of a definition that is another one where the sheet has stages of its own.
    std::string with_stages(const std::string& name) const;
    void describe(Json& definition, const std::vector<std::string_view>& words, Text text) const;
    Json key(Key key, Scope scope);
    static bool is_the_same_for_all_stages(Key key, Scope scope);
    Json shape(Key key, Scope scope);
    Json severities();
    void add_stages(Json& properties, const std::string& kind, const Json& shape);
    Json own_figure(const Json& shape) const;
    static Json mapping(Json properties, const Json& others);
    Json properties_of(Scope scope);
    Json mapping_with_figures(Scope scope);
    Json by_stage(const std::string& kind, const Json& value);
    Json base();
    Json each_stage(const std::string& kind, const Json& value);
    Json columns_by_stage(const Json& columns);

    // schema_tables.cpp: lines and tables
    Json line();
    Json line_or_amount();
    Json row();
    Json row_of_name();
    Json total();
    Json lines();
    Json csv_or(const Json& table);
    Json funding();
    Json costs();
    Json cost_row();
    Json staff();
    Json workings();
    Json restatements();
    Json rounding();
    Json stages();
    Json unit_costs();
    Json checks();

    Language first_;
    bool own_stages_ = false;
    Json definitions_ = Json::object();
};

}  // namespace dxbudget
