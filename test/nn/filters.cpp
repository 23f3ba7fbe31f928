// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Filters begin with as many inputs and outputs as PyTorch counts for them, and stay filters in files when frozen.
#include <etch/nn/activation/activations.hpp>
#include <etch/nn/init/initialisers.hpp>
#include <etch/nn/layer/layers.hpp>
#include <etch/run/save.hpp>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>

namespace {

using namespace etch;
using etch::index;

template <class Init>
struct layer_of {
  using type = Convolution<Image<3, 9, 9>, 8, Kernel<3, 2>, Linear, etch::Init<Init>>;
};
template <class Init>
double largest() {
  using declared = std::remove_const_t<decltype(layer_of<Init>::type::W)>;
  double most = 0;
  declared::init::fill(declared::rows, declared::columns, randomness{7},
                       [&](index, index, double v) { most = std::max(most, std::abs(v)); });
  return most;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(nn_filters)

// 3·3·2 values are seen at once; each of them adds to 8·3·2 results.
BOOST_AUTO_TEST_CASE(fans) {
  const double xavier = std::sqrt(6.0 / (18 + 48)), torch = 1 / std::sqrt(18.0);
  BOOST_TEST((largest<Xavier>() <= xavier && largest<Xavier>() > 0.9 * xavier));
  BOOST_TEST((largest<TorchDefault>() <= torch && largest<TorchDefault>() > 0.9 * torch));
}

BOOST_AUTO_TEST_CASE(shape_in_files) {
  using declared = std::remove_const_t<decltype(layer_of<Xavier>::type::W)>;
  const tensor_shape wanted{8, 3, 3, 2};
  BOOST_TEST((shape_in_file<declared>::get() == wanted));
  BOOST_TEST((shape_in_file<frozen<declared>>::get() == wanted));
}

BOOST_AUTO_TEST_SUITE_END()
