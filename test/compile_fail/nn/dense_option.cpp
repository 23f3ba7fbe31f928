// expect: NoBias
// expect: option_is_known
// expect: Dropout<
#include <etch/nn/nn.hpp>
#ifdef FIXED
using Option = etch::L2<1e-4>;
#else
using Option = etch::Dropout<0.25>;
#endif
etch::Sequential<etch::Dense<2, 4>, etch::Dense<4, 8, etch::ReLU, etch::NoBias, Option>, etch::Dense<8, 3>> net;
