// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Eigen, inference: sizes as template arguments for one row of a small network, dynamic ones for the rest.
#include <Eigen/Dense>

#include "lab.hpp"

namespace {

using lab::act;

template <class Values>
void activate(act activation, Values& y) {
  if (activation == act::relu) y = y.cwiseMax(0.0f).eval();
  if (activation == act::tanh) y = y.array().tanh().matrix().eval();
  if (activation == act::softmax)
    for (Eigen::Index c = 0; c < y.cols(); ++c) {
      y.col(c) = (y.col(c).array() - y.col(c).maxCoeff()).exp().matrix().eval();
      y.col(c) /= y.col(c).sum();
    }
}

// Rows of ours are columns of Eigen's, which is how it likes them.
template <int Columns>
struct dynamic {
  using matrix = Eigen::Matrix<float, Eigen::Dynamic, Columns>;
  std::vector<Eigen::MatrixXf> weight;
  std::vector<Eigen::VectorXf> bias;
  std::vector<matrix> y;
  std::vector<act> activation;
  matrix x;

  explicit dynamic(const lab::workload& task) {
    const lab::numbers n = lab::numbers_for(task);
    x = Eigen::Map<const matrix>(n.x.data(), task.inputs(), task.rows);
    for (std::size_t l = 0; l < task.layers.size(); ++l) {
      const auto [in, out, a] = task.layers[l];
      weight.push_back(Eigen::Map<const Eigen::Matrix<float, -1, -1, Eigen::RowMajor>>(n.weight[l].data(), out, in));
      bias.push_back(Eigen::Map<const Eigen::VectorXf>(n.bias[l].data(), out));
      y.emplace_back(out, task.rows);
      activation.push_back(a);
    }
  }
  void operator()() {
    for (std::size_t l = 0; l < y.size(); ++l) {
      y[l].noalias() = weight[l] * (l == 0 ? x : y[l - 1]);
      y[l].colwise() += bias[l];
      activate(activation[l], y[l]);
    }
  }
  std::vector<float> result() {
    (*this)();
    return std::vector<float>(y.back().data(), y.back().data() + y.back().size());
  }
};

template <act Hidden, act Last, int In, int... Out>
struct fixed;
template <act Hidden, act Last, int In, int Out>
struct fixed<Hidden, Last, In, Out> {
  // Eigen insists that a single row is stored by rows.
  Eigen::Matrix<float, Out, In, Out == 1 ? Eigen::RowMajor : Eigen::ColMajor> weight;
  Eigen::Matrix<float, Out, 1> bias;
  void set(const lab::numbers& n, std::size_t l) {
    weight = Eigen::Map<const Eigen::Matrix<float, Out, In, Eigen::RowMajor>>(n.weight[l].data());
    bias = Eigen::Map<const Eigen::Matrix<float, Out, 1>>(n.bias[l].data());
  }
  void operator()(const Eigen::Matrix<float, In, 1>& x, float* y) const {
    Eigen::Matrix<float, Out, 1> z = bias;
    z.noalias() += weight * x;
    activate(Last, z);
    Eigen::Map<Eigen::Matrix<float, Out, 1>>{y} = z;
  }
};
template <act Hidden, act Last, int In, int Mid, int Next, int... Out>
struct fixed<Hidden, Last, In, Mid, Next, Out...> {
  Eigen::Matrix<float, Mid, In> weight;
  Eigen::Matrix<float, Mid, 1> bias;
  fixed<Hidden, Last, Mid, Next, Out...> rest;
  void set(const lab::numbers& n, std::size_t l) {
    weight = Eigen::Map<const Eigen::Matrix<float, Mid, In, Eigen::RowMajor>>(n.weight[l].data());
    bias = Eigen::Map<const Eigen::Matrix<float, Mid, 1>>(n.bias[l].data());
    rest.set(n, l + 1);
  }
  void operator()(const Eigen::Matrix<float, In, 1>& x, float* y) const {
    Eigen::Matrix<float, Mid, 1> z = bias;
    z.noalias() += weight * x;
    activate(Hidden, z);
    rest(z, y);
  }
};

template <act Hidden, act Last, int In, int... Out>
struct one_row {
  fixed<Hidden, Last, In, Out...> network;
  Eigen::Matrix<float, In, 1> x;
  std::vector<float> y;

  explicit one_row(const lab::workload& task) : y(static_cast<std::size_t>(task.outputs())) {
    const lab::numbers n = lab::numbers_for(task);
    network.set(n, 0);
    x = Eigen::Map<const Eigen::Matrix<float, In, 1>>(n.x.data());
  }
  void operator()() { network(x, y.data()); }
  std::vector<float> result() {
    (*this)();
    return y;
  }
};

template <act Hidden, act Last, int... Width>
bool enter_fixed(const std::string& name) {
  return lab::enter_all(
      "Eigen", [&](const lab::workload& task) { return task.name == name; },
      [](const lab::workload& task) { return std::make_unique<one_row<Hidden, Last, Width...>>(task); });
}

bool is_classifier(const lab::workload& task) { return task.name.rfind("classifier", 0) == 0; }
const bool entered = lab::enter_all(
                         "Eigen", [](const lab::workload& task) { return is_classifier(task) && task.rows == 1; },
                         [](const lab::workload& task) { return std::make_unique<dynamic<1>>(task); }) &&
                     lab::enter_all(
                         "Eigen", [](const lab::workload& task) { return is_classifier(task) && task.rows > 1; },
                         [](const lab::workload& task) { return std::make_unique<dynamic<Eigen::Dynamic>>(task); }) &&
                     enter_fixed<act::tanh, act::linear, 16, 64, 64, 4>("policy b1") &&
                     enter_fixed<act::tanh, act::linear, 4, 8, 8, 1>("micro b1");

}  // namespace
