#include "dxbudget/render_sheet.hpp"

namespace dxbudget {
namespace {

class Rows {
  public:
    explicit Rows(const Sheet& sheet) : sheet_(sheet) {}

    std::vector<Row> run() {
        add(0, 0);
        add_tables(0, 0);
        add_all(LineKind::project, {"costs", "コスト"});
        add_all(LineKind::personnel, {"costs", "コスト"});
        add_all(LineKind::cost_total, {"costs", "コスト"});
        add_all(LineKind::staff, {"staff", "職員"});
        for (LineId line = 1; line < sheet_.lines.size(); ++line) {
            if (sheet_.lines[line].kind != LineKind::working) continue;
            begin({"workings", "積算"});
            add(line, 0);
            add_tables(line, 1);
        }
        return std::move(rows_);
    }

  private:
    void begin(Text heading, std::string_view name = {}) {
        if (heading.english == heading_.english && name == heading_name_) return;
        heading_ = heading;
        heading_name_ = name;
        fresh_ = true;
    }

    void add(LineId line, int depth) {
        rows_.push_back({.line = line, .depth = depth});
        if (fresh_) {
            rows_.back().heading = heading_;
            rows_.back().name = heading_name_;
            fresh_ = false;
        }
    }

    void add_all(LineKind kind, Text heading) {
        for (LineId line = 1; line < sheet_.lines.size(); ++line) {
            if (sheet_.lines[line].kind != kind) continue;
            begin(heading);
            add(line, 0);
        }
    }

    void add_tables(LineId whole, int depth) {
        for (const BreakdownId id : sheet_.lines[whole].breakdowns) {
            const Breakdown& breakdown = sheet_.breakdowns[id];
            if (whole == 0) {
                static constexpr Text headings[] = {{"items", "内訳"}, {"funding", "財源内訳"}, {"breakdown", "内訳"}};
                begin(headings[static_cast<std::size_t>(breakdown.kind)], breakdown.name);
            }
            for (const LineId line : breakdown.lines) {
                add(line, depth);
                add_tables(line, depth + 1);
            }
        }
    }

    const Sheet& sheet_;
    std::vector<Row> rows_;
    Text heading_;
    std::string_view heading_name_;
    bool fresh_ = false;
};

}  // namespace

std::vector<Row> rows_of(const Sheet& sheet) {
    return Rows(sheet).run();
}

bool CalculatedSheet::differs(FigureId figure) const {
    return sheet->figures[figure].kind == AmountKind::number &&
           results[figure].origin != Recalculated::Origin::nothing &&
           results[figure].value != sheet->figures[figure].value;
}

std::string_view word_of(Recalculated::Origin origin) {
    switch (origin) {
        case Recalculated::Origin::nothing:
            return "nothing";
        case Recalculated::Origin::leaf:
            return "leaf";
        case Recalculated::Origin::set:
            return "set";
        case Recalculated::Origin::computed:
            return "computed";
        case Recalculated::Origin::filled:
            return "filled";
    }
    return {};
}

}  // namespace dxbudget
