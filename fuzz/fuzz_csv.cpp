/// Any bytes as a CSV file of lines: read in one pass and line by line, the file says the same.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "dxbudget/audit.hpp"
#include "dxbudget/render.hpp"
#include "require.hpp"

using namespace dxbudget;
using namespace dxbudget::fuzzing;

namespace {

/// Sheets that name the columns of the CSV files among the examples and tests, and of short ones.
constexpr std::string_view sheets[] = {
    "items: {csv: lines.csv, levels: [name], stages: {amount: amount}}\n",
    "total: 30\nitems: {csv: lines.csv, fill: yes, levels: [a, b], stages: {requested: x, previous: y, change: z}}\n",
    "unit: 千円\n"
    "items: {csv: lines.csv, levels: [款, 項, 目], stages: {requested: 本年度, previous: 前年度, change: 比較}}\n",
    "unit: 千円\n"
    "items:\n"
    "  csv: lines.csv\n"
    "  levels: [款, 項, 目, 節]\n"
    "  stages: {amount: 本年度予算額, previous: 前年度予算額, change: 比較}\n"
    "  funding: {amount: [国県支出金, 地方債, その他, 一般財源]}\n",
};

CheckedFile checked(std::string_view sheet, const std::string& csv, bool sums_rows) {
    const auto read_file = [&csv](const std::string&) -> std::variant<std::string, Message> { return csv; };
    return {.path = "sheet.yaml",
            .audit = audit(Source("sheet.yaml", std::string(sheet)),
                           {.loading = {.read_file = read_file, .sums_rows = sums_rows}}),
            .error = {}};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string csv(reinterpret_cast<const char*>(data), size);
    for (const std::string_view sheet : sheets) {
        const CheckedFile in_one_pass = checked(sheet, csv, true);
        const CheckedFile line_by_line = checked(sheet, csv, false);
        require(in_one_pass.audit->tally == line_by_line.audit->tally, "both ways count the same");
        require(formats::full.file(in_one_pass, {}) == formats::full.file(line_by_line, {}), "both ways find the same");
        formats::sarif.parts(line_by_line, {});
        formats::junit.file(line_by_line, {});
    }
    return 0;
}
