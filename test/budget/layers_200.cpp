// A deep network of equal layers: to train. Neither the templates it needs nor its code grow with its depth.
#include <etch/train.hpp>

#include <array>
#include <utility>
#include <vector>

#ifndef DEPTH
#define DEPTH 200
#endif

template <class Positions>
struct stack;
template <std::size_t... I>
struct stack<std::index_sequence<I...>> {
  template <std::size_t>
  using layer = etch::Dense<64, 64, etch::Tanh>;
  using type = etch::Sequential<layer<I>...>;
};
using Net = stack<std::make_index_sequence<DEPTH>>::type;
using Trainer = etch::Trainer<Net, etch::MeanSquaredError, etch::Adam, etch::Batch<32>>;

float train(Trainer& trainer, const std::vector<std::array<float, 64>>& x) { return trainer.step(x, x); }

int main() {
  etch::Model<Net> model;
  Trainer trainer{model};
  const std::vector<std::array<float, 64>> x(32);
  return train(trainer, x) >= 0 ? 0 : 1;
}
