/// No text that is a right amount changes its value: `tests/amount/known_amounts.txt` holds those of all examples and
/// tests, with the unit of their sheet and what they are read as. With DXBUDGET_REFRESH set, the table is written anew.

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "audit_files.hpp"
#include "catch.hpp"
#include "dxbudget/amount.hpp"
#include "dxbudget/audit.hpp"

using namespace dxbudget;
using namespace dxbudget::testing;

namespace {

constexpr const char* table = "tests/amount/known_amounts.txt";
constexpr std::string_view with_comma = ", decimal: comma";
constexpr std::string_view with_brackets = ", negative: brackets";

/// What an amount's text is read in, as the table names it: `EUR, decimal: comma`.
struct Reading {
    Unit unit;
    Notation notation = {};

    AmountContext context() const { return {.unit = &unit, .notation = notation}; }
};

bool skip_end(std::string_view& text, std::string_view end) {
    if (!text.ends_with(end)) return false;
    text.remove_suffix(end.size());
    return true;
}

Reading reading_of(std::string_view name) {
    Reading reading;
    if (skip_end(name, with_brackets)) reading.notation.brackets = Brackets::negative;
    if (skip_end(name, with_comma)) reading.notation.decimal = DecimalMark::comma;
    reading.unit = read_unit(name);
    return reading;
}

std::string name_of(const Unit& unit, const Notation& notation) {
    std::string name = unit.label;
    if (notation.decimal == DecimalMark::comma) name += with_comma;
    if (notation.brackets == Brackets::negative) name += with_brackets;
    return name;
}

/// `216 of 5,710円 × 38日 which gives 216.98`, in short: the value, `~` where it is approximate, and what the
/// calculation gives.
std::string value_in_words(const Amount& amount) {
    std::string words = (amount.approximate ? "~" : "") + plain(amount.value);
    if (!amount.calculation) return words;
    words += amount.calculation->declared ? " = " + plain(amount.calculation->value) : " =";
    return words + (amount.calculation->approximate ? " ~" : "");
}

std::string line_of(std::string_view name, std::string_view text, const Amount& amount) {
    return std::string(name) + " | " + std::string(text) + " | " + value_in_words(amount);
}

std::vector<std::string> lines_of(const std::string& path) {
    std::ifstream file(path);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) lines.push_back(line);
    return lines;
}

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

class Collector {
  public:
    void add(const std::string& name, std::string_view text) {
        constexpr std::size_t longest = 60;
        const bool has_mark = text.find_first_not_of("0123456789") != std::string_view::npos;
        if (!has_mark || text.size() > longest || text.find_first_of("|\n\r\t\\") != std::string_view::npos) return;
        if (text.front() == ' ' || text.back() == ' ') return;
        const Reading reading = reading_of(name);
        const Amount amount = read_amount(text, reading.context());
        if (amount.kind == AmountKind::number) lines_.insert(line_of(name, text, amount));
    }

    /// The texts of a sheet, and the figures of the files that it names.
    void add_sheet(const std::filesystem::path& path) {
        Files files;
        for (const auto& entry : std::filesystem::directory_iterator(path.parent_path())) {
            const std::string extension = entry.path().extension();
            if (extension != ".yaml" && extension != ".csv") continue;
            files[entry.path().filename()] = bytes_of(entry.path());
        }
        const Audit checked = audit_file(files, path.filename(), false);
        for (std::size_t i = 0; i < checked.sheets.size(); ++i) {
            const Sheet& sheet = checked.sheets[i];
            const std::string name = name_of(sheet.unit, sheet.notation);
            for (const Node& node : checked.documents[i].nodes) {
                if (node.kind == NodeKind::scalar) add(name, node.text);
            }
            for (const Figure& figure : sheet.figures) {
                if (figure.kind == AmountKind::number && !figure.span.empty())
                    add(name, checked.source->slice(figure.span));
            }
        }
    }

    /// The strings of a test, in units of each kind.
    void add_test(const std::filesystem::path& path) {
        static constexpr std::array<std::string_view, 7> names{
            "千円", "円", "", "USD", "USD thousand", "EUR, decimal: comma", "千円, negative: brackets"};
        const std::string text = bytes_of(path);
        for (std::size_t at = text.find('"'); at != std::string::npos; at = text.find('"', at + 1)) {
            const std::size_t end = text.find_first_of("\"\n", at + 1);
            if (end == std::string::npos) return;
            for (const std::string_view name : names)
                add(std::string(name), std::string_view(text).substr(at + 1, end - at - 1));
            at = end;
        }
    }

    const std::set<std::string>& lines() const { return lines_; }

  private:
    std::set<std::string> lines_;
};

void write_table() {
    Collector collector;
    for (const std::string_view folder : {"examples", "tests"}) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
            const std::filesystem::path& path = entry.path();
            if (path.extension() == ".yaml") collector.add_sheet(path);
            const std::string parent = path.parent_path().filename();
            const bool is_of_amounts = parent == "amount" || path.filename() == "world_amount_test.cpp" ||
                                       path.filename() == "hidden_figures.hpp";
            if (path.extension() != ".txt" && is_of_amounts) collector.add_test(path);
        }
    }
    std::ofstream out(table);
    for (const std::string& line : collector.lines()) out << line << '\n';
}

}  // namespace

TEST_CASE("no text that is an amount of an example or a test changes its value") {
    if (std::getenv("DXBUDGET_REFRESH") != nullptr) write_table();
    const std::vector<std::string> lines = lines_of(table);
    CHECK(lines.size() > 1000);
    for (const std::string& line : lines) {
        const std::size_t first = line.find(" | ");
        const std::size_t last = line.rfind(" | ");
        REQUIRE(first < last);
        const std::string name = line.substr(0, first);
        const std::string text = line.substr(first + 3, last - first - 3);
        const Reading reading = reading_of(name);
        const Amount amount = read_amount(text, reading.context());
        INFO(line);
        const bool is_number = amount.kind == AmountKind::number;
        CHECK((is_number ? line_of(name, text, amount) : name + " | " + text + " | not an amount") == line);
    }
}
