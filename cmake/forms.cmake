# The forms that `init` writes: files of examples/forms, compiled into the program byte for byte.
function(embed_forms target)
    set(texts "")
    foreach(file IN LISTS ARGN)
        set(path "${PROJECT_SOURCE_DIR}/examples/forms/${file}")
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${path}")
        file(READ "${path}" text)
        string(REGEX REPLACE "\\.yaml$" "" name "${file}")
        string(MAKE_C_IDENTIFIER "${name}" name)
        string(APPEND texts "inline constexpr std::string_view ${name} = R\"form(${text})form\";\n")
    endforeach()
    file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/generated/form_texts.hpp" @ONLY CONTENT
"/// The text of each file of examples/forms that `init` writes.
#pragma once

#include <string_view>

namespace dxbudget::form_texts {

@texts@
}  // namespace dxbudget::form_texts
")
    target_include_directories(${target} PRIVATE "${PROJECT_BINARY_DIR}/generated")
endfunction()
