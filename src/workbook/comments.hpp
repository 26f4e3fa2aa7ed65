/// The notes of cells.
#pragma once

#include <string>
#include <vector>

#include "workbook/cells.hpp"

namespace dxbudget {

struct Comment {
    CellPlace place = {};
    std::string text = {};  ///< of one line or several
};

/// `xl/comments1.xml`
std::string comments_part(const std::vector<Comment>& comments);

/// The boxes that Excel wants for them.
std::string shapes_part(const std::vector<Comment>& comments);

}  // namespace dxbudget
