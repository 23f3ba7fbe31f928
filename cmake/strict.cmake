# etch_strict: how our own code is compiled. Nothing that is installed or that a user links to refers to it.
set(etch_warnings -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wsign-conversion -Wold-style-cast
  -Wdouble-promotion -Werror)

# Boost.Test counts its cases with __COUNTER__, which clang 22 calls an extension.
include(CheckCXXCompilerFlag)
check_cxx_compiler_flag(-Wc2y-extensions ETCH_WARNS_OF_C2Y)
if(ETCH_WARNS_OF_C2Y)
  list(APPEND etch_warnings -Wno-c2y-extensions)
endif()

add_library(etch_strict INTERFACE)
target_link_libraries(etch_strict INTERFACE etch::etch)
target_compile_options(etch_strict INTERFACE ${etch_warnings})

add_library(etch_native INTERFACE)
target_link_libraries(etch_native INTERFACE etch_strict)
# Large files are a fifth faster to compile when gcc looks for garbage later: kilobytes.
target_compile_options(etch_native INTERFACE $<$<CXX_COMPILER_ID:GNU>:--param=ggc-min-heapsize=2000000>)
if(ETCH_NATIVE)
  target_compile_options(etch_native INTERFACE -march=native)
endif()

# etch_checked: what is only run to be checked. gcc compiles it a third faster so; the kernels' tests, the demo, the
# acceptance programs and everything under clang run at full optimisation.
add_library(etch_checked INTERFACE)
target_link_libraries(etch_checked INTERFACE etch_native)
if(ETCH_TESTS AND CMAKE_BUILD_TYPE STREQUAL "Release" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(etch_checked INTERFACE -O1)
endif()

# etch_bridges: what test and show the bridges links besides, where both libraries are.
if(TARGET etch::xsimd AND TARGET etch::hana)
  add_library(etch_bridges INTERFACE)
  target_link_libraries(etch_bridges INTERFACE etch::xsimd etch::hana)
  # gcc 12's own AVX-512 intrinsics, which xsimd uses, begin with a variable that is nothing (gcc bug 105593).
  target_compile_options(etch_bridges INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-uninitialized;-Wno-maybe-uninitialized>)
  # The functions of xsimd 8.1 make an integer of whatever they are given, NaN too.
  target_compile_options(etch_bridges INTERFACE -fno-sanitize=float-cast-overflow)
endif()
