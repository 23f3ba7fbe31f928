# What `cmake --install` copies: headers, the CMake package and the pkg-config file. Nothing depends on the machine's
# architecture, so all of it goes below include/ and share/.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package ${CMAKE_INSTALL_DATADIR}/cmake/etch)
install(TARGETS etch EXPORT etchTargets FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT etchTargets NAMESPACE etch:: DESTINATION ${package})

configure_package_config_file(cmake/etchConfig.cmake.in etchConfig.cmake INSTALL_DESTINATION ${package})
write_basic_package_version_file(etchConfigVersion.cmake COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/etchConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/etchConfigVersion.cmake
  cmake/etchComponents.cmake DESTINATION ${package})

set(pc_requires "")
if(TARGET ZLIB::ZLIB)
  set(pc_requires "Requires: zlib\n")
endif()
cmake_path(RELATIVE_PATH CMAKE_INSTALL_FULL_INCLUDEDIR BASE_DIRECTORY ${CMAKE_INSTALL_FULL_DATADIR}/pkgconfig
  OUTPUT_VARIABLE pc_include)
configure_file(cmake/etch.pc.in etch.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/etch.pc DESTINATION ${CMAKE_INSTALL_DATADIR}/pkgconfig)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/etch)
