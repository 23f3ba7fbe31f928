// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Names, order and places of parameters, and what a network costs.
#include <etch/nn/activation/activations.hpp>
#include <etch/nn/layer/layers.hpp>
#include <etch/plan/cost.hpp>

#include <boost/test/unit_test.hpp>
#include <set>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(parameters_law)

using namespace etch;
using etch::index;

template <class... Owned>
std::vector<std::string> names(types<Owned...>) {
  return {std::string(std::string_view(name_of(Owned{})))...};
}
template <class Network>
std::string names_of() {
  std::string all;
  for (const std::string& name : names(owned_of<Network>{})) all += name + " ";
  return all;
}

BOOST_AUTO_TEST_CASE(names_and_order_are_those_of_pytorch) {
  BOOST_TEST((names_of<Sequential<Dense<3, 5, ReLU>, Dropout<0.2>, BatchNorm<5>, Dense<5, 2, Linear, NoBias>>>()) ==
             "0.weight 0.bias 2.weight 2.bias 2.running_mean 2.running_var 3.weight ");
  BOOST_TEST(
      (names_of<Sequential<Sequential<Dense<3, 5>, Sequential<Dense<5, 4>>>, Activation<Tanh>, Dense<4, 2>>>()) ==
      "0.0.weight 0.0.bias 0.1.0.weight 0.1.0.bias 2.weight 2.bias ");
  BOOST_TEST((names_of<Sequential<Dense<3, 5>, Frozen<LayerNorm<5>>>>()) == "0.weight 0.bias 1.weight 1.bias ");
}

using eleven = Sequential<Dense<2, 2>, Dense<2, 2>, Dense<2, 2>, Dense<2, 2>, Dense<2, 2>, Dense<2, 2>, Dense<2, 2>,
                          Dense<2, 2>, Dense<2, 2>, Dense<2, 2>, Dense<2, 2>>;
BOOST_AUTO_TEST_CASE(positions_of_two_digits) { BOOST_TEST(names(owned_of<eleven>{}).back() == "10.bias"); }

// Every number has a place of its own within the block, and every parameter begins on a cache line.
template <class Network, class T, class... Owned>
void places_are_apart(types<Owned...>) {
  using block = parameters_of<Network, T>;
  std::set<index> taken;
  index count = 0;
  const auto one = [&]<class One>(std::type_identity<One>) {
    using declared = typename One::declared;
    BOOST_TEST(block::template offset<One> * sizeof(T) % 64 == 0u);
    for (index in = 0; in < declared::rows; ++in)
      for (index out = 0; out < declared::columns; ++out) {
        const index place = place_in_parameter<T, declared>(in, out);
        BOOST_TEST((place < parameter_size<T, declared>()));
        taken.insert(block::template offset<One> + place);
        ++count;
      }
  };
  (one(std::type_identity<Owned>{}), ...);
  BOOST_TEST(taken.size() == count);
  BOOST_TEST(*taken.rbegin() < index{block::size});
}
BOOST_AUTO_TEST_CASE(every_number_has_a_place_of_its_own) {
  using a = Sequential<Dense<3, 127>, BatchNorm<127>, Dense<127, 1>, Dense<1, 33, PReLU>>;
  places_are_apart<a, float>(owned_of<a>{});
  places_are_apart<a, double>(owned_of<a>{});
  places_are_apart<eleven, float>(owned_of<eleven>{});
}

// ---- Cost ----------------------------------------------------------------------------------------------------------

using classifier = Sequential<Dense<784, 128, ReLU>, Dropout<0.2>, Dense<128, 10, Softmax>>;
static_assert(classifier::parameter_count == 784 * 128 + 128 + 128 * 10 + 10);
static_assert(cost<classifier>.parameters == classifier::parameter_count);
// Two operations for each weight, then a bias and a maximum, or a bias and a softmax.
static_assert(cost<classifier>.flops == 2 * 784 * 128 + 2 * 128 + 2 * 128 * 10 + 2 * 10);
static_assert(cost<classifier>.inference_bytes == 128 * sizeof(float));
static_assert(cost<classifier, double>.inference_bytes == 128 * sizeof(double));
static_assert(cost<classifier>.parameter_bytes >= classifier::parameter_count * sizeof(float));
static_assert(cost<classifier>.parameter_bytes < classifier::parameter_count * sizeof(float) * 11 / 10);
static_assert(cost<Sequential<Dense<4, 4>>>.inference_bytes == 0);
// A step keeps y0 and dz1 and makes dz0 and two sums over the batch.
static_assert(cost<classifier>.training_bytes == (128 + 16 + 128 + 128 + 16) * sizeof(float));

static_assert(Sequential<Dense<3, 5, Linear, NoBias>, BatchNorm<5>, Frozen<Dense<5, 7>>>::parameter_count == 15 + 10);

BOOST_AUTO_TEST_SUITE_END()
