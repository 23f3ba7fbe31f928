# etch_example(name [ARGS ...] [LABELS ...] [BRIDGE]): builds examples/name.cpp and runs it as the test example.name. It
# passes when the program exits with 0 and is skipped when it exits with 77 (what it needs is not on this machine). With
# BRIDGE it uses a bridge to another library, and is left out where those are not.
function(etch_example name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "BRIDGE" "" "ARGS;LABELS")
  if(arg_BRIDGE AND NOT TARGET etch_bridges)
    return()
  endif()
  string(REPLACE "/" "." test ${name})
  string(REPLACE "/" "_" target example_${name})
  add_executable(${target} ${name}.cpp)
  target_link_libraries(${target} PRIVATE etch_checked)
  if(arg_BRIDGE)
    target_link_libraries(${target} PRIVATE etch_bridges)
  elseif(TARGET example_headers)
    target_precompile_headers(${target} REUSE_FROM example_headers)  # clang sees whether each includes what it uses
  endif()
  add_test(NAME example.${test} COMMAND ${target} ${arg_ARGS} WORKING_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR})
  set_tests_properties(example.${test} PROPERTIES SKIP_RETURN_CODE 77 LABELS "example;${arg_LABELS}")
endfunction()
