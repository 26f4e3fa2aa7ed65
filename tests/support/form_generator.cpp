#include "form_generator.hpp"

#include <array>
#include <numeric>
#include <utility>

namespace dxbudget::testing {
namespace {

using Amounts = std::vector<std::int64_t>;  // one a column

std::string text_of(std::int64_t value, int decimals) {
    const std::int64_t size = value < 0 ? -value : value;
    std::string digits = std::to_string(size);
    if (decimals > 0) {
        const auto places = static_cast<std::size_t>(decimals);
        if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
        digits.insert(digits.size() - places, ".");
    }
    return (value < 0 ? "△" : "") + digits;
}

/// Half away from zero.
std::int64_t rounded(std::int64_t value, std::int64_t step) {
    const std::int64_t size = ((value < 0 ? -value : value) + step / 2) / step;
    return value < 0 ? -size : size;
}

class FormGenerator {
  public:
    explicit FormGenerator(std::mt19937_64& random) : random_(random) {}

    GeneratedForm run(int form) {
        using Make = void (FormGenerator::*)();
        static constexpr std::array<std::pair<const char*, Make>, form_count> makers = {
            {{"eleven sources", &FormGenerator::eleven_sources},
             {"decision", &FormGenerator::decision},
             {"supplementary budget", &FormGenerator::supplementary_budget},
             {"adjustment", &FormGenerator::adjustment},
             {"review sheet", &FormGenerator::review_sheet},
             {"rounded table", &FormGenerator::rounded_table},
             {"line by line", &FormGenerator::line_by_line},
             {"budget book", &FormGenerator::budget_book},
             {"department total", &FormGenerator::department_total},
             {"last year", &FormGenerator::last_year}}};
        form_.form = makers[static_cast<std::size_t>(form)].first;
        file_ = form_.sheet;
        (this->*makers[static_cast<std::size_t>(form)].second)();
        return std::move(form_);
    }

  private:
    std::int64_t draw(std::int64_t low, std::int64_t high) {
        return std::uniform_int_distribution<std::int64_t>(low, high)(random_);
    }
    std::string& text() { return form_.files[file_]; }
    void add(const std::string& words) { text() += words; }
    void figure(std::int64_t value, std::int64_t tolerance = 0, int decimals = 0) {
        const std::size_t begin = text().size();
        add(text_of(value, decimals));
        form_.figures.push_back({file_, begin, text().size(), value, tolerance, decimals});
    }

    /// `{名: a, 要求額: 1, 前年度: 2}` in flow, with a name or without.
    void row(const std::string& begin, const std::vector<std::string>& columns, const Amounts& amounts,
             std::int64_t tolerance = 0) {
        add(begin);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            add((i == 0 ? "" : ", ") + columns[i] + ": ");
            figure(amounts[i], tolerance);
        }
        add("}\n");
    }

    /// Draws the addends of each column.
    std::vector<Amounts> parts(std::size_t lines, std::size_t columns, std::int64_t low, std::int64_t high) {
        std::vector<Amounts> drawn(lines, Amounts(columns));
        for (Amounts& line : drawn) {
            for (std::int64_t& amount : line) amount = draw(low, high);
        }
        return drawn;
    }
    static Amounts sum(const std::vector<Amounts>& lines) {
        Amounts total(lines.front().size(), 0);
        for (const Amounts& line : lines) {
            for (std::size_t i = 0; i < total.size(); ++i) total[i] += line[i];
        }
        return total;
    }

    void eleven_sources() {
        static constexpr std::array sources = {"国庫支出金", "使用料・手数料", "分担金・負担金", "財産収入",
                                               "寄附金",     "繰入金",         "繰越金",         "諸収入",
                                               "起債",       "その他",         "一般財源"};
        const std::vector<std::string> columns = {"要求額", "前年度当初予算額"};
        const auto amounts = parts(sources.size(), columns.size(), 0, 9'999);
        const Amounts total = sum(amounts);
        add("単位: 千円\n");
        row("事業費: {", columns, total);
        Amounts rest = total;
        add("内訳:\n");
        for (const char* name : {"甲", "乙"}) {
            Amounts line(rest.size());
            for (std::size_t i = 0; i < line.size(); ++i) line[i] = draw(0, rest[i]), rest[i] -= line[i];
            row(std::string("  - {名称: ") + name + ", ", columns, line);
        }
        row("  - {名称: 丙, ", columns, rest);
        add("財源内訳:\n");
        for (std::size_t i = 0; i < sources.size(); ++i) {
            row(std::string("  ") + sources[i] + ": {", columns, amounts[i]);
        }
    }

    void decision() {
        const std::vector<std::string> columns = {"決定額", "前年額", "対比"};
        auto lines = parts(static_cast<std::size_t>(draw(2, 6)), 3, 0, 99'999);
        for (Amounts& line : lines) line[2] = line[0] - line[1];
        add("単位: 千円\n");
        row("予算額: {", columns, sum(lines));
        add("内訳:\n");
        for (std::size_t i = 0; i < lines.size(); ++i) {
            row("  - {名称: 細" + std::to_string(i) + ", ", columns, lines[i]);
        }
    }

    void supplementary_budget() {
        const std::vector<std::string> columns = {"現計", "補正", "補正後"};
        auto lines = parts(static_cast<std::size_t>(draw(2, 5)), 3, 0, 99'999);
        for (Amounts& line : lines) line[1] = draw(-line[0], 50'000), line[2] = line[0] + line[1];
        const Amounts total = sum(lines);
        Amounts personnel = {draw(0, 9'999), draw(-10, 9'999), 0};
        personnel[2] = personnel[0] + personnel[1];
        add("単位: 千円\n段階: {current: 現計, supplement: 補正, after: 補正後 = current + supplement}\n");
        row("事業費: {", columns, total);
        add("内訳:\n");
        for (std::size_t i = 0; i < lines.size(); ++i) {
            row("  - {名称: 細" + std::to_string(i) + ", ", columns, lines[i]);
        }
        add("コスト:\n");
        row("  人件費: {", columns, personnel);
        row("  トータルコスト: {", columns, sum({total, personnel}));
    }

    void adjustment() {
        const std::vector<std::string> columns = {"既整理額", "保留", "復活", "追加", "調整要求額", "要求総額"};
        auto lines = parts(static_cast<std::size_t>(draw(2, 4)), 6, 0, 9'999);
        for (Amounts& line : lines) line[4] = line[1] + line[2] + line[3], line[5] = line[0] + line[4];
        const Amounts total = sum(lines);
        const std::int64_t personnel = draw(1, 9'999);
        add("単位: 千円\n段階:\n  settled: 既整理額\n  held: 保留\n  reinstated: 復活\n  added: 追加\n"
            "  adjustment: {label: 調整要求額, formula: held + reinstated + added, except: [costs]}\n"
            "  overall: {label: 要求総額, formula: settled + adjustment, except: [costs]}\n");
        row("事業費: {", columns, total);
        add("内訳:\n");
        for (std::size_t i = 0; i < lines.size(); ++i) {
            row("  - {名称: 細" + std::to_string(i) + ", ", columns, lines[i]);
        }
        add("コスト:\n");
        const std::vector<std::string> costs = {"人件費", "トータルコスト"};
        for (const std::size_t column : {0U, 4U, 5U}) {
            row("  " + columns[column] + ": {", costs, {personnel, total[column] + personnel});
        }
    }

    void review_sheet() {
        add("単位: 百万円\n段階:\n  initial: 当初予算\n  supplement: 補正予算\n  carried_in: 前年度繰越\n"
            "  reserve: 予備費等\n  budget: 計 = initial + supplement + carried_in + reserve\n  spent: 執行額\n"
            "  rate: {label: 執行率, formula: spent / budget, rounding: half-up}\n"
            "  unused: 不用額 = budget - spent\n積算:\n");
        for (int year = 5; year < 8; ++year) {
            const Amounts given = {draw(5'000, 99'999), draw(-999, 9'999), draw(0, 9'999), draw(0, 999)};
            const std::int64_t budget = std::accumulate(given.begin(), given.end(), std::int64_t{0});
            const std::int64_t spent = draw(budget / 2, budget);
            static constexpr std::array names = {"当初予算", "補正予算", "前年度繰越", "予備費等"};
            add("  令和" + std::to_string(year) + "年度: {");
            for (std::size_t i = 0; i < given.size(); ++i) {
                add(std::string(names[i]) + ": ");
                figure(given[i], 0, 1);
                add(", ");
            }
            add("計: ");
            figure(budget, 0, 1);
            add(", 執行額: ");
            figure(spent, 0, 1);
            add(", 執行率: ");
            figure((2 * spent * 1'000 + budget) / (2 * budget), 0, 1);
            add("%, 不用額: ");
            figure(budget - spent, 0, 1);
            add("}\n");
        }
    }

    void rounded_table() {
        const std::vector<std::string> columns = {"決定額", "前年額"};
        const auto exact = parts(static_cast<std::size_t>(draw(2, 9)), 2, -50'000, 9'999'999);  // in 千円
        const auto in_millions = [](const Amounts& line) {
            Amounts printed;
            for (const std::int64_t amount : line) printed.push_back(rounded(amount, 1'000));
            return printed;
        };
        const auto tolerance = static_cast<std::int64_t>(exact.size()) + 2;
        add("単位: 百万円\n端数処理: 四捨五入\n");
        row("合計: {", columns, in_millions(sum(exact)), tolerance);
        add("内訳:\n");
        for (std::size_t i = 0; i < exact.size(); ++i) {
            row("  - {名称: 細" + std::to_string(i) + ", ", columns, in_millions(exact[i]), tolerance);
        }
    }

    void line_by_line() {
        const std::int64_t count = draw(1, 5);
        std::int64_t exact = 0;  // in yen
        add("単位: 千円\nitems:\n  - name: 費目\n    rounding: {products: toward-zero, sums: up, add: exact}\n"
            "    items:\n");
        for (std::int64_t i = 0; i < count; ++i) {
            const std::int64_t price = draw(-9'999, 999'999);
            const std::int64_t times = draw(1, 30);
            exact += price * times;
            add("      - {name: 行" + std::to_string(i) + ", amount: \"" + std::to_string(price) + "円 × " +
                std::to_string(times) + "回 = ");
            figure(price * times / 1'000);
            add("\"}\n");
        }
        add("    amount: ");
        figure(exact >= 0 ? (exact + 999) / 1'000 : -(-exact / 1'000));
        add("\n");
    }

    void budget_book() {
        add("unit: 千円\nitems:\n  csv: lines.csv\n  levels: [款, 項, 目]\n"
            "  stages: {amount: 本年度, previous: 前年度, change: 比較}\n  funding: {amount: [国庫, 一財]}\n");
        file_ = "lines.csv";
        add("款,項,目,本年度,前年度,比較,国庫,一財\n");
        const auto write = [&](const std::string& names, const Amounts& line) {
            const std::int64_t granted = draw(0, line[0]);
            add(names);
            for (const std::int64_t amount : {line[0], line[1], line[0] - line[1], granted, line[0] - granted}) {
                add(",");
                figure(amount);
            }
            add(draw(0, 1) == 0 ? "\n" : "\r\n");
        };
        std::vector<Amounts> chapters;
        for (std::int64_t chapter = draw(1, 3); chapter > 0; --chapter) {
            std::vector<Amounts> sections;
            const std::string in_chapter = "款" + std::to_string(chapter);
            for (std::int64_t section = draw(1, 3); section > 0; --section) {
                const std::string in_section = in_chapter + ",\"項, " + std::to_string(section) + "\"";
                const auto items = parts(static_cast<std::size_t>(draw(1, 4)), 2, 0, 99'999);
                for (std::size_t i = 0; i < items.size(); ++i) {
                    write(in_section + ",目" + std::to_string(i), items[i]);
                }
                sections.push_back(sum(items));
                write(in_section + ",計", sections.back());
            }
            chapters.push_back(sum(sections));
            write(in_chapter + ",,", chapters.back());
        }
        write("歳出合計,,", sum(chapters));
    }

    void department_total() {
        const std::vector<std::string> columns = {"requested", "previous"};
        std::vector<Amounts> totals;
        std::string lines;
        for (std::int64_t sheet = draw(1, 3); sheet > 0; --sheet) {
            file_ = "sheet" + std::to_string(sheet) + ".yaml";
            const bool in_yen = draw(0, 1) == 0;
            auto items = parts(static_cast<std::size_t>(draw(1, 3)), 2, 0, 9'999);
            totals.push_back(sum(items));
            for (Amounts& item : items) {
                for (std::int64_t& amount : item) amount *= in_yen ? 1'000 : 1;
            }
            // The figures of the other sheet itself are its own affair: only its total is this one's.
            add(std::string("title: 調書") + std::to_string(sheet) + "\nunit: " + (in_yen ? "円" : "千円") +
                "\nitems:\n");
            for (const Amounts& item : items) {
                add("  - {requested: " + std::to_string(item[0]) + ", previous: " + std::to_string(item[1]) + "}\n");
            }
            lines += "  - {sheet: " + file_ + "}\n";
        }
        file_ = form_.sheet;
        add("unit: 千円\nitems:\n" + lines);
        row("total: {", columns, sum(totals));
    }

    void last_year() {
        const auto before = parts(static_cast<std::size_t>(draw(1, 4)), 1, 0, 99'999);
        file_ = "last.yaml";
        add("unit: 千円\ntotal: {approved: " + std::to_string(sum(before)[0]) + "}\nitems:\n");
        for (std::size_t i = 0; i < before.size(); ++i) {
            add("  - {name: 細" + std::to_string(i) + ", approved: " + std::to_string(before[i][0]) + "}\n");
        }
        file_ = form_.sheet;
        const std::vector<std::string> columns = {"requested", "previous", "change"};
        std::vector<Amounts> lines;
        for (const Amounts& line : before) {
            const std::int64_t now = draw(0, 99'999);
            lines.push_back({now, line[0], now - line[0]});
        }
        add("unit: 千円\nprevious_sheet: last.yaml\n");
        row("total: {", columns, sum(lines));
        add("items:\n");
        for (std::size_t i = 0; i < lines.size(); ++i) {
            row("  - {name: 細" + std::to_string(i) + ", ", columns, lines[i]);
        }
    }

    std::mt19937_64& random_;
    GeneratedForm form_;
    std::string file_;
};

}  // namespace

GeneratedForm generate_form(int form, std::mt19937_64& random) {
    return FormGenerator(random).run(form);
}

GeneratedForm with_slip(GeneratedForm form, std::size_t figure, std::int64_t slip) {
    const FormFigure& changed = form.figures[figure];
    form.files[changed.file].replace(changed.begin, changed.end - changed.begin,
                                     text_of(changed.value + slip, changed.decimals));
    return form;
}

}  // namespace dxbudget::testing
