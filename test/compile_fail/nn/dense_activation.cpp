// expect: activation
// expect: NoBias
#include <etch/nn/nn.hpp>
#ifdef FIXED
etch::Sequential<etch::Dense<2, 4>, etch::Dense<4, 8, etch::Linear, etch::NoBias>, etch::Dense<8, 3>> net;
#else
etch::Sequential<etch::Dense<2, 4>, etch::Dense<4, 8, etch::NoBias>, etch::Dense<8, 3>> net;
#endif
