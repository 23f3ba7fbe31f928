# etch_strict: how our own code is compiled. Nothing that is installed or that a user links to refers to it.
set(etch_warnings -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wsign-conversion -Wold-style-cast
  -Wdouble-promotion -Werror)

add_library(etch_strict INTERFACE)
target_link_libraries(etch_strict INTERFACE etch::etch)
target_compile_options(etch_strict INTERFACE ${etch_warnings})

add_library(etch_native INTERFACE)
target_link_libraries(etch_native INTERFACE etch_strict)
if(ETCH_NATIVE)
  target_compile_options(etch_native INTERFACE -march=native)
endif()
