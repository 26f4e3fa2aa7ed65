# The style of reports: src/report/style.css, compiled in byte for byte, and its digest, by which a page admits it.
function(embed_report_style target)
    set(path "${PROJECT_SOURCE_DIR}/src/report/style.css")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${path}")
    file(READ "${path}" text)
    file(SHA256 "${path}" digest)
    file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/generated/report_style.hpp" @ONLY CONTENT
"/// The text of src/report/style.css, and its SHA-256.
#pragma once

#include <string_view>

namespace dxbudget::report_style {

inline constexpr std::string_view text = R\"css(@text@)css\";
inline constexpr std::string_view sha256 = \"@digest@\";

}  // namespace dxbudget::report_style
")
    target_include_directories(${target} PRIVATE "${PROJECT_BINARY_DIR}/generated")
endfunction()
