// expect: CrossEntropy
// expect: Softmax
// expect: last_layer<
// expect: ReLU
#include <etch/nn/nn.hpp>
#ifdef FIXED
using Head = etch::Softmax;
#else
using Head = etch::ReLU;
#endif
using Net = etch::Sequential<etch::Dense<4, 8, etch::ReLU>, etch::Dense<8, 3, Head>, etch::Dropout<0.1>>;
etch::loss_checked<etch::CrossEntropy, Net> checked;
