// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Eigen: a training step of the classifier with Adam, by hand.
#include <Eigen/Dense>
#include <cmath>
#include <cstdio>
#include <vector>

using matrix = Eigen::MatrixXf;

struct layer {
  matrix weight, weight_m, weight_v;
  Eigen::VectorXf bias, bias_m, bias_v;
  layer(int in, int out)
      : weight(matrix::Random(out, in)),
        weight_m(matrix::Zero(out, in)),
        weight_v(matrix::Zero(out, in)),
        bias(Eigen::VectorXf::Zero(out)),
        bias_m(Eigen::VectorXf::Zero(out)),
        bias_v(Eigen::VectorXf::Zero(out)) {}
};

template <class Values>
void adam(Values& w, Values& m, Values& v, const Values& g, int step) {
  m = 0.9f * m + 0.1f * g;
  v = 0.999f * v + 0.001f * g.cwiseProduct(g);
  const float first = 1 - std::pow(0.9f, static_cast<float>(step)),
              second = 1 - std::pow(0.999f, static_cast<float>(step));
  w.array() -= 1e-3f / first * m.array() / ((v.array() / second).sqrt() + 1e-8f);
}

int main() {
  layer one(784, 128), two(128, 10);
  matrix x(784, 32);
  std::vector<int> label(32);
  for (int step = 1;
       std::fread(x.data(), 4, 784 * 32, stdin) == 784 * 32 && std::fread(label.data(), 4, 32, stdin) == 32; ++step) {
    matrix keep = matrix::Random(128, 32);
    matrix h = one.weight * x;
    h.colwise() += one.bias;
    h = (keep.array() < -0.6f).select(matrix::Zero(128, 32), 1.25f * h.cwiseMax(0.0f));
    matrix p = two.weight * h;
    p.colwise() += two.bias;
    float loss = 0;
    for (int r = 0; r < 32; ++r) {
      p.col(r) = (p.col(r).array() - p.col(r).maxCoeff()).exp().matrix().eval();
      p.col(r) /= p.col(r).sum();
      loss -= std::log(p(label[static_cast<std::size_t>(r)], r));
      p(label[static_cast<std::size_t>(r)], r) -= 1;
    }
    p /= 32;
    std::fprintf(stderr, "%g\n", static_cast<double>(loss / 32));
    matrix dh = two.weight.transpose() * p;
    dh = (h.array() > 0).select(1.25f * dh, matrix::Zero(128, 32));
    const matrix g2 = p * h.transpose(), g1 = dh * x.transpose();
    const Eigen::VectorXf b2 = p.rowwise().sum(), b1 = dh.rowwise().sum();
    adam(two.weight, two.weight_m, two.weight_v, g2, step);
    adam(two.bias, two.bias_m, two.bias_v, b2, step);
    adam(one.weight, one.weight_m, one.weight_v, g1, step);
    adam(one.bias, one.bias_m, one.bias_v, b1, step);
  }
  std::fwrite(one.weight.data(), 4, 784 * 128, stdout);
  std::fwrite(two.weight.data(), 4, 128 * 10, stdout);
}
