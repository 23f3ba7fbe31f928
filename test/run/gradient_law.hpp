// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The law of gradients: each is the slope of the loss, measured by moving one number at a time.
#pragma once

#include <etch/run/evaluate.hpp>
#include <etch/run/gradients.hpp>

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <string>

#include "samples.hpp"

namespace gradient_law {

using namespace etch;
using etch::index;

inline constexpr Seed seed{7};
inline constexpr std::uint64_t step = 5;

// Compares a derivative with the slope of `loss` over `variable`. A step across a kink measures nothing, so smaller
// steps are tried before the derivative is called wrong.
template <class LossOf>
void compare(const std::string& name, double found, double& variable, LossOf loss) {
  const double at = variable;
  double slope = 0;
  for (const double h : {1e-4, 1e-5, 1e-6, 1e-7}) {
    variable = at + h;
    const double up = loss(), above = variable;
    variable = at - h;
    const double down = loss(), below = variable;
    variable = at;
    slope = (up - down) / (above - below);
    const double rounding = 1e-15 * (std::abs(up) + 1) / h;
    if (std::abs(found - slope) <= 1e-6 * std::max(std::abs(slope), 1e-2) + rounding) return;
  }
  BOOST_ERROR(name + ": derivative " + std::to_string(found) + ", slope " + std::to_string(slope));
}

// Every parameter and input of a network, or as many of each as `most`; `weights` are those of the rows, if any.
template <class Loss, bool TrainsAsItInfers, class Network, class Targets, class... Owned, class... Weights>
void check_model(Model<Network, double>& model, samples::rows_of<double, Network::inputs> x, const Targets& t,
                 types<Owned...>, index most, const Weights&... weights) {
  using block = parameters_of<Network, double>;
  auto found = gradients<Loss>(model, x, t, weights..., seed, step);
  const auto loss = [&] {
    if constexpr (TrainsAsItInfers)
      return evaluate<Loss>(model, x, t).loss;
    else
      return gradients<Loss>(model, x, t, weights..., seed, step).loss();
  };
  BOOST_TEST(std::abs(found.loss() - loss()) <= 1e-12 * (1 + std::abs(found.loss())));
  const auto check_one = [&]<class One>(std::type_identity<One>) {
    using declared = typename One::declared;
    if constexpr (declared::trained) {
      const index count = declared::rows * declared::columns, stride = count / most + 1;
      for (index n = 0; n < count; n += stride) {
        const index place = block::template offset<One> +
                            place_in_parameter<double, declared>(n / declared::columns, n % declared::columns);
        compare(std::string(std::string_view(name_of(One{}))) + "[" + std::to_string(n) + "]",
                found.parameters()[place], model.data()[place], loss);
      }
    }
  };
  (check_one(std::type_identity<Owned>{}), ...);
  const index count = x.size() * Network::inputs, stride = count / most + 1;
  for (index n = 0; n < count; n += stride)
    compare("input[" + std::to_string(n) + "]", found.inputs()[n], x[n / Network::inputs][n % Network::inputs], loss);
}

// Parameters away from their symmetric beginnings, such as zero biases.
template <class Network>
Model<Network, double> shaken(std::uint64_t key = 11) {
  Model<Network, double> model{Seed{key}};
  const auto shake = [&]<class... Owned>(types<Owned...>) {
    using block = parameters_of<Network, double>;
    const auto one = [&]<class One>(std::type_identity<One>) {
      using declared = typename One::declared;
      for (index n = 0; n < declared::rows * declared::columns; ++n) {
        double& v = model.data()[block::template offset<One> +
                                 place_in_parameter<double, declared>(n / declared::columns, n % declared::columns)];
        v += 0.1 * samples::number(n, block::template position<One>, key) + (declared::trained ? 0 : 0.3);
      }
    };
    (one(std::type_identity<Owned>{}), ...);
  };
  shake(owned_of<Network>{});
  return model;
}

template <class Network, class Loss, bool TrainsAsItInfers = true>
void check(index rows, index most = 60) {
  BOOST_TEST_CONTEXT(rows << " rows") {
    Model<Network, double> model = shaken<Network>();
    const auto x = samples::inputs<double, Network::inputs>(rows);
    check_model<Loss, TrainsAsItInfers>(model, x, samples::targets<Loss, double, Network::outputs>(rows),
                                        owned_of<Network>{}, most);
  }
}

template <class Network, class Loss, bool TrainsAsItInfers = true>
void check_at_all_batches(index most = 40) {
  for (const index rows : {1u, 2u, 5u, 33u}) check<Network, Loss, TrainsAsItInfers>(rows, most);
}

}  // namespace gradient_law
