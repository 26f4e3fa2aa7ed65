/// Audits of sheets with the files that they name, none of which stands on a disk.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "dxbudget/audit.hpp"
#include "dxbudget/finding.hpp"
#include "dxbudget/source.hpp"

namespace dxbudget::testing {

using Files = std::map<std::string, std::string>;  // texts by their paths

/// Reads from `files`, which outlive it.
ReadFile reader_of(const Files& files);

/// The audit of one of the files.
Audit audit_file(const Files& files, const std::string& path, bool causes = true);

/// `lines.csv:3:5 message`, as the finding stands in its own file.
std::string placed(const Audit& checked, const Finding& finding);

/// The findings with what helps, one a line: `bad-share: message | help`.
std::string told_with_help(const Audit& checked, Language language = Language::english);

/// What is found in a sheet whose file `l.csv` is that: each finding with its place and what helps, one a line; then
/// how many equations hold. Adding its rows up as they are read must find the same, and is told if it does not.
std::string told_of_csv(const std::string& sheet, const std::string& lines, Language language = Language::english);

/// The value that a figure of the first sheet has, stated or computed.
std::string value_of(const Audit& checked, std::string_view path);

}  // namespace dxbudget::testing
