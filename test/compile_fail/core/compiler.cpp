// An older compiler is told the age it needs; the flags pretend to be one.
// flags: -Wno-builtin-macro-redefined -U__GNUC__ -D__GNUC__=11 -U__clang_major__ -D__clang_major__=17
// expect: Etch needs a newer compiler: gcc 12 or clang 18 or Apple clang 17 at least
// lines: 10
#include <etch/core/config.hpp>
