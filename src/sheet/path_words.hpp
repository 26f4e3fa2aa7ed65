/// The paths of figures as people read them.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "dxbudget/sheet.hpp"

namespace dxbudget {

/// A figure's path in a language: `items/普及促進.requested` is 細事業/普及促進.要求額 in Japanese. `find_figure` takes
/// either. The path is one of a figure in `sheets`, which are all of its file, or the one that it is in.
std::string path_in_words(std::string_view path, std::span<const Sheet> sheets, Language language);

/// The same of a line's path, which has no stage.
std::string line_path_in_words(std::string_view path, Language language);

/// The path of a figure in a language.
std::string path_in_words(const Sheet& sheet, FigureId figure, Language language);

/// How a line is called: by its name, or as the forms call it.
std::string name_in_words(const Sheet& sheet, LineId line, Language language);

}  // namespace dxbudget
