# What only those who work on Etch need: reached when this is the top-level project, never from a user's build.
include(cmake/strict.cmake)

if((CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 12) OR
   (CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 18))
  message(FATAL_ERROR "${CMAKE_CXX_COMPILER} is ${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}; Etch needs gcc 12 "
    "or clang 18, the first that take floating-point template arguments such as Dropout<0.2>")
endif()

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()
set(CMAKE_CXX_EXTENSIONS OFF)

find_program(CCACHE ccache)
mark_as_advanced(CCACHE)
if(CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  # The precompiled header of the tests is the only reason for the sloppiness; paths count from here, so that one clone
  # profits from what another compiled.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_CURRENT_SOURCE_DIR} CCACHE_NOHASHDIR=1
    CCACHE_ABSSTDERR=1 CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE})
endif()

if(ETCH_TESTS OR ETCH_EXAMPLES)
  enable_testing()
endif()
if(ETCH_PROGRAMS)
  add_subdirectory(src)
endif()
if(ETCH_EXAMPLES)
  include(cmake/examples.cmake)
  add_subdirectory(examples)
endif()
if(ETCH_TESTS)
  include(cmake/compilers.cmake)
  add_subdirectory(test)
endif()
if(ETCH_BENCHMARKS AND EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/benchmarks/CMakeLists.txt)
  add_subdirectory(benchmarks)
endif()
if(ETCH_DOCS)
  include(cmake/docs.cmake)
endif()
