// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A plain loop as one writes it by hand for a network whose sizes are constants. Built twice: as the standard wants it,
// and with -ffast-math, which may reorder sums and use less exact functions.
#include <array>
#include <cmath>

#include "lab.hpp"

namespace {

template <int In, int Out>
void product(const float* x, const float* weight, const float* bias, float* y) {
  float sum[Out];
  for (int o = 0; o < Out; ++o) sum[o] = bias[o];
  for (int i = 0; i < In; ++i)
    for (int o = 0; o < Out; ++o) sum[o] += x[i] * weight[i * Out + o];
  for (int o = 0; o < Out; ++o) y[o] = sum[o];
}

template <int Size>
void activate(lab::act activation, float* y) {
  if (activation == lab::act::relu)
    for (int i = 0; i < Size; ++i) y[i] = y[i] > 0 ? y[i] : 0;
  if (activation == lab::act::tanh)
    for (int i = 0; i < Size; ++i) y[i] = std::tanh(y[i]);
  if (activation == lab::act::softmax) {
    float most = y[0], total = 0;
    for (int i = 1; i < Size; ++i) most = y[i] > most ? y[i] : most;
    for (int i = 0; i < Size; ++i) total += y[i] = std::exp(y[i] - most);
    for (int i = 0; i < Size; ++i) y[i] /= total;
  }
}

template <lab::act Hidden, lab::act Last, int In, int... Out>
struct loops {
  static constexpr int width[] = {In, Out...};
  std::vector<std::vector<float>> weight, bias;
  std::vector<float> x, y;
  int rows;

  explicit loops(const lab::workload& task) : rows(task.rows) {
    const lab::numbers n = lab::numbers_for(task);
    for (std::size_t l = 0; l < task.layers.size(); ++l)
      weight.push_back(lab::transposed(n.weight[l], task.layers[l].in, task.layers[l].out));
    bias = n.bias;
    x = n.x;
    y.resize(static_cast<std::size_t>(rows * task.outputs()));
  }
  template <int Layer>
  void from(const float* input, float* output) {
    constexpr int in = width[Layer], out = width[Layer + 1];
    constexpr bool last = Layer + 1 == sizeof...(Out);
    float hidden[out];
    float* to = last ? output : hidden;
    product<in, out>(input, weight[Layer].data(), bias[Layer].data(), to);
    activate<out>(last ? Last : Hidden, to);
    if constexpr (!last) from<Layer + 1>(to, output);
  }
  void operator()() {
    constexpr int outputs = width[sizeof...(Out)];
    for (int r = 0; r < rows; ++r) from<0>(x.data() + r * In, y.data() + r * outputs);
  }
  std::vector<float> result() {
    (*this)();
    return y;
  }
};

template <lab::act Hidden, lab::act Last, int... Width>
bool enter(const std::string& name) {
  return lab::enter_all(
      LAB_NAME, [&](const lab::workload& task) { return lab::infers(task) && task.name.rfind(name + " b", 0) == 0; },
      [](const lab::workload& task) { return std::make_unique<loops<Hidden, Last, Width...>>(task); });
}

using lab::act;
const bool entered = enter<act::relu, act::softmax, 784, 128, 10>("classifier") &&
                     enter<act::tanh, act::linear, 16, 64, 64, 4>("policy") &&
                     enter<act::tanh, act::linear, 4, 8, 8, 1>("micro");

}  // namespace
