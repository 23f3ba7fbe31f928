// The reference network 784-128-10: to declare.
#include <etch/declare.hpp>

using Net =
    etch::Sequential<etch::Dense<784, 128, etch::ReLU>, etch::Dropout<0.2>, etch::Dense<128, 10, etch::Softmax>>;
static_assert(Net::parameter_count == 101'770);
