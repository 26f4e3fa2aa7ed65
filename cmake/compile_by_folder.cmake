# Small files over the same headers: as one they compile in seconds, singly in a minute.
#
# The output formats stay apart, because they call their functions alike.
function(compile_by_folder target)
    if(NOT DXBUDGET_UNITY)
        return()
    endif()
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
    set(files ${ARGN})
    list(FILTER files EXCLUDE REGEX "/render/(concise|csv|full|git.*|json|junit|markdown|rdjson|sarif)\\.cpp$")
    foreach(source IN LISTS files)
        cmake_path(GET source PARENT_PATH folder)
        cmake_path(GET folder FILENAME folder)
        set_property(SOURCE "${source}" PROPERTY UNITY_GROUP ${folder})
    endforeach()
    target_compile_options(${target} PRIVATE -Wno-shadow) # of names in other files
endfunction()
