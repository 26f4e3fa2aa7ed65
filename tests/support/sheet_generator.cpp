#include "sheet_generator.hpp"

#include <array>

namespace dxbudget::testing {
namespace {

using Amounts = std::vector<std::int64_t>;  // one a stage

class Generator {
  public:
    explicit Generator(std::mt19937_64& random) : random_(random) {}

    GeneratedSheet run() {
        stages_ = 1 + static_cast<std::size_t>(draw(0, 2));
        has_change_ = stages_ >= 2 && draw(0, 1) == 1;
        line(0, "unit: 千円");
        const Amounts total = items(0, static_cast<int>(draw(0, 2)), true);
        line(0, "total:");
        figures(1, total);
        if (draw(0, 1) == 1) funding(total);
        if (draw(0, 1) == 1) costs(total);
        return std::move(sheet_);
    }

  private:
    std::int64_t draw(std::int64_t low, std::int64_t high) {
        return std::uniform_int_distribution<std::int64_t>(low, high)(random_);
    }

    void line(int depth, const std::string& text) {
        sheet_.text += std::string(static_cast<std::size_t>(depth) * 2, ' ') + text + "\n";
    }

    static std::string grouped_digits(std::int64_t value, std::string_view separator) {
        std::string digits = std::to_string(value < 0 ? -value : value);
        for (std::size_t at = digits.size(); at > 3;) {
            at -= 3;
            digits.insert(at, separator);
        }
        return digits;
    }

    static std::string full_width(const std::string& digits) {
        static constexpr std::array<const char*, 10> wide = {"\uFF10", "\uFF11", "\uFF12", "\uFF13", "\uFF14",
                                                             "\uFF15", "\uFF16", "\uFF17", "\uFF18", "\uFF19"};
        std::string text;
        for (const char c : digits) text += c == ',' ? "\uFF0C" : wide[static_cast<std::size_t>(c - '0')];
        return text;
    }

    static std::string in_millions(std::int64_t value) {
        const std::int64_t size = value < 0 ? -value : value;
        return std::to_string(size / 1000) + "." + std::to_string(1000 + size % 1000).substr(1) + "百万円";
    }

    /// A value in one of the notations of real forms.
    std::string notation(std::int64_t value) {
        const std::array<const char*, 4> minus = {"-", "△", "▲", "−"};
        const std::string sign = value < 0 ? minus[static_cast<std::size_t>(draw(0, 3))] : "";
        switch (draw(0, 6)) {
            case 0:
                return sign + grouped_digits(value, "");
            case 1:
                return sign + grouped_digits(value, "_");
            case 2:
                return sign + full_width(grouped_digits(value, ","));
            case 3:
                return sign + grouped_digits(value, ",") + "千円";
            case 4:
                return "\"" + sign + grouped_digits(value, ",") + "\"";
            case 5:
                return sign + in_millions(value);
            default:
                return sign + grouped_digits(value, ",");
        }
    }

    void figure(int depth, const char* stage, std::int64_t value) {
        const std::string start = std::string(static_cast<std::size_t>(depth) * 2, ' ') + stage + ": ";
        const std::size_t begin = sheet_.text.size() + start.size();
        sheet_.text += start + notation(value);
        sheet_.figures.push_back({begin, sheet_.text.size(), value});
        sheet_.text += "\n";
    }

    void figures(int depth, const Amounts& amounts) {
        static constexpr std::array<const char*, 3> names = {"requested", "previous", "approved"};
        for (std::size_t stage = 0; stage < stages_; ++stage) figure(depth, names[stage], amounts[stage]);
        if (has_change_) figure(depth, "change", amounts[0] - amounts[1]);
    }

    /// Writes a list of items, and says what they add up to.
    Amounts items(int depth, int levels, bool first) {
        Amounts total(stages_, 0);
        const std::int64_t count = draw(first ? 2 : 1, 5);
        line(depth, "items:");
        for (std::int64_t i = 0; i < count; ++i) {
            line(depth + 1, "- name: 細事業" + std::to_string(i + 1));
            Amounts amounts(stages_, 0);
            if (levels > 0 && draw(0, 1) == 1) {
                amounts = items(depth + 2, levels - 1, false);
            } else {
                // approved stays below requested, so that no warning is due
                amounts[0] = draw(-1, 30) < 0 ? -draw(1, 900) : draw(0, 99'999);
                if (stages_ > 1) amounts[1] = draw(0, 99'999);
                if (stages_ > 2) amounts[2] = amounts[0] - draw(0, 500);
            }
            figures(depth + 2, amounts);
            for (std::size_t stage = 0; stage < stages_; ++stage) total[stage] += amounts[stage];
        }
        return total;
    }

    void funding(const Amounts& total) {
        const bool shared = draw(0, 1) == 1;
        Amounts first(stages_);
        Amounts rest(stages_);
        for (std::size_t stage = 0; stage < stages_; ++stage) {
            first[stage] = shared ? (total[stage] + draw(0, 1)) / 2 : draw(0, 1000);
            rest[stage] = total[stage] - first[stage];
        }
        line(0, "funding:");
        line(1, "- name: 国庫支出金");
        if (shared) line(2, "share: 1/2");
        figures(2, first);
        line(1, "- name: 一般財源");
        if (shared) line(2, "share: rest");
        figures(2, rest);
    }

    void costs(const Amounts& total) {
        Amounts personnel(stages_);
        Amounts sum(stages_);
        for (std::size_t stage = 0; stage < stages_; ++stage) {
            personnel[stage] = draw(0, 9'999);
            sum[stage] = total[stage] + personnel[stage];
        }
        line(0, "costs:");
        line(1, "project:");
        figures(2, total);
        line(1, "personnel:");
        figures(2, personnel);
        line(1, "total:");
        figures(2, sum);
    }

    std::mt19937_64& random_;
    GeneratedSheet sheet_;
    std::size_t stages_ = 1;
    bool has_change_ = false;
};

}  // namespace

GeneratedSheet generate_sheet(std::mt19937_64& random) {
    return Generator(random).run();
}

std::string with_figure(const GeneratedSheet& sheet, std::size_t figure, std::int64_t value) {
    const GeneratedFigure& changed = sheet.figures[figure];
    return sheet.text.substr(0, changed.begin) + std::to_string(value) + sheet.text.substr(changed.end);
}

}  // namespace dxbudget::testing
