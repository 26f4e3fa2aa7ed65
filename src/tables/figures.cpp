#include "tables/figures.hpp"

#include <algorithm>
#include <numeric>
#include <set>

namespace dxbudget::tables {
namespace {

/// Decimals without the zeros at the end.
int significant_decimals(const CellNumber& number) {
    int decimals = number.decimals;
    std::int64_t digits = number.digits;
    while (decimals > 0 && digits % 10 == 0) {
        digits /= 10;
        --decimals;
    }
    return decimals;
}

std::int64_t power(int exponent) {
    std::int64_t result = 1;
    while (exponent-- > 0) result *= 10;
    return result;
}

/// A line of numbers that name things: years, or one after the other.
bool names_things(const std::vector<std::int64_t>& numbers) {
    if (numbers.size() < 2) return false;
    bool years = true;
    bool up = true;
    bool down = true;
    bool same = true;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        years = years && numbers[i] >= 1850 && numbers[i] <= 2100;
        if (i == 0) continue;
        same = same && numbers[i] == numbers[i - 1];
        up = up && numbers[i] == numbers[i - 1] + 1;
        down = down && numbers[i] == numbers[i - 1] - 1;
    }
    return years || (numbers.size() >= 4 && (up || down));
}

class FigureReader {
  public:
    explicit FigureReader(const Grid& grid) : grid_(grid) {
        figures_.rows = grid.rows.size();
        figures_.columns = grid.width();
    }

    Figures read() {
        read_cells();
        find_labels();
        find_places();
        scale();
        find_grains();
        return std::move(figures_);
    }

  private:
    void read_cells() {
        std::vector<std::string_view> texts;
        for (const auto& row : grid_.rows)
            for (const GridCell& cell : row)
                if (cell.text.find_first_of("0123456789") != std::string_view::npos) texts.push_back(cell.text);
        figures_.style = find_number_style(texts);
        if (grid_.decimal) figures_.style = {*grid_.decimal, *grid_.decimal == ',' ? '.' : ','};
        const std::size_t size = figures_.rows * figures_.columns;
        figures_.cells.resize(size);
        figures_.state.resize(size, FigureState::none);
        figures_.value.resize(size);
        figures_.slack.resize(size);
        for (std::size_t r = 0; r < figures_.rows; ++r) {
            for (std::size_t c = 0; c < grid_.rows[r].size(); ++c) {
                const std::string_view text = grid_.rows[r][c].text;
                if (text.empty()) continue;
                const auto number = read_cell_number(text, figures_.style);
                if (!number) continue;
                figures_.cells[figures_.at(r, c)] = *number;
                figures_.state[figures_.at(r, c)] = number->nil ? FigureState::nil : FigureState::number;
            }
        }
    }

    bool is_number(std::size_t r, std::size_t c) const {
        return figures_.state[figures_.at(r, c)] == FigureState::number;
    }

    void find_labels() {
        std::vector<std::int64_t> numbers;
        std::vector<std::size_t> labels;
        std::size_t first_numbers = figures_.columns;  // the leftmost column of numbers may be one of names
        for (std::size_t c = 0; c < figures_.columns && first_numbers == figures_.columns; ++c) {
            numbers.clear();
            bool whole = true;
            for (std::size_t r = 0; r < figures_.rows; ++r) {
                if (!is_number(r, c)) continue;
                const CellNumber& number = figures_.cells[figures_.at(r, c)];
                whole = whole && significant_decimals(number) == 0 && number.digits >= 0;
                numbers.push_back(number.digits / power(number.decimals));
            }
            if (numbers.size() < 2) continue;
            first_numbers = c;
            if (whole && names_things(numbers) && numbers.size() >= 3)
                for (std::size_t r = 0; r < figures_.rows; ++r)
                    if (is_number(r, c)) labels.push_back(figures_.at(r, c));
        }
        for (std::size_t r = 0; r < figures_.rows; ++r) {
            numbers.clear();
            bool whole = true;
            for (std::size_t c = 0; c < figures_.columns; ++c) {
                if (!is_number(r, c)) continue;
                const CellNumber& number = figures_.cells[figures_.at(r, c)];
                whole = whole && significant_decimals(number) == 0 && number.digits >= 0;
                numbers.push_back(number.digits / power(number.decimals));
            }
            if (whole && names_things(numbers))
                for (std::size_t c = 0; c < figures_.columns; ++c)
                    if (is_number(r, c)) labels.push_back(figures_.at(r, c));
        }
        for (const std::size_t at : labels) figures_.state[at] = FigureState::label;
    }

    /// To how many decimals each figure is exact: `4` among `3.8` and `3.9` is `4.0`.
    void find_places() {
        std::vector<int> of_row(figures_.rows, 0);
        std::vector<int> of_column(figures_.columns, 0);
        for (std::size_t r = 0; r < figures_.rows; ++r) {
            for (std::size_t c = 0; c < figures_.columns; ++c) {
                if (!is_number(r, c)) continue;
                const int decimals = significant_decimals(figures_.cells[figures_.at(r, c)]);
                of_row[r] = std::max(of_row[r], decimals);
                of_column[c] = std::max(of_column[c], decimals);
            }
        }
        places_.assign(figures_.cells.size(), 0);
        for (std::size_t r = 0; r < figures_.rows; ++r) {
            for (std::size_t c = 0; c < figures_.columns; ++c) {
                const std::size_t at = figures_.at(r, c);
                if (!is_number(r, c)) continue;
                places_[at] = std::max(significant_decimals(figures_.cells[at]), std::min(of_row[r], of_column[c]));
            }
        }
    }

    void scale() {
        int most = 0;
        std::int64_t largest = 1;
        for (std::size_t at = 0; at < figures_.cells.size(); ++at) {
            if (figures_.state[at] != FigureState::number) continue;
            most = std::max(most, places_[at]);
            const CellNumber& cell = figures_.cells[at];
            largest = std::max(largest, (cell.digits < 0 ? -cell.digits : cell.digits) / power(cell.decimals) + 1);
        }
        int decimals = std::min(most, 6);
        while (decimals > 0 && largest > (std::int64_t{1} << 48) / power(decimals)) --decimals;
        figures_.decimals = decimals;
        for (std::size_t at = 0; at < figures_.cells.size(); ++at) {
            if (figures_.state[at] != FigureState::number) continue;
            const CellNumber& cell = figures_.cells[at];
            std::int64_t value = 2 * cell.digits;
            if (cell.decimals <= decimals)
                value *= power(decimals - cell.decimals);
            else
                value /= power(cell.decimals - decimals);
            figures_.value[at] = value;
            figures_.slack[at] = power(std::max(0, decimals - places_[at]));
        }
    }

    /// Columns whose figures are all rounded to tens, fives or more are exact to no less.
    void find_grains() {
        const std::int64_t one = 2 * power(figures_.decimals);
        for (std::size_t c = 0; c < figures_.columns; ++c) {
            std::int64_t grain = 0;
            std::set<std::int64_t> different;
            for (std::size_t r = 0; r < figures_.rows; ++r) {
                if (!is_number(r, c) || figures_.value[figures_.at(r, c)] == 0) continue;
                grain = std::gcd(grain, figures_.value[figures_.at(r, c)]);
                if (different.size() < 8) different.insert(figures_.value[figures_.at(r, c)]);
            }
            if (different.size() < 6 || grain < 3 * one || grain % one != 0) continue;
            const std::int64_t unit = grain / one;
            for (std::size_t r = 0; r < figures_.rows; ++r)
                if (is_number(r, c)) figures_.slack[figures_.at(r, c)] = unit * one / 2;
        }
    }

    const Grid& grid_;
    Figures figures_;
    std::vector<int> places_;
};

}  // namespace

Figures read_figures(const Grid& grid) {
    return FigureReader(grid).read();
}

}  // namespace dxbudget::tables
