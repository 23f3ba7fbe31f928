// An older standard is one error, not hundreds.
// flags: -std=c++17
// expect: Etch needs C++20: compile with -std=c++20 or newer
// lines: 16
#include <etch/declare.hpp>
