# cmake -DROOT=<source folder> -DSCRATCH=<folder> -P catches.cmake
# The layout checks on a small tree in which everything is wrong: each breach must be named.
cmake_minimum_required(VERSION 3.24)
file(REMOVE_RECURSE ${SCRATCH})
set(head "// SPDX-FileCopyrightText: 2026 The Etch authors\n// SPDX-License-Identifier: BSL-1.0\n// A header.\n#pragma once\n")

function(header name)
  string(CONCAT text ${ARGN})
  file(WRITE ${SCRATCH}/include/etch/${name}.hpp "${text}")
endfunction()
header(core/good "${head}")
header(core/upward "${head}#include <etch/kernel/loop.hpp>\n")
header(core/quoted "${head}#include \"good.hpp\"\n")
header(core/missing "${head}#include <etch/core/nowhere.hpp>\n")
header(core/macro "${head}#define HELPER 1\n")
header(core/untagged "${head}namespace etch {}\n")
header(core/unfinished "${head}// For now.\n")
header(core/bare "#pragma once\n")
header(core/unguarded "// SPDX-FileCopyrightText: x\n// SPDX-License-Identifier: BSL-1.0\n// A header.\n")
string(REPEAT "// line\n" 300 long)
header(core/long "${head}${long}")
header(kernel/loop "${head}#include <immintrin.h>\n#include <xsimd/xsimd.hpp>\n")
header(interop/hana "${head}#include <boost/hana/tuple.hpp>\n")
header(nn/hana "${head}#include <boost/hana/tuple.hpp>\n#include <boost/mp11.hpp>\n")
header(nn/slow "${head}#include <random>\n")
header(nn/reaching "${head}#include <etch/expr/detail/inner.hpp>\n")
header(expr/detail/inner "${head}")
header(strange/thing "${head}")
header(declare "${head}#include <etch/kernel/loop.hpp>\n#include <etch/nn/slow.hpp>\n")

find_program(GIT git)
set(stray_is_named "")
if(GIT)
  file(WRITE ${SCRATCH}/written_by_a_test.bin "")
  execute_process(COMMAND ${GIT} init --quiet ${SCRATCH})
  execute_process(COMMAND ${GIT} -C ${SCRATCH} add written_by_a_test.bin)
  set(stray_is_named "written_by_a_test.bin: does not belong to the top")
endif()

function(check script)
  execute_process(COMMAND ${CMAKE_COMMAND} -DROOT=${SCRATCH} -P ${CMAKE_CURRENT_LIST_DIR}/${script} ERROR_VARIABLE log
    RESULT_VARIABLE status)
  if(status EQUAL 0)
    message(FATAL_ERROR "${script} is content with a tree in which everything is wrong")
  endif()
  string(REGEX REPLACE "[ \n]+" " " log "${log}")
  foreach(wanted IN LISTS ARGN)
    string(FIND "${log}" "${wanted}" at)
    if(at EQUAL -1)
      message(FATAL_ERROR "${script} does not say '${wanted}' in:\n${log}")
    endif()
  endforeach()
endfunction()

check(layout.cmake
  ${stray_is_named}
  "include/etch/core/upward.hpp:5: core includes <etch/kernel/loop.hpp>, but core may see only core"
  "include/etch/core/quoted.hpp:5: includes \"good.hpp\""
  "include/etch/kernel/loop.hpp:6: kernel includes <xsimd/xsimd.hpp>, which is for interop only"
  "include/etch/core/missing.hpp:5: includes <etch/core/nowhere.hpp>, which does not exist"
  "include/etch/core/macro.hpp:5: defines the macro HELPER"
  "include/etch/core/untagged.hpp:5: opens namespace etch without its tag"
  "include/etch/core/unfinished.hpp:5: 'For now'"
  "include/etch/core/bare.hpp:1: must begin with the two SPDX lines"
  "include/etch/core/unguarded.hpp: has no `#pragma once`"
  "include/etch/core/long.hpp: 304 lines"
  "include/etch/nn/hana.hpp:5: nn includes <boost/hana/tuple.hpp>, which is for interop only"
  "include/etch/nn/hana.hpp:6: includes <boost/mp11.hpp>, a library nobody may use"
  "include/etch/nn/reaching.hpp:5: includes <etch/expr/detail/inner.hpp>, but detail/"
  "include/etch/strange/thing.hpp: 'strange' is no folder"
  "include/etch/declare.hpp: reaches <immintrin.h> by way of declare.hpp > kernel/loop.hpp"
  "include/etch/declare.hpp: reaches <random> by way of declare.hpp > nn/slow.hpp")

file(WRITE ${SCRATCH}/examples/one.cpp "int main() {\n  int a[2] = {1, 2};\n  return a[0] - 1;\n}\n")
file(WRITE ${SCRATCH}/docs/page.md "# Page\n\n```cpp\nint a[2] = {1, 2};\n// ...\n}\n```\n\n```cpp\nint rotten[3];\n```\n")
check(snippets.cmake "docs/page.md:9: the block that begins with `int rotten[3];`")
