#include "sheet/csv_file.hpp"

#include <algorithm>
#include <utility>

#include "reading/bytes.hpp"
#include "text/suggestion.hpp"

namespace dxbudget {

bool CsvFile::open(NodeId name) {
    is_whole_ = false;
    source_ = sink_.open_file(name);
    if (source_ == nullptr) return false;
    const std::uint32_t base = source_->base();
    if (std::optional<Finding> finding = check_encoding(*source_, {})) {
        finding->span = {finding->span.begin + base, finding->span.end + base};
        sink_.nodes().report(std::move(*finding));
        return false;
    }
    reader_.emplace(*source_);
    if (!reader_->next()) {
        if (reader_->flaw() == CsvFlaw::none) {
            report_flaw({base, base}, {{"this file is empty", "ファイルが空である"}, {}},
                        {{"its first row names the columns", "先頭の行に列の名称を書く"}, {}});
        }
        report_reader_flaw();
        return false;
    }
    header_.assign(reader_->cells().begin(), reader_->cells().end());
    constexpr std::int64_t most_columns = 1000;
    is_whole_ = header_.size() <= most_columns;
    if (!is_whole_) {
        sink_.nodes().report(rules::too_large, header_[most_columns].span,
                             {{"more than {0} columns are named", "{0} を超える列がある"}, {Rational(most_columns)}},
                             {{"leave out the columns that are not read", "読まない列を除く"}, {}});
    }
    return is_whole_;
}

bool CsvFile::next() {
    if (reader_->next()) return true;
    report_reader_flaw();
    return false;
}

std::size_t CsvFile::row_count() const {
    const std::string_view text = source_->text();
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
}

void CsvFile::report_flaw(Span span, Message message, Message help) {
    lose();
    sink_.nodes().report(rules::bad_csv, span, std::move(message), std::move(help));
}

void CsvFile::report_reader_flaw() {
    switch (reader_->flaw()) {
        case CsvFlaw::none:
            break;
        case CsvFlaw::unclosed_quote:
            report_flaw(
                reader_->flaw_span(),
                {{"this quote is not closed before the file ends", "この引用符が閉じられていない"}, {}},
                {{"write a quote that is part of a cell twice: `\"\"`", "セルの中の引用符は「\"\"」と二つ重ねる"}, {}});
            break;
        case CsvFlaw::text_after_quote:
            report_flaw(reader_->flaw_span(),
                        {{"text follows a closing quote; the rows from here on were not read",
                          "閉じた引用符の後に文字がある。ここから先の行は読んでいない"},
                         {}},
                        {{"put the whole cell in quotes; write a quote within it twice: `\"\"`",
                          "セル全体を引用符で囲み、中の引用符は「\"\"」と二つ重ねる"},
                         {}});
            break;
    }
}

std::optional<std::size_t> CsvFile::column_named(std::string_view name) const {
    const auto found = std::find_if(header_.begin(), header_.end(), [&](const CsvCell& c) { return c.text == name; });
    return found == header_.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - header_.begin()));
}

std::string CsvFile::header_words() const {
    std::string words;
    for (const CsvCell& cell : header_) {
        if (cell.text.empty()) continue;
        if (!words.empty()) words += ", ";
        words += cell.text;
    }
    return words;
}

std::optional<std::size_t> CsvFile::find_column(NodeId name) {
    const std::string_view word = sink_.nodes().text_of(name);
    if (word.empty()) return std::nullopt;
    const auto column = column_named(word);
    if (!column) {
        report_no_column(name);
        return std::nullopt;
    }
    const auto is_same = [&](const CsvCell& cell) { return cell.text == word; };
    if (std::count_if(header_.begin(), header_.end(), is_same) > 1) {
        report_flaw(header_[*column].span,
                    {{"several columns are called `{0}`", "「{0}」という列が複数ある"}, {std::string(word)}},
                    {{"give each column its own name", "列ごとに異なる名称を付ける"}, {}});
    }
    return column;
}

void CsvFile::report_no_column(NodeId name) {
    const std::string_view word = sink_.nodes().text_of(name);
    std::vector<std::string_view> names;
    for (const CsvCell& cell : header_) names.push_back(cell.text);
    Message help = {{"its columns are: {0}", "このファイルの列: {0}"}, {header_words()}};
    if (const std::string_view near = nearest(word, names); !near.empty()) {
        help = {{"did you mean `{0}`?", "「{0}」の誤りではないか"}, {std::string(near)}};
    } else if (header_.size() == 1 && header_[0].text.find_first_of("\t;") != std::string_view::npos) {
        help = {{"its cells are not separated by commas; save it as CSV (comma separated)",
                 "セルがコンマで区切られていない。CSV(コンマ区切り)で保存し直す"},
                {}};
    }
    sink_.nodes().report(
        rules::unknown_column, sink_.nodes().node(name).span,
        {{"`{0}` is not a column of `{1}`", "「{1}」に「{0}」という列はない"}, {std::string(word), source_->name()}},
        std::move(help));
    lose();
}

}  // namespace dxbudget
