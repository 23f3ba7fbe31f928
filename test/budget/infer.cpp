// The reference network 784-128-10: to infer.
#include <etch/infer.hpp>

using Net =
    etch::Sequential<etch::Dense<784, 128, etch::ReLU>, etch::Dropout<0.2>, etch::Dense<128, 10, etch::Softmax>>;

#include <array>

std::array<float, 10> infer(const etch::Model<Net>& model, const std::array<float, 784>& x) { return model(x); }
