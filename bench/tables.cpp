/// What is found in a set of annotated tables: reads a table a line as JSON (`file_name`, `table_id`, `table_array`)
/// from standard input, and writes for each what adds up in it. Each table goes the way of a file: it is written as CSV
/// and read as one. How long the understanding took, of one processor, goes to standard error.

#include <fmt/format.h>

#include <ctime>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "annotated_table.hpp"
#include "tables/read_grids.hpp"
#include "tables/understand.hpp"

namespace {

using nlohmann::json;
using namespace dxbudget::tables;
using dxbudget::Language;
using dxbudget::Message;

constexpr const char* name_of(Operation operation) {
    switch (operation) {
        case Operation::sum:
            return "Sum";
        case Operation::average:
            return "Average";
        case Operation::division:
            return "Division";
        case Operation::relative_change:
            return "RelativeChange";
    }
    return "";
}

void write_claim(const Claim& claim, const Figures& figures, json& found) {
    const auto cell = [&](std::size_t line, std::size_t position) {
        return claim.lines_are_rows ? json{line, position} : json{position, line};
    };
    for (std::size_t p = 0; p < claim.agreements.size(); ++p) {
        const std::size_t at = claim.lines_are_rows ? figures.at(claim.target, p) : figures.at(p, claim.target);
        const bool is_sum_of_nothing = claim.operation == Operation::sum && claim.agreements[p] == Agreement::absent &&
                                       figures.state[at] == FigureState::number;
        if (!holds(claim.agreements[p]) && !is_sum_of_nothing) continue;
        json parts = json::array();
        for (const std::size_t part : claim.parts) parts.push_back(cell(part, p));
        found.push_back({{"operator", name_of(claim.operation)},
                         {"aggregator_index", cell(claim.target, p)},
                         {"aggregatee_indices", std::move(parts)}});
    }
}

}  // namespace

int main() {
    std::clock_t spent = 0;
    int tables = 0;
    for (std::string line; std::getline(std::cin, line);) {
        const json table = json::parse(line);
        std::string csv = as_csv(table["table_array"]);
        json found = json::array();
        const std::clock_t begin = std::clock();
        const auto grids = read_grids("table.csv", std::move(csv));
        if (const auto* message = std::get_if<Message>(&grids)) {
            std::cerr << render(*message, Language::english) << '\n';
            return 2;
        }
        for (const Grid& grid : std::get<0>(grids)) {
            const Understanding understood = understand(grid);
            spent += std::clock() - begin;
            for (const Claim& claim : understood.claims) write_claim(claim, understood.figures, found);
        }
        ++tables;
        std::cout
            << json{{"file_name", table["file_name"]}, {"table_id", table["table_id"]}, {"aggregations", found}}.dump()
            << '\n';
    }
    std::cerr << fmt::format("{} tables in {:.2f} s\n", tables, static_cast<double>(spent) / CLOCKS_PER_SEC);
    return 0;
}
