// expect: BinaryCrossEntropyWithLogits
// expect: Sigmoid
#include <etch/train.hpp>
#ifdef FIXED
using Head = etch::Linear;
#else
using Head = etch::Sigmoid;
#endif
using Net = etch::Sequential<etch::Dense<4, 8, etch::ReLU>, etch::Dense<8, 1, Head>>;
void train(etch::Model<Net>& model) {
  etch::Trainer<Net, etch::BinaryCrossEntropyWithLogits, etch::SGD, etch::Batch<8>> trainer{model};
}
