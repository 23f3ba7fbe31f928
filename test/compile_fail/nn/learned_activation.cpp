// expect: Activation<PReLU, 64>
#include <etch/nn/nn.hpp>
#ifdef FIXED
constexpr etch::index width = 8;
#else
constexpr etch::index width = 0;
#endif
etch::Sequential<etch::Dense<4, 8>, etch::Activation<etch::PReLU, width>, etch::Dense<8, 3>> net;
