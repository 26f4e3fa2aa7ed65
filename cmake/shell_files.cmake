# What shells and readers of manuals look for, written by the program itself. Not where it is built for another machine.
if(CMAKE_CROSSCOMPILING)
    return()
endif()

set(shell_files)

# A file that the program writes with the arguments, and the folder below `share` that it is installed in.
function(write_with_program file folder)
    set(path "${PROJECT_BINARY_DIR}/shell/${file}")
    set(write "$<TARGET_FILE:dxbudget_cli>" ${ARGN})
    string(REGEX REPLACE "\\.gz$" "" text "${path}")
    cmake_path(GET path PARENT_PATH into)
    file(MAKE_DIRECTORY "${into}")
    set(compress)
    if(NOT text STREQUAL path)
        set(compress COMMAND "${GZIP}" -9 -n -f "${text}")
    endif()
    add_custom_command(OUTPUT "${path}" COMMAND ${write} > "${text}" ${compress} DEPENDS dxbudget_cli VERBATIM
                       COMMENT "Writing shell/${file}")
    install(FILES "${path}" DESTINATION "${CMAKE_INSTALL_DATADIR}/${folder}" COMPONENT program)
    set(shell_files ${shell_files} "${path}" PARENT_SCOPE)
endfunction()

write_with_program(dxbudget bash-completion/completions completion bash --lang en)
write_with_program(_dxbudget zsh/vendor-completions completion zsh --lang en)
write_with_program(dxbudget.fish fish/vendor_completions.d completion fish --lang en)
find_program(GZIP gzip)
mark_as_advanced(GZIP)
if(GZIP) # -n: no time of day in the file, so that every build of it is the same
    write_with_program(man/dxbudget.1.gz man/man1 man --lang en)
    write_with_program(man/ja/dxbudget.1.gz man/ja/man1 man --lang ja)
endif()
add_custom_target(dxbudget_shell ALL DEPENDS ${shell_files})
