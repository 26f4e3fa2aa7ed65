#include "budget_book.hpp"

#include <fmt/format.h>

#include <array>
#include <iterator>
#include <random>
#include <string_view>
#include <vector>

namespace {

constexpr auto chapters =
    std::to_array<std::string_view>({"議会費", "総務費", "民生費", "衛生費", "労働費", "農林水産業費", "商工費",
                                     "土木費", "消防費", "教育費", "災害復旧費", "公債費", "諸支出金"});
constexpr auto objects = std::to_array<std::string_view>({"報酬", "給料", "職員手当等", "共済費", "報償費", "旅費",
                                                          "需用費", "役務費", "委託料", "使用料及び賃借料",
                                                          "工事請負費", "備品購入費", "負担金、補助及び交付金"});

/// What a line states at two stages, and where this year's comes from.
struct Row {
    std::int64_t present = 0;
    std::int64_t previous = 0;
    std::array<std::int64_t, 4> sources = {};
};

Row& operator+=(Row& left, const Row& right) {
    left.present += right.present;
    left.previous += right.previous;
    for (std::size_t i = 0; i < left.sources.size(); ++i) left.sources[i] += right.sources[i];
    return left;
}

std::string difference(const Row& row) {
    const std::int64_t change = row.present - row.previous;
    return change < 0 ? fmt::format("△{}", -change) : std::to_string(change);
}

/// One 目 after the other; the rows of the lines above are written when all below them are known.
class Book {
  public:
    explicit Book(std::uint32_t seed) : random_(seed) {}

    std::string write(std::uint32_t lines) {
        std::string body;
        Row total;
        for (std::uint32_t chapter = 0; rows_ < lines; ++chapter) {
            const std::string_view name = chapters[chapter % chapters.size()];
            const std::size_t round = chapter / chapters.size();
            total += write_chapter(round == 0 ? std::string(name) : fmt::format("{}({})", name, round + 1), body);
        }
        return "款,項,目,節,本年度予算額,前年度予算額,比較,国県支出金,地方債,その他,一般財源\n" +
               row_of({"歳出合計", "", "", ""}, total, true) + body;
    }

  private:
    using Names = std::array<std::string_view, 4>;

    std::int64_t any(std::int64_t least, std::int64_t most) {  // not a distribution: those differ between libraries
        return least + static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(most - least + 1));
    }

    std::string row_of(const Names& names, const Row& row, bool with_sources) {
        ++rows_;
        std::string text = fmt::format("{},{},{},{},{},{},{}", names[0], names[1], names[2], names[3], row.present,
                                       row.previous, difference(row));
        for (const std::int64_t source : row.sources) text += with_sources ? fmt::format(",{}", source) : ",";
        return text + "\n";
    }

    Row write_chapter(const std::string& chapter, std::string& out) {
        std::string body;
        Row total;
        const std::int64_t sections = any(2, 5);
        for (std::int64_t i = 1; i <= sections; ++i) {
            total += write_section(chapter, fmt::format("{}第{}項", chapter, i), body);
        }
        out += row_of({chapter, "", "", ""}, total, true) + body;
        return total;
    }

    Row write_section(std::string_view chapter, const std::string& section, std::string& out) {
        std::string body;
        Row total;
        const std::int64_t items = any(2, 6);
        for (std::int64_t i = 1; i <= items; ++i) {
            total += write_item(chapter, section, fmt::format("{}第{}目", section, i), body);
        }
        out += row_of({chapter, section, "", ""}, total, true) + body;
        return total;
    }

    Row write_item(std::string_view chapter, std::string_view section, const std::string& item, std::string& out) {
        std::string body;
        Row total;
        for (const std::string_view object : objects) {
            if (any(0, 2) == 0) continue;
            const std::int64_t previous = any(1, 99'999);
            const Row row{.present = previous + any(-previous / 10, previous / 8), .previous = previous};
            body += row_of({chapter, section, item, object}, row, false);
            total += row;
        }
        std::int64_t rest = total.present;
        for (std::size_t i = 0; i + 1 < total.sources.size(); ++i) {
            total.sources[i] = any(0, 2) == 0 ? 0 : any(0, rest / 3);
            rest -= total.sources[i];
        }
        total.sources.back() = rest;
        out += row_of({chapter, section, item, ""}, total, true) + body;
        return total;
    }

    std::mt19937 random_;
    std::uint32_t rows_ = 0;
};

}  // namespace

std::string budget_book(std::uint32_t lines, std::uint32_t seed) {
    return Book(seed).write(lines);
}

std::string with_wrong_rows(const std::string& book, std::uint32_t every) {
    std::string changed = book;
    std::uint32_t row = 0;
    for (std::size_t at = 0; at < changed.size(); at = changed.find('\n', at) + 1) {
        if (row++ % every == 0 && row > 1) {
            std::size_t end = at;
            for (int columns = 0; columns < 5; ++columns) end = changed.find(',', end) + 1;
            char& digit = changed[end - 2];
            digit = digit == '1' ? '2' : '1';
        }
        if (changed.find('\n', at) == std::string::npos) break;
    }
    return changed;
}
