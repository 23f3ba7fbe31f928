// The reference network 784-128-10: to train.
#include <etch/train.hpp>

using Net =
    etch::Sequential<etch::Dense<784, 128, etch::ReLU>, etch::Dropout<0.2>, etch::Dense<128, 10, etch::Softmax>>;

#include <array>
#include <vector>

using Trainer = etch::Trainer<Net, etch::CrossEntropy, etch::Adam, etch::Batch<32>>;

float train(Trainer& trainer, const std::vector<std::array<float, 784>>& x, const std::vector<etch::Label>& t) {
  return trainer.step(x, t);
}
