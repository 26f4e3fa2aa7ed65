/// YAML of other programs, which stands among sheets in many folders.
#pragma once

#include "dxbudget/audit.hpp"

namespace dxbudget {

/// Whether a file is YAML without a single key of a sheet, or a word that could be meant as one: the configuration of
/// another program, most likely. A file that YAML or dxbudget has trouble reading is none.
bool is_other_yaml(const Audit& audit);

}  // namespace dxbudget
