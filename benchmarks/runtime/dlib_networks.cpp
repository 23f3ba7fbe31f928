// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// dlib: the classifier, forward and one step, without its trainer's threads.
#include <dlib/dnn.h>

#include "lab.hpp"

namespace {

using namespace dlib;
using body = fc<10, relu<fc<128, input<matrix<float>>>>>;

template <class Network>
resizable_tensor rows_of(Network& network, const lab::workload& task, const lab::numbers& n) {
  std::vector<matrix<float>> rows;
  for (int r = 0; r < task.rows; ++r) rows.push_back(mat(n.x.data() + r * task.inputs(), task.inputs(), 1));
  resizable_tensor x;
  network.to_tensor(rows.begin(), rows.end(), x);
  return x;
}

// Its parameters are (in, out) with the bias below.
template <class Layer>
void set(Layer& fully_connected, const lab::numbers& n, std::size_t l, const lab::layer& shape) {
  const auto weight = lab::transposed(n.weight[l], shape.in, shape.out);
  float* to = fully_connected.layer_details().get_layer_params().host();
  std::copy(n.bias[l].begin(), n.bias[l].end(), std::copy(weight.begin(), weight.end(), to));
}

struct dlib_inference {
  softmax<body> network;
  resizable_tensor x;
  const tensor* y = nullptr;

  explicit dlib_inference(const lab::workload& task) {
    const lab::numbers n = lab::numbers_for(task);
    x = rows_of(network, task, n);
    network.forward(x);
    set(network.subnet(), n, 1, task.layers[1]);
    set(network.subnet().subnet().subnet(), n, 0, task.layers[0]);
  }
  void operator()() { y = &network.forward(x); }
  std::vector<float> result() {
    (*this)();
    return std::vector<float>(y->host(), y->host() + y->size());
  }
};

template <class Solver>
struct dlib_training {
  loss_multiclass_log<body> network;
  resizable_tensor x;
  std::vector<unsigned long> label;
  std::vector<Solver> solvers;
  double rate, loss = 0;

  dlib_training(const lab::workload& task, const Solver& solver, double rate_)
      : solvers(decltype(network)::num_computational_layers, solver), rate(rate_) {
    const lab::numbers n = lab::numbers_for(task);
    label.assign(n.label.begin(), n.label.end());
    x = rows_of(network, task, n);
    network.subnet().forward(x);
    set(network.subnet(), n, 1, task.layers[1]);
    set(network.subnet().subnet().subnet(), n, 0, task.layers[0]);
  }
  void operator()() {
    loss = network.compute_parameter_gradients(x, label.begin());
    network.update_parameters(make_sstack(solvers), rate);
  }
  std::vector<float> result() {
    std::vector<float> losses;
    for (int i = 0; i < lab::checked_steps; ++i) {
      (*this)();
      losses.push_back(static_cast<float>(loss));
    }
    return losses;
  }
};

bool is_classifier(const lab::workload& task) { return task.name.rfind("classifier", 0) == 0; }
bool is_step(const lab::workload& task, lab::kind what) {
  return task.what == what && lab::steps_alone(task) && !task.dropout && task.inputs() == 784;
}

const bool entered =
    lab::enter_all("dlib", is_classifier,
                   [](const lab::workload& task) { return std::make_unique<dlib_inference>(task); }) &&
    lab::enter_all(
        "dlib", [](const lab::workload& task) { return is_step(task, lab::kind::sgd_step); },
        [](const lab::workload& task) {
          return std::make_unique<dlib_training<sgd>>(task, sgd(0, 0), static_cast<double>(lab::sgd_rate));
        }) &&
    lab::enter_all(
        "dlib", [](const lab::workload& task) { return is_step(task, lab::kind::adam_step); },
        [](const lab::workload& task) {
          return std::make_unique<dlib_training<adam>>(task, adam(0, lab::adam_beta1, lab::adam_beta2),
                                                       static_cast<double>(lab::adam_rate));
        });

}  // namespace
