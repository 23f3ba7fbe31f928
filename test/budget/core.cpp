// What every header rests on.
#include <etch/core/aligned.hpp>
#include <etch/core/fixed_string.hpp>
#include <etch/core/lanes.hpp>
#include <etch/core/random.hpp>

template class etch::aligned_block<float>;
static_assert(etch::padded<float>(1) >= 1);
