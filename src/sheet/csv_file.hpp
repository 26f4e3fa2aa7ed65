/// A CSV file that is open: its columns by their names, its rows, and what is wrong with it.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "reading/csv.hpp"
#include "sheet/csv_form.hpp"
#include "sheet/csv_sink.hpp"

namespace dxbudget {

class CsvFile {
  public:
    explicit CsvFile(CsvSink& sink) : sink_(sink) {}

    /// Opens the file of that form, and reads its header, which has the names; false, and said so, where it cannot.
    /// What of its form is not stated is found out where there is no doubt, which is said.
    bool open(const CsvForm& form, const CsvNames& names);
    const Source& source() const { return *source_; }

    std::span<const CsvCell> header() const { return header_; }
    /// The column that a node names; nothing for a blank, and for a name that no column has, which is reported.
    std::optional<std::size_t> find_column(NodeId name);
    /// The names of all columns, for messages.
    std::string header_words() const;

    /// Goes on to the next row; false at the end of the file, or at a flaw, which is reported.
    bool next();
    std::span<const CsvCell> cells() const { return reader_->cells(); }
    /// The row from its first to its last byte.
    Span row() const { return reader_->row(); }
    /// Another reader of the rows from here on.
    CsvReader rows() const { return *reader_; }
    /// At least the number of rows that the file has.
    std::size_t row_count() const;

    void report_flaw(Span span, Message message, Message help = {});
    /// Something of the file was lost.
    void lose() { is_whole_ = false; }
    /// Nothing of the file was lost so far.
    bool is_whole() const { return is_whole_; }

  private:
    bool open_source(const CsvForm& form, const CsvNames& names);
    std::unique_ptr<Source> decoded(const CsvForm& form, const std::string& path, std::string bytes);
    void report_encoding(const CsvForm& form, const PossibleEncoding& encoding);
    void report_refusal(Finding refused, const CsvForm& form);
    bool read_header(const CsvForm& form, const CsvNames& names);
    bool go_to_header(std::optional<std::uint32_t> row);
    void report_found(const CsvForm& form, Message message, Text help, Argument value);
    void report_no_column(NodeId name);
    void report_reader_flaw();

    CsvSink& sink_;
    const Source* source_ = nullptr;
    std::optional<CsvReader> reader_;
    char separator_ = ',';
    struct NamedColumn {
        std::size_t column = 0;  // the first of that name
        bool is_alone = true;
    };
    std::vector<CsvCell> header_;
    std::unordered_map<std::string_view, NamedColumn> columns_;
    bool is_whole_ = true;
};

}  // namespace dxbudget
