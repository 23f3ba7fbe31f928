// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// dlib: reads a network, writes what it says.
#include <cstdio>
#include <iostream>

#include "dlib_network.hpp"

#if LAB_LAYERS == 0
using network_type =
    dlib::softmax<dlib::fc<10, dlib::multiply<dlib::relu<dlib::fc<128, dlib::input<dlib::matrix<float>>>>>>>;
constexpr long inputs = 784;
#else
using network_type = lab::stack<LAB_LAYERS, LAB_DIFFERENT>::type;
constexpr long inputs = LAB_DIFFERENT ? 16 : 64;
#endif

int main() {
  network_type network;
  deserialize(network, std::cin);
  dlib::matrix<float> x(inputs, 1);
  dlib::resizable_tensor rows;
  while (std::fread(&x(0), 4, inputs, stdin) == inputs) {
    network.to_tensor(&x, &x + 1, rows);
    const dlib::tensor& y = network.forward(rows);
    std::fwrite(y.host(), 4, y.size(), stdout);
  }
}
