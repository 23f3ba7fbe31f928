// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// dlib: training steps with its Adam.
#include <cstdio>
#include <iostream>

#include "dlib_network.hpp"

#if LAB_LAYERS == 0
using network_type =
    dlib::loss_multiclass_log<dlib::fc<10, dlib::dropout<dlib::relu<dlib::fc<128, dlib::input<dlib::matrix<float>>>>>>>;
using target = unsigned long;
constexpr long inputs = 784;
#else
using network_type = dlib::loss_mean_squared_multioutput<lab::stack<LAB_LAYERS, LAB_DIFFERENT>::type>;
using target = dlib::matrix<float>;
constexpr long inputs = LAB_DIFFERENT ? 16 : 64;
#endif

int main() {
  network_type network;
  std::vector<dlib::adam> solvers(network_type::num_computational_layers, dlib::adam(0, 0.9f, 0.999f));
  std::vector<dlib::matrix<float>> x(32, dlib::matrix<float>(inputs, 1));
  std::vector<target> t(32);
  dlib::resizable_tensor rows;
  while (std::fread(&x[0](0), 4, inputs, stdin) == inputs) {
    network.to_tensor(x.begin(), x.end(), rows);
    std::fprintf(stderr, "%g\n", network.compute_parameter_gradients(rows, t.begin()));
    network.update_parameters(dlib::make_sstack(solvers), 1e-3);
  }
  dlib::serialize(network, std::cout);
}
