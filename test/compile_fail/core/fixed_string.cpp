// A name as a template argument has the length of its text.
// expect: error: no matching
#include <etch/core/fixed_string.hpp>

#ifdef FIXED
constexpr etch::fixed_string<7> name("weight");
#else
constexpr etch::fixed_string<4> name("weight");
#endif
