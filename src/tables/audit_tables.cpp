#include "tables/audit_tables.hpp"

#include <map>
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
        node.text = sheet.texts.emplace_front(node.text);
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

/// What the equations rest on that cells break, by the places of these.
std::map<std::uint32_t, Message> bases_of(const std::vector<ImportedTable>& tables, const DocumentText& document) {
    std::map<std::uint32_t, Message> bases;
    for (std::size_t t = 0; t < tables.size(); ++t)
        for (const BrokenCell& cell : tables[t].broken)
            bases.emplace(document.span_of(t, cell.row, cell.column).begin,
                          basis_in_words(cell, tables[t].grid, tables[t].understanding));
    return bases;
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
    const auto bases = bases_of(file.tables, document);
    Audit audit = audit_documents(std::move(document.source()), std::move(sheets), std::move(findings), options);
    for (Finding& finding : audit.findings) {
        if (!finding.comparison) continue;
        const auto found = bases.find(finding.place_of_figure().begin);
        if (found == bases.end()) continue;
        finding.basis = found->second;
        if (!finding.causes.empty() || !finding.explained.empty()) continue;
        finding.help = {{"if it was understood otherwise than it is meant, write a sheet with `dxbudget import` "
                         "and correct it",
                         "読み取り方が意図と違うときは「dxbudget import」で調書にして直す"},
                        {}};
    }
    return audit;
}

}  // namespace dxbudget::tables
