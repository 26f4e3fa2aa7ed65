/// Consistent sheets of every form at random, with the files that they name.
#pragma once

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace dxbudget::testing {

/// A figure of a generated form: where its text stands, and which slips no declared rounding covers.
struct FormFigure {
    std::string file;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::int64_t value = 0;      ///< in units of its last place
    std::int64_t tolerance = 0;  ///< a slip above it is always seen; in the same units
    int decimals = 0;
};

struct GeneratedForm {
    std::string form;  ///< which one, for messages
    std::string sheet = "sheet.yaml";
    std::map<std::string, std::string> files;  ///< by their paths, the sheet among them
    std::vector<FormFigure> figures;
};

inline constexpr int form_count = 10;

/// The form of that number, below `form_count`.
GeneratedForm generate_form(int form, std::mt19937_64& random);

/// The form's files with one figure off by `slip` units of its last place.
GeneratedForm with_slip(GeneratedForm form, std::size_t figure, std::int64_t slip);

}  // namespace dxbudget::testing
