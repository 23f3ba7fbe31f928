// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Eigen: the same by hand, layers in a loop.
#include <Eigen/Dense>
#include <cstdio>
#include <vector>

struct layer {
  Eigen::MatrixXf weight;
  Eigen::VectorXf bias;
};

static std::vector<layer> layers() {
#if LAB_LAYERS == 0
  return {{Eigen::MatrixXf(128, 784), Eigen::VectorXf(128)}, {Eigen::MatrixXf(10, 128), Eigen::VectorXf(10)}};
#else
  std::vector<layer> list;
  for (int i = 0; i < LAB_LAYERS; ++i)
    list.push_back({LAB_DIFFERENT ? Eigen::MatrixXf(17 + i, 16 + i) : Eigen::MatrixXf(64, 64),
                    Eigen::VectorXf(LAB_DIFFERENT ? 17 + i : 64)});
  return list;
#endif
}

int main() {
  std::vector<layer> network = layers();
  for (layer& l : network) {
    std::fread(l.weight.data(), 4, static_cast<std::size_t>(l.weight.size()), stdin);
    std::fread(l.bias.data(), 4, static_cast<std::size_t>(l.bias.size()), stdin);
  }
  Eigen::VectorXf x(network[0].weight.cols());
  while (std::fread(x.data(), 4, static_cast<std::size_t>(x.size()), stdin) == static_cast<std::size_t>(x.size())) {
    Eigen::VectorXf y = x;
    for (std::size_t l = 0; l < network.size(); ++l) {
      Eigen::VectorXf z = network[l].bias;
      z.noalias() += network[l].weight * y;
#if LAB_LAYERS == 0
      if (l == 0)
        y = z.cwiseMax(0.0f);
      else {
        y = (z.array() - z.maxCoeff()).exp();
        y /= y.sum();
      }
#else
      y = z.array().tanh();
#endif
    }
    std::fwrite(y.data(), 4, static_cast<std::size_t>(y.size()), stdout);
  }
}
