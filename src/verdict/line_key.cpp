#include "verdict/line_key.hpp"

#include <unordered_map>

namespace dxbudget {

/// Whether a line is known by its name; any other is the only one of its kind there, whatever the key that it has.
static bool is_known_by_name(LineKind kind) {
    return kind == LineKind::item || kind == LineKind::source || kind == LineKind::staff || kind == LineKind::working ||
           kind == LineKind::restatement;
}

/// What a name is said in: the line's parent, and the table or the kind.
static std::string place_of_line(const Sheet& sheet, const Line& line, const std::vector<std::string>& keys) {
    std::string key = line.parent == no_id ? std::string() : keys[line.parent];
    key += '\x1d';
    key += std::to_string(static_cast<int>(line.kind));
    if (line.breakdown != no_id) {
        const Breakdown& breakdown = sheet.breakdowns[line.breakdown];
        key += '\x1f' + std::to_string(static_cast<int>(breakdown.kind)) + '\x1f';
        key += breakdown.name;
        if (breakdown.kind == BreakdownKind::other && breakdown.name.empty()) key += std::to_string(breakdown.position);
    }
    return key;
}

std::vector<std::string> line_keys(const Sheet& sheet) {
    std::vector<std::string> keys;
    keys.reserve(sheet.lines.size());
    std::unordered_map<std::string, std::uint32_t> seen;
    for (const Line& line : sheet.lines) {
        std::string key = place_of_line(sheet, line, keys) + '\x1e';
        if (is_known_by_name(line.kind)) key += line.name;
        const std::uint32_t number = ++seen[key];
        if (number > 1) key += '\x1e' + std::to_string(number);
        keys.push_back(std::move(key));
    }
    return keys;
}

}  // namespace dxbudget
