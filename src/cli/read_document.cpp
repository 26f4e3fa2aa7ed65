#include "cli/read_document.hpp"

#include <algorithm>
#include <utility>

#include "dxbudget/document.hpp"
#include "dxbudget/rules.hpp"
#include "format/keys.hpp"
#include "tables/audit_tables.hpp"
#include "tables/file_kind.hpp"

namespace dxbudget {
namespace {

bool ends_as(std::string_view name, std::string_view ending) {
    return name.size() > ending.size() && name.ends_with(ending);
}

/// Whether a text without a telling name is a sheet: YAML with a key of one.
bool reads_as_sheet(const Input& input, std::string_view bytes) {
    std::vector<Finding> findings;
    const Source source(input.name, std::string(bytes));
    for (const Document& document : parse(source, findings)) {
        bool has_key = false;
        each_entry(document, document.root, [&](NodeId key, NodeId) {
            has_key = has_key || key_of(document[key].text, Scope::sheet) != Key::none;
        });
        const bool is_wrong =
            std::ranges::any_of(findings, [](const Finding& finding) { return finding.severity == Severity::error; });
        if (has_key) return !(is_wrong && ends_as(input.path, ".txt"));
    }
    return false;
}

}  // namespace

tables::GridOptions grid_options(const TableOptions& options) {
    tables::GridOptions reading{.encoding = options.encoding,
                                .format = tables::find_grid_format(options.cells),
                                .skips_hidden = options.skips_hidden};
    if (!options.decimal.empty()) reading.decimal = options.decimal == "comma" ? ',' : '.';
    return reading;
}

bool is_document(const Input& input, std::string_view bytes, const TableOptions& options) {
    if (input.path == standard_input) return options.says_form();
    if (is_sheet_name(input.path)) return false;
    if (is_document_name(input.path) && !ends_as(input.path, ".txt")) return true;
    const auto kind = tables::find_file_kind(input.path, bytes);
    const auto* const known = std::get_if<tables::FileKind>(&kind);
    if (known == nullptr || *known != tables::FileKind::text) return true;
    if (reads_as_sheet(input, bytes)) return false;
    return ends_as(input.path, ".txt") || options.says_form();
}

std::variant<Audit, Message> audit_bytes(const Input& input, std::string bytes, const AuditOptions& options,
                                         const TableOptions& tables, Language language) {
    if (!is_document(input, bytes, tables)) return audit(Source(input.name, std::move(bytes)), options);
    return tables::audit_tables(input.name, std::move(bytes), grid_options(tables), options, language);
}

}  // namespace dxbudget
