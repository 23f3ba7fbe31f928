// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Eigen: training steps with Adam, by hand; the layers of a stack in a loop.
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

#if LAB_LAYERS == 0
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
#else
static bool read(matrix& to) {
  const auto count = static_cast<std::size_t>(to.size());
  return std::fread(to.data(), 4, count, stdin) == count;
}

int main() {
  const auto width = [](int i) { return LAB_DIFFERENT ? 16 + i : 64; };
  std::vector<layer> network;
  for (int i = 0; i < LAB_LAYERS; ++i) network.emplace_back(width(i), width(i + 1));
  std::vector<matrix> y(LAB_LAYERS + 1);
  y[0].resize(width(0), 32);
  matrix t(width(LAB_LAYERS), 32);
  for (int step = 1; read(y[0]) && read(t); ++step) {
    for (std::size_t l = 0; l < network.size(); ++l) {
      y[l + 1] = network[l].weight * y[l];
      y[l + 1].colwise() += network[l].bias;
      y[l + 1] = y[l + 1].array().tanh();
    }
    matrix g = (y.back() - t) * (2 / static_cast<float>(t.size()));
    std::fprintf(stderr, "%g\n", static_cast<double>((y.back() - t).squaredNorm() / static_cast<float>(t.size())));
    for (std::size_t l = network.size(); l-- > 0;) {
      g.array() *= 1 - y[l + 1].array().square();
      const matrix of_weight = g * y[l].transpose();
      const Eigen::VectorXf of_bias = g.rowwise().sum();
      if (l > 0) g = (network[l].weight.transpose() * g).eval();
      adam(network[l].weight, network[l].weight_m, network[l].weight_v, of_weight, step);
      adam(network[l].bias, network[l].bias_m, network[l].bias_v, of_bias, step);
    }
  }
  for (const layer& l : network) std::fwrite(l.weight.data(), 4, static_cast<std::size_t>(l.weight.size()), stdout);
}
#endif
