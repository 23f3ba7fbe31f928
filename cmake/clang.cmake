# A toolchain file: the newest clang on the machine. 18 is the first that knows floating-point template arguments, which
# Dropout<0.2> needs.
include(${CMAKE_CURRENT_LIST_DIR}/find_newest.cmake)
if(DEFINED ENV{ETCH_CLANG})
  set(CMAKE_CXX_COMPILER $ENV{ETCH_CLANG})
else()
  etch_find_newest(newest clang++ 18)
  if(NOT newest)
    message(FATAL_ERROR "No clang 18 or newer is here: cmake/install_dependencies.sh check, or set ETCH_CLANG")
  endif()
  set(CMAKE_CXX_COMPILER ${newest})
endif()
