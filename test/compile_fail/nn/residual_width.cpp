// expect: Residual adds
// expect: 8
#include <etch/nn/nn.hpp>
#ifdef FIXED
constexpr etch::index width = 8;
#else
constexpr etch::index width = 6;
#endif
etch::Sequential<etch::Dense<4, 8>, etch::Residual<etch::Dense<8, width>>, etch::Dense<width, 3>> net;
