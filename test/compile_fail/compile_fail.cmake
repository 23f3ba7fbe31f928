# cmake -DCXX=<compiler> -DFLAGS=a;b -DSOURCE=file.cpp -P compile_fail.cmake
# One source, two forms. With FIXED defined it must compile in silence; as it stands it must not, and what the compiler
# says must hold the text of every line `// expect: ` and exactly one `error:`. A line `// lines: N` bounds how many lines
# the compiler may say in all; a line `// flags: ` is for mistakes that are made on the command line.
cmake_minimum_required(VERSION 3.24)
set(ENV{LC_ALL} C)

function(compile variable)
  execute_process(COMMAND ${CXX} ${FLAGS} ${ARGN} -fsyntax-only -fno-diagnostics-color ${SOURCE}
    RESULT_VARIABLE status OUTPUT_VARIABLE log ERROR_VARIABLE log)
  string(REPLACE "\n" "\n  " log "  ${log}")
  set(${variable} ${status} PARENT_SCOPE)
  set(log "${log}" PARENT_SCOPE)
endfunction()

# Indented lines are printed as they are.
function(breach text)
  message(FATAL_ERROR "\n  ${SOURCE}\n  ${text}")
endfunction()

compile(status -DFIXED)
if(NOT status EQUAL 0)
  breach("the FIXED form must compile, and ${CXX} says\n${log}")
endif()
if(NOT log MATCHES "^[ \n]*$")
  breach("the FIXED form must compile in silence, and ${CXX} says\n${log}")
endif()

file(STRINGS ${SOURCE} mistaken REGEX "^// flags: ")
string(REGEX REPLACE "^// flags: " "" mistaken "${mistaken}")
separate_arguments(mistaken)
compile(status ${mistaken})
if(status EQUAL 0)
  breach("the broken form compiles with ${CXX}, but must not")
endif()

file(STRINGS ${SOURCE} wanted REGEX "^// expect: ")
if(NOT wanted)
  breach("expects nothing; say with `// expect: ` lines what the error must tell")
endif()
foreach(line IN LISTS wanted)
  string(REGEX REPLACE "^// expect: " "" text "${line}")
  string(FIND "${log}" "${text}" at)
  if(at EQUAL -1)
    breach("expected\n    ${text}\nin what ${CXX} says:\n${log}")
  endif()
endforeach()

string(REGEX REPLACE "[][;]" " " plain "${log}")
string(REGEX MATCHALL "(^|\n)[^\n]* error: " errors "${plain}")
list(LENGTH errors count)
if(NOT count EQUAL 1)
  breach("expected one error, ${CXX} gives ${count}:\n${log}")
endif()

file(STRINGS ${SOURCE} bound REGEX "^// lines: [0-9]+$")
if(bound)
  string(REGEX REPLACE "^// lines: " "" bound "${bound}")
  string(REGEX MATCHALL "\n" said "${log}")
  list(LENGTH said said)
  if(said GREATER bound)
    breach("${CXX} says ${said} lines, ${bound} are allowed:\n${log}")
  endif()
endif()
