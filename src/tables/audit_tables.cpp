#include "tables/audit_tables.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "dxbudget/rules.hpp"
#include "tables/document_text.hpp"
#include "tables/imported.hpp"
#include "tables/sheet_text.hpp"

namespace dxbudget::tables {
namespace {

/// Gives the nodes of sheets the places of the document that the sheets were made of, and texts of their own.
void move_to_document(Document& sheet, const Source& yaml, const SheetText& text, const Source& document) {
    const auto place_of_line = [&](std::uint32_t offset) {
        const std::uint32_t line = yaml.place(offset).line;
        return line <= text.places.size() ? text.places[line - 1] : Span{};
    };
    for (Node& node : sheet.nodes) {
        const Span place = place_of_line(node.span.begin);
        node.text = sheet.texts.emplace_back(node.text);
        node.verbatim = node.kind == NodeKind::scalar && document.slice(place) == node.text;
        node.span = node.content = place;
    }
}

/// What is said of each line of the sheets is said of the document.
void move_to_document(std::vector<Finding>& findings, const Source& yaml, const SheetText& text) {
    for (Finding& finding : findings) {
        const std::uint32_t line = yaml.place(finding.span.begin).line;
        finding.span = line <= text.places.size() ? text.places[line - 1] : Span{};
        finding.related.reset();
    }
}

/// The claim that makes a cell, where one does; the first that it breaks, or else the first.
struct ClaimOfCell {
    const ImportedTable* table = nullptr;
    std::size_t claim = 0;
    std::size_t position = 0;
};

std::map<std::uint32_t, ClaimOfCell> claims_by_place(const std::vector<ImportedTable>& tables,
                                                     const DocumentText& document) {
    std::map<std::uint32_t, ClaimOfCell> claims;
    for (std::size_t t = 0; t < tables.size(); ++t)
        for (const BrokenCell& cell : tables[t].broken)
            claims.emplace(document.span_of(t, cell.row, cell.column).begin,
                           ClaimOfCell{&tables[t], cell.claim, cell.position});
    return claims;
}

}  // namespace

std::variant<Audit, Message> audit_tables(const std::string& name, std::string bytes, const GridOptions& reading,
                                          const AuditOptions& options, Language language) {
    auto tables = import_tables(name, std::move(bytes), reading);
    if (auto* message = std::get_if<Message>(&tables)) return std::move(*message);
    ImportedFile file{.name = name, .tables = std::get<std::vector<ImportedTable>>(std::move(tables))};
    if (file.tables.empty()) return audit_documents(Source(name, ""), {}, {}, options);
    DocumentText document(name, file.tables);
    const SheetText text = sheets_of(file, document, language);
    const Source yaml(name, text.yaml);
    std::vector<Finding> findings;
    std::vector<Document> sheets = parse(yaml, findings);
    move_to_document(findings, yaml, text);
    for (Document& sheet : sheets) move_to_document(sheet, yaml, text, document.source());
    const auto claims = claims_by_place(file.tables, document);
    Audit audit = audit_documents(std::move(document.source()), std::move(sheets), std::move(findings), options);
    for (Finding& finding : audit.findings) {
        if (!finding.comparison) continue;
        const auto found = claims.find(finding.span.begin);
        if (found == claims.end()) continue;
        const auto& [table, claim, position] = found->second;
        const auto broken = std::ranges::find_if(table->broken, [&, c = claim, p = position](const BrokenCell& cell) {
            return cell.claim == c && cell.position == p;
        });
        if (broken != table->broken.end()) finding.basis = basis_in_words(*broken, table->grid, table->understanding);
    }
    return audit;
}

}  // namespace dxbudget::tables
