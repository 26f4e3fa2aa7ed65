/// Which figure a line states at a stage, while a sheet is being read and its grid of lines and stages is not known
/// yet.
#pragma once

#include <span>
#include <vector>

#include "dxbudget/sheet.hpp"

namespace dxbudget {

class StatedFigures {
  public:
    /// The next line, which states nothing yet.
    void add_line() { last_of_line_.push_back(no_id); }
    /// The next figure, which that line states.
    void add(LineId line);
    /// The next figure, which stands in no column.
    void add_apart() { earlier_.push_back(no_id); }
    bool is_silent(LineId line) const { return last_of_line_[line] == no_id; }
    /// The figure that the line states at the stage, among all of the sheet so far; `no_id` if it states none.
    FigureId find(std::span<const Figure> figures, LineId line, StageId stage);
    /// Makes room for as many lines and figures as are expected.
    void make_room(std::size_t lines, std::size_t figures);

  private:
    FigureId find_among_many(std::span<const Figure> figures, LineId line, StageId stage);

    std::vector<FigureId> last_of_line_;    // older ones through `earlier_`
    std::vector<FigureId> earlier_;         // of each figure
    LineId wide_line_ = no_id;              // the line with many stages that was asked for last,
    std::vector<FigureId> of_wide_line_;    // its figures by stage,
    FigureId newest_of_wide_line_ = no_id;  // and the last of them
};

}  // namespace dxbudget
