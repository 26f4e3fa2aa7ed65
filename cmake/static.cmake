# Half of the time that one sheet takes is the loading of shared libraries, so a release links none where it can: where
# the compiler links statically at all, and its libraries exist as archives, whose targets then stand for these.
# Debian has no archive of fmt, so the library compiles its few functions that are no headers. Sets `static_link`, what a
# program links with, `fmt`, `fmt_source` and `pugixml`.
set(static_link "")
set(fmt_source)
set(fmt fmt::fmt)
set(pugixml pugixml::pugixml)
if(DXBUDGET_STATIC)
    include(CheckCXXSourceCompiles)
    set(CMAKE_REQUIRED_LINK_OPTIONS -static)
    check_cxx_source_compiles("#include <string>\nint main(int n, char**) { return std::to_string(n).empty(); }"
                              DXBUDGET_LINKS_STATICALLY)
    unset(CMAKE_REQUIRED_LINK_OPTIONS)
    find_library(YAML_CPP_ARCHIVE libyaml-cpp.a)
    find_library(UTF8PROC_ARCHIVE libutf8proc.a)
    find_library(GUMBO_ARCHIVE libgumbo.a)
    find_library(ZLIB_ARCHIVE libz.a)
    mark_as_advanced(YAML_CPP_ARCHIVE UTF8PROC_ARCHIVE GUMBO_ARCHIVE ZLIB_ARCHIVE)
    if(DXBUDGET_LINKS_STATICALLY AND YAML_CPP_ARCHIVE AND UTF8PROC_ARCHIVE AND GUMBO_ARCHIVE AND ZLIB_ARCHIVE
       AND TARGET pugixml::static)
        # More than half of the time is spent in one short loop of yaml-cpp. It is an eighth faster where it begins with
        # a line of the processor's cache, which chance would decide; a copy of the archive says so to the linker.
        set(aligned_archive "${PROJECT_BINARY_DIR}/libyaml-cpp.a")
        execute_process(COMMAND "${CMAKE_OBJCOPY}" --set-section-alignment .text=64 --set-section-alignment ".text.*=64"
                                "${YAML_CPP_ARCHIVE}" "${aligned_archive}"
                        RESULT_VARIABLE not_aligned ERROR_QUIET)
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${YAML_CPP_ARCHIVE}")
        if(not_aligned)
            set(aligned_archive "${YAML_CPP_ARCHIVE}")
        endif()
        foreach(suffix "" _RELEASE _NONE _NOCONFIG)
            set_target_properties(${yaml_cpp} PROPERTIES IMPORTED_LOCATION${suffix} "${aligned_archive}")
        endforeach()
        set_target_properties(utf8proc::utf8proc PROPERTIES IMPORTED_LOCATION "${UTF8PROC_ARCHIVE}")
        set_target_properties(Gumbo::Gumbo PROPERTIES IMPORTED_LOCATION "${GUMBO_ARCHIVE}")
        foreach(suffix "" _RELEASE)
            set_target_properties(ZLIB::ZLIB PROPERTIES IMPORTED_LOCATION${suffix} "${ZLIB_ARCHIVE}")
        endforeach()
        set(pugixml pugixml::static)
        set(static_link -static)
        set(fmt_source cmake/fmt.cpp)
        get_target_property(fmt_include_directories fmt::fmt INTERFACE_INCLUDE_DIRECTORIES)
        add_library(fmt_headers INTERFACE)
        target_include_directories(fmt_headers SYSTEM INTERFACE ${fmt_include_directories})
        set(fmt $<BUILD_INTERFACE:fmt_headers>)
    else()
        message(STATUS "dxbudget: linking against shared libraries, for want of static ones")
    endif()
endif()
