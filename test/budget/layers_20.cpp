// A network of 20 equal layers: to train. What another layer costs shows in it.
#include <etch/train.hpp>

#include <array>
#include <utility>
#include <vector>

template <class Positions>
struct stack;
template <std::size_t... I>
struct stack<std::index_sequence<I...>> {
  template <std::size_t>
  using layer = etch::Dense<64, 64, etch::Tanh>;
  using type = etch::Sequential<layer<I>...>;
};
using Net = stack<std::make_index_sequence<20>>::type;
using Trainer = etch::Trainer<Net, etch::MeanSquaredError, etch::Adam, etch::Batch<32>>;

float train(Trainer& trainer, const std::vector<std::array<float, 64>>& x) { return trainer.step(x, x); }
