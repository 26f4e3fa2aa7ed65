# The Debian package: the program, its documents and what shells and editors read; not the library.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME dxbudget)
set(CPACK_PACKAGE_CONTACT "The dxbudget project <dxbudget@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "budget calculator and validator")
set(CPACK_PACKAGE_DESCRIPTION
    "dxbudget re-adds the line items of a budget sheet written in YAML, compares them\n\
 with the declared totals, changes and funding, and says which figure is most likely\n\
 wrong and why. Its messages are in English and Japanese.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_COMPONENTS_ALL program)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME dxbudget)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_STRIP_FILES ON)
include(CPack)
