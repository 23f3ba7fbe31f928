// expect: branches
// expect: 7
#include <etch/nn/nn.hpp>
#ifdef FIXED
constexpr etch::index width = 8;
#else
constexpr etch::index width = 7;
#endif
etch::Sequential<etch::Dense<2, 4>, etch::Parallel<etch::Sum, etch::Dense<4, 8>, etch::Dense<4, width>>,
                 etch::Dense<8, 3>>
    net;
