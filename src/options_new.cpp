/// The options of the commands that help to write sheets.

#include "read_command.hpp"

namespace dxbudget {

void read_schema(CommandLine& line, Text summary) {
    static constexpr std::array<Choice<SchemaOf>, 2> documents{
        {{"sheet", SchemaOf::sheet}, {"configuration", SchemaOf::configuration}}};
    std::string of = "sheet";
    line.option("of", of, "OF",
                {"What it describes: sheet, or configuration for .dxbudget.yaml (default: sheet)",
                 "対象: sheet(調書)、configuration(設定ファイル .dxbudget.yaml)。既定は sheet"},
                names_of(documents));
    if (!line.read(summary)) return;
    const SchemaOptions options{line.choose("OF", of, documents)};
    if (line.accepted()) line.outcome = options;
}

}  // namespace dxbudget
