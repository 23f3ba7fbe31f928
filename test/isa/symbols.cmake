# cmake -DNM=nm -DBASELINE=objects -DAVX2=objects -DAVX512=objects -P symbols.cmake
# No symbol of the library may be defined for two instruction sets.
cmake_minimum_required(VERSION 3.24)
set(shared "")
set(total 0)
foreach(isa IN ITEMS BASELINE AVX2 AVX512)
  execute_process(COMMAND ${NM} --demangle --defined-only ${${isa}} OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX REPLACE "[][;]" "_" symbols "${symbols}")
  # W, V, u: what the linker merges between translation units.
  string(REGEX MATCHALL "[0-9a-f]+ [WVu] [^\n]*etch::[^\n]*" symbols "${symbols}")
  list(TRANSFORM symbols REPLACE "^[0-9a-f]+ [WVu] " "")
  foreach(symbol IN LISTS symbols)
    math(EXPR total "${total} + 1")
    if(DEFINED "home_${symbol}" AND NOT home_${symbol} STREQUAL isa)
      string(APPEND shared "\n  ${home_${symbol}} and ${isa}: ${symbol}")
    endif()
    set("home_${symbol}" ${isa})
  endforeach()
endforeach()
if(shared)
  message(FATAL_ERROR "Two instruction sets share symbols, so the linker would pick one for both; a namespace or a "
    "template argument lacks ETCH_TARGET:${shared}\n")
endif()
message(STATUS "${total} mergeable symbols, none shared between instruction sets")
