/// A CSV file that is open: its columns by their names, its rows, and what is wrong with it.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reading/csv.hpp"
#include "sheet/csv_sink.hpp"

namespace dxbudget {

class CsvFile {
  public:
    explicit CsvFile(CsvSink& sink) : sink_(sink) {}

    /// Opens the file that a node names, and reads its header; false, and said so, where it cannot.
    bool open(NodeId name);
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
    std::optional<std::size_t> column_named(std::string_view name) const;
    void report_no_column(NodeId name);
    void report_reader_flaw();

    CsvSink& sink_;
    const Source* source_ = nullptr;
    std::optional<CsvReader> reader_;
    std::vector<CsvCell> header_;
    bool is_whole_ = true;
};

}  // namespace dxbudget
