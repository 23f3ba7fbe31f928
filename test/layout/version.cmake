# cmake -DROOT=<source folder> -DVERSION=<of the project> -P version.cmake
# The version stands in core/version.hpp; the files that cannot read it there must agree.
cmake_minimum_required(VERSION 3.24)
file(READ ${ROOT}/packaging/vcpkg/etch/vcpkg.json port)
string(JSON ported GET "${port}" version-semver)
if(NOT ported STREQUAL VERSION)
  message(FATAL_ERROR "packaging/vcpkg/etch/vcpkg.json is at ${ported}, core/version.hpp at ${VERSION}")
endif()
file(READ ${ROOT}/CHANGELOG.md changes)
if(NOT changes MATCHES "\n## ${VERSION}")
  message(FATAL_ERROR "CHANGELOG.md has no section `## ${VERSION}`")
endif()
