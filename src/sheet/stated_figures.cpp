#include "sheet/stated_figures.hpp"

#include <utility>

#include "format/keys.hpp"
#include "sheet/make_room.hpp"

namespace dxbudget {

void StatedFigures::add(LineId line) {
    earlier_.push_back(last_of_line_[line]);
    last_of_line_[line] = static_cast<FigureId>(earlier_.size() - 1);
}

FigureId StatedFigures::find(std::span<const Figure> figures, LineId line, StageId stage) {
    constexpr int few = 16;
    FigureId id = last_of_line_[line];
    for (int passed = 0; id != no_id && figures[id].stage != stage; id = earlier_[id]) {
        if (++passed > few) return find_among_many(figures, line, stage);
    }
    return id;
}

/// The same for a line that states many stages, by their numbers.
FigureId StatedFigures::find_among_many(std::span<const Figure> figures, LineId line, StageId stage) {
    if (std::exchange(wide_line_, line) != line) {
        of_wide_line_.assign(most_stages + known_stages().size(), no_id);
        newest_of_wide_line_ = no_id;
    }
    for (FigureId id = last_of_line_[line]; id != newest_of_wide_line_; id = earlier_[id])
        of_wide_line_[figures[id].stage] = id;
    newest_of_wide_line_ = last_of_line_[line];
    return of_wide_line_[stage];
}

void StatedFigures::make_room(std::size_t lines, std::size_t figures) {
    make_room_for(last_of_line_, lines);
    make_room_for(earlier_, figures);
}

}  // namespace dxbudget
