#include "cli/commands.hpp"
#include "schema/schema.hpp"

namespace dxbudget {

int run_schema(const SchemaOptions& options, Console& console) {
    const Language language = console.on_out().language;
    console.out.write(options.of == SchemaOf::sheet ? sheet_schema(language) : configuration_schema(language));
    return all_well;
}

}  // namespace dxbudget
