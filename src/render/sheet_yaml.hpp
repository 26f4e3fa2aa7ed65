/// The parts of a sheet as it is written anew in YAML.
#pragma once

#include <string>
#include <string_view>

#include "dxbudget/render_sheet.hpp"
#include "text/yaml_lines.hpp"

namespace dxbudget {

/// A number as YAML and `check` read it: with all its decimals, but never with three alone, which could be thousands;
/// as a calculation where they do not end. `unit` is the one to write a calculation in; empty: the sheet's.
std::string yaml_number(const Rational& number, bool approximate = false, std::string_view unit = {});

/// The same number where the decimal mark is that of the notation.
std::string in_notation(std::string number, const Notation& notation);

/// What the sheet says about how its figures are written.
void write_notation(YamlLines& out, const Sheet& sheet);

/// What a sheet says about rounding; nothing where `index` is `none`.
void write_rounding(YamlLines& out, const Sheet& sheet, std::uint32_t index);
void write_tolerance(YamlLines& out, const Sheet& sheet, std::uint32_t index);

/// The sheet's own stages.
void write_stages(YamlLines& out, const Sheet& sheet);

/// What the sheet itself says that staff cost.
void write_unit_costs(YamlLines& out, const Sheet& sheet);

/// The checks that the sheet asks for.
void write_checks(YamlLines& out, const Sheet& sheet);

/// The free fields of a line.
void write_meta(YamlLines& out, const Document& document, NodeId meta);

}  // namespace dxbudget
