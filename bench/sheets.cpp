#include "sheets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <random>
#include <utility>

namespace {

/// What a line states at the two stages that are added.
struct Row {
    int requested = 0;
    int previous = 0;
};

}  // namespace

static Row& operator+=(Row& left, const Row& right) {
    left.requested += right.requested;
    left.previous += right.previous;
    return left;
}

/// With thousands separators, as sheets are written.
static std::string grouped(int number) {
    std::string out = std::to_string(number);
    const int first_digit = number < 0 ? 1 : 0;
    for (int i = static_cast<int>(out.size()) - 3; i > first_digit; i -= 3) {
        out.insert(static_cast<std::size_t>(i), 1, ',');
    }
    return out;
}

static void write(std::string& sheet, int indentation, const Row& row) {
    fmt::format_to(std::back_inserter(sheet), "{0:{4}}requested: {1}\n{0:{4}}previous: {2}\n{0:{4}}change: {3}\n", "",
                   grouped(row.requested), grouped(row.previous), grouped(row.requested - row.previous), indentation);
}

std::string request_sheet(std::uint32_t seed) {
    std::mt19937 random(seed);
    std::string items;
    Row total;
    for (int table = 1; table <= 2; ++table) {
        fmt::format_to(std::back_inserter(items), "  - name: 主な事業内容({})\n    items:\n", table);
        Row subtotal;
        for (int i = 1; i <= 5; ++i) {
            const Row row{.requested = static_cast<int>(random() % 15'000 + 100) * 2,
                          .previous = static_cast<int>(random() % 15'000 + 100) * 2};
            fmt::format_to(std::back_inserter(items),
                           "      - name: 中小企業DX推進支援補助金「実装支援型」その{}\n"
                           "        note: 補助率 1/2 対象経費 システム構築経費、機器導入経費 等\n",
                           i);
            write(items, 8, row);
            subtotal += row;
        }
        items += "    total:\n";
        write(items, 6, subtotal);
        total += subtotal;
    }

    const int personnel = static_cast<int>(random() % 9'000);
    const bool complete = seed % 20 != 0;
    std::string sheet = fmt::format(
        "title: 産業DX推進事業 {}\ndepartment: 商工労働部 産業未来創造課 産業支援担当\n"
        "fiscal_year: 令和8年度\nunit: 千円\n\n"
        "total:                          # 事業費(A)\n"
        "  requested: {}      # 要求額\n  previous: {}       # 前年度予算額\n\n"
        "items:\n{}\nfunding:                        # 財源:国1/2\n",
        seed, grouped(total.requested), grouped(total.previous), items);
    for (const auto& [stage, amount] :
         {std::pair("requested", total.requested), std::pair("previous", total.previous)}) {
        fmt::format_to(std::back_inserter(sheet),
                       "  {}: {{事業費: {}, 国庫支出金: {}, 使用料・手数料: 0, 寄附金: 0, 分担金・負担金: 0, 起債: 0, "
                       "財産収入: 0, その他: 0, 一般財源: {}}}\n",
                       stage, amount, amount / 2, amount / 2);
    }
    fmt::format_to(std::back_inserter(sheet),
                   "  share: {{国庫支出金: 1/2, 一般財源: rest}}\n\n"
                   "costs:\n  project: {{requested: {0}, previous: {1}}}\n"
                   "  personnel: {{requested: {2}, previous: {2}}}      # 人件費(B)\n"
                   "  total: {{requested: {3}, previous: {4}}}\n"
                   "  staff: {{正職員: {{requested: 0.4, previous: 0.4}}}}\n",
                   total.requested, total.previous, personnel, total.requested + (complete ? personnel : 0),
                   total.previous + personnel);
    return sheet;
}

std::string large_sheet(int figures, bool wrong) {
    std::mt19937 random(static_cast<std::uint32_t>(figures));
    std::string sheet = "title: 歳出予算\nunit: 千円\nitems:\n";
    const int groups = figures / 63;  // three figures a line, twenty items and their total a group
    for (int group = 1; group <= groups; ++group) {
        fmt::format_to(std::back_inserter(sheet), "  - name: 第{}項\n    items:\n", group);
        Row total;
        for (int i = 1; i <= 20; ++i) {
            const Row row{.requested = static_cast<int>(random() % 90'000),
                          .previous = static_cast<int>(random() % 90'000)};
            fmt::format_to(std::back_inserter(sheet), "      - name: 第{}目\n", i);
            write(sheet, 8, row);
            total += row;
        }
        if (wrong && group % 10 == 0) {
            total.requested += 12'345;
        }
        sheet += "    total:\n";
        write(sheet, 6, total);
    }
    return sheet;
}

std::string large_sheet_with(int figures, int mistakes, bool by_one) {
    std::string sheet = large_sheet(figures, false);
    const std::string key = by_one ? "\n      requested: " : "\n        requested: ";
    int count = 0;
    for (std::size_t at = sheet.find(key); at != std::string::npos; at = sheet.find(key, at + 1)) ++count;
    const int every = std::max(1, count / mistakes);
    int number = 0;
    for (std::size_t at = sheet.find(key); at != std::string::npos; at = sheet.find(key, at + 1)) {
        if (number++ % every != 0) continue;
        const std::size_t last = sheet.find('\n', at + 1) - 1;
        const std::size_t first = at + key.size();
        if (by_one) {
            sheet[last] = sheet[last] == '9' ? '8' : static_cast<char>(sheet[last] + 1);
        } else if (number % 3 == 0) {
            sheet.insert(first, "-");
        } else if (number % 3 == 1 && last > first && sheet[last] != sheet[last - 1] && sheet[last - 1] != ',') {
            std::swap(sheet[last], sheet[last - 1]);
        } else {
            sheet[first] = sheet[first] < '7' ? static_cast<char>(sheet[first] + 3) : '1';
        }
    }
    return sheet;
}
