#include "rendered.hpp"

#include <algorithm>
#include <vector>

#include "dxbudget/audit.hpp"

namespace dxbudget::testing {

std::string rendered(const Format& format, const std::string& path, std::string_view sheet, Language language) {
    const CheckedFile file{.path = path, .audit = audit(Source(path, std::string(sheet))), .error = {}};
    const RenderOptions look{.language = language};
    Totals totals;
    totals.add(file);
    std::vector<Part> parts;
    if (format.parts != nullptr) parts = format.parts(file, look);
    std::stable_sort(parts.begin(), parts.end(),
                     [](const Part& left, const Part& right) { return left.section < right.section; });
    std::string out = format.begin != nullptr ? format.begin(look) : "";
    if (format.file != nullptr) out += format.file(file, look);
    if (format.end != nullptr) out += format.end(totals, parts, look);
    return out;
}

}  // namespace dxbudget::testing
