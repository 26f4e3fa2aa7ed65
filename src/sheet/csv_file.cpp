#include "sheet/csv_file.hpp"

#include <algorithm>
#include <utility>

#include "reading/bytes.hpp"
#include "reading/decode.hpp"
#include "text/suggestion.hpp"

namespace dxbudget {
namespace {

struct Decoded {
    std::unique_ptr<Source> file;
    PossibleEncoding encoding;
};

/// The file in the first encoding of which there is no doubt; nothing where there is none.
std::optional<Decoded> decoded_without_doubt(const CsvForm& form, const CsvNames& names, const Source& bytes) {
    for (PossibleEncoding& encoding : possible_encodings(bytes.text())) {
        if (!encoding.is_certain && !names.tell_encodings_apart()) continue;
        std::optional<std::string> text = converted_to_utf8(bytes.text(), encoding.name);
        if (!text) continue;
        auto file = std::make_unique<Source>(bytes.name(), *std::move(text));
        if (!encoding.is_certain && !find_header(*file, form, names)) continue;
        return Decoded{.file = std::move(file), .encoding = std::move(encoding)};
    }
    return std::nullopt;
}

}  // namespace

bool CsvFile::open(const CsvForm& form, const CsvNames& names) {
    is_whole_ = open_source(form, names) && read_header(form, names);
    if (!is_whole_) return false;
    header_.assign(reader_->cells().begin(), reader_->cells().end());
    for (std::size_t column = 0; column < header_.size(); ++column) {
        const auto [known, is_new] = columns_.try_emplace(header_[column].text, NamedColumn{.column = column});
        known->second.is_alone = is_new;
    }
    constexpr std::int64_t most_columns = 1000;
    is_whole_ = header_.size() <= most_columns;
    if (!is_whole_) {
        sink_.nodes().report(rules::too_large, header_[most_columns].span,
                             {{"more than {0} columns are named", "{0} を超える列がある"}, {Rational(most_columns)}},
                             {{"leave out the columns that are not read", "読まない列を除く"}, {}});
    }
    return is_whole_;
}

/// The file is attached as UTF-8, so that every place in it is one of the text that messages show.
bool CsvFile::open_source(const CsvForm& form, const CsvNames& names) {
    AttachedFiles& files = sink_.files();
    const std::string path = files.path_named(form.file);
    if (path.empty()) return false;
    const std::string key = form.encoding.empty() ? path : path + '\n' + std::string(form.encoding);
    source_ = files.find(key);
    std::optional<Finding> refused;
    if (source_ != nullptr) {
        refused = check_encoding(*source_, {});
    } else {
        std::optional<std::string> bytes = files.read(form.file, path);
        if (!bytes) return false;
        Decoded taken{.file = decoded(form, path, *std::move(bytes)), .encoding = {}};
        if (!taken.file) return false;
        refused = check_encoding(*taken.file, {});
        if (refused && refused->rule == &rules::not_utf8 && form.encoding.empty()) {
            if (std::optional<Decoded> found = decoded_without_doubt(form, names, *taken.file)) {
                taken = *std::move(found);
                refused = check_encoding(*taken.file, {});
            }
        }
        source_ = files.attach(form.file, key, std::move(taken.file));
        if (source_ == nullptr) return false;
        if (!taken.encoding.name.empty()) files.keep_found_encoding(*source_, std::move(taken.encoding));
    }
    if (refused) {
        report_refusal(*std::move(refused), form);
        return false;
    }
    if (const PossibleEncoding* found = files.found_encoding(*source_)) report_encoding(form, *found);
    return true;
}

/// The file in the encoding that is stated for it; null, and said so, where it is not in that.
std::unique_ptr<Source> CsvFile::decoded(const CsvForm& form, const std::string& path, std::string bytes) {
    const bool is_too_large = bytes.size() > ReadingLimits{}.bytes;  // which is said of the bytes as they are
    if (form.encoding.empty() || form.encoding == "UTF-8" || is_too_large)
        return std::make_unique<Source>(path, std::move(bytes));
    std::optional<std::string> text = converted_to_utf8(bytes, std::string(form.encoding));
    if (text) return std::make_unique<Source>(path, *std::move(text));
    sink_.nodes().report(
        rules::not_utf8, sink_.nodes().node(form.encoding_at).span,
        {{"`{0}` cannot be read as {1}", "「{0}」は {1} として読めない"}, {path, std::string(form.encoding)}},
        {{"leave out `encoding:` to have it found out, or save the file as UTF-8",
          "文字コードの指定を消して自動判定とするか、ファイルを UTF-8 で保存し直す"},
         {}});
    return nullptr;
}

void CsvFile::report_encoding(const CsvForm& form, const PossibleEncoding& encoding) {
    std::string word = encoding.name;
    if (word.starts_with("UTF-16")) word.resize(6);
    report_found(form,
                 {{"`{0}` is read as {1}: {2}", "「{0}」を {1} として読んだ({2})"},
                  {source_->name(), word,
                   encoding.is_certain ? encoding.reason
                                       : Text{"only then does its header have the columns that are named here",
                                              "指定した列の名称がそろう"}}},
                 {"write `encoding: {0}` beside `csv:`", "csv: と並べて「文字コード: {0}」と書く"}, word);
}

void CsvFile::report_refusal(Finding refused, const CsvForm& form) {
    const std::uint32_t base = source_->base();
    refused.span = {refused.span.begin + base, refused.span.end + base};
    if (refused.rule == &rules::not_utf8 && form.encoding.empty()) {
        const std::string guessed(guess_encoding(source_->text()));
        refused.help = {{"write `encoding: {0}` beside `csv:` if it is that, or save the file as UTF-8",
                         "csv: と並べて「文字コード: {0}」と書く(違う場合はその名称)か、ファイルを UTF-8 で保存し直す"},
                        {guessed.empty() ? "CP1252" : guessed}};
    }
    sink_.nodes().report(std::move(refused));
}

void CsvFile::report_found(const CsvForm& form, Message message, Text help, Argument value) {
    sink_.nodes().report(rules::csv_form_not_stated, sink_.nodes().node(form.file).span, std::move(message),
                         {help, {std::move(value)}});
}

bool CsvFile::read_header(const CsvForm& form, const CsvNames& names) {
    const std::optional<CsvHeader> found = find_header(*source_, form, names);
    separator_ = found ? found->separator : form.separator.value_or(',');
    reader_.emplace(*source_, separator_);
    if (!go_to_header(found ? std::optional(found->row) : form.header)) return false;
    if (found && !form.separator && separator_ != ',') {
        report_found(form,
                     {{"the cells of `{0}` are separated by a {1}: only then does its header have the columns that "
                       "are named here",
                       "「{0}」のセルの区切りを{1}として読んだ(指定した列の名称がそろう)"},
                      {source_->name(), name_of_separator(separator_)}},
                     {"write `separator: {0}` beside `csv:`", "csv: と並べて「区切り: {0}」と書く"},
                     name_of_separator(separator_));
    }
    if (found && !form.header && !found->is_first) {
        report_found(form,
                     {{"row {1} of `{0}` is read as its header; the rows above it are not read",
                       "「{0}」の {1} 行目を見出しとして読んだ。それより上の行は読んでいない"},
                      {source_->name(), Rational(std::int64_t{found->row})}},
                     {"write `header: {0}` beside `csv:`", "csv: と並べて「見出し行: {0}」と書く"},
                     Rational(std::int64_t{found->row}));
    }
    return true;
}

/// Reads on to the row of the header: the first with text, where none is known.
bool CsvFile::go_to_header(std::optional<std::uint32_t> row) {
    bool any = reader_->next();
    while (any && reader_->row_number() < row.value_or(0)) any = reader_->next();
    if (any && reader_->row_number() == row.value_or(reader_->row_number())) return true;
    const std::uint32_t base = source_->base();
    if (reader_->flaw() != CsvFlaw::none) {
        report_reader_flaw();
    } else if (row) {
        report_flaw({base, base},
                    {{"row {0} of this file has no text; it was to name the columns",
                      "見出し行に指定された {0} 行目に文字がない"},
                     {Rational(std::int64_t{*row})}},
                    {{"count the rows as a spreadsheet numbers them, blank ones as well",
                      "空行も含めた表計算ソフトの行番号を書く"},
                     {}});
    } else {
        report_flaw({base, base}, {{"this file is empty", "ファイルが空である"}, {}},
                    {{"its first row names the columns", "先頭の行に列の名称を書く"}, {}});
    }
    return false;
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
    const auto found = columns_.find(word);
    if (found == columns_.end()) {
        report_no_column(name);
        return std::nullopt;
    }
    const NamedColumn& named = found->second;
    if (!named.is_alone) {
        report_flaw(header_[named.column].span,
                    {{"several columns are called `{0}`", "「{0}」という列が複数ある"}, {std::string(word)}},
                    {{"give each column its own name", "列ごとに異なる名称を付ける"}, {}});
    }
    return named.column;
}

void CsvFile::report_no_column(NodeId name) {
    const std::string_view word = sink_.nodes().text_of(name);
    std::vector<std::string_view> names;
    for (const CsvCell& cell : header_) names.push_back(cell.text);
    Message help = {{"its columns are: {0}", "このファイルの列: {0}"}, {header_words()}};
    if (const std::string_view near = nearest(word, names); !near.empty()) {
        help = {{"did you mean `{0}`?", "「{0}」の誤りではないか"}, {std::string(near)}};
    } else if (const auto at = header_.size() == 1 ? header_[0].text.find_first_of("\t;|") : std::string::npos;
               at != std::string_view::npos) {
        help = {{"its cells are not separated by commas; write `separator: {0}` beside `csv:`",
                 "セルがコンマで区切られていない。csv: と並べて「区切り: {0}」と書く"},
                {name_of_separator(header_[0].text[at])}};
    }
    sink_.nodes().report(
        rules::unknown_column, sink_.nodes().node(name).span,
        {{"`{0}` is not a column of `{1}`", "「{1}」に「{0}」という列はない"}, {std::string(word), source_->name()}},
        std::move(help));
    lose();
}

}  // namespace dxbudget
