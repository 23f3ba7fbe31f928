// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Etch as an entrant: models and trainers that hold the numbers of a workload.
#pragma once

#include <etch/train.hpp>

#include <algorithm>
#include <array>
#include <span>
#include <type_traits>
#include <vector>

#include "lab.hpp"

namespace lab {

template <etch::fixed_string Weight, etch::fixed_string Bias, class Model>
void set_layer(Model& model, const numbers& n, std::size_t which) {
  auto weight = model.template parameter<Weight>();
  auto bias = model.template parameter<Bias>();
  using view = decltype(weight);
  for (std::size_t o = 0; o < view::outputs; ++o) {
    bias(o) = n.bias[which][o];
    for (std::size_t i = 0; i < view::inputs; ++i) weight(o, i) = n.weight[which][o * view::inputs + i];
  }
}

// The layers of a network, a dropout layer in second place included.
template <class Network, bool Dropout = false>
etch::Model<Network> model_of(const numbers& n) {
  etch::Model<Network> model;
  set_layer<"0.weight", "0.bias">(model, n, 0);
  if constexpr (Dropout) {
    set_layer<"2.weight", "2.bias">(model, n, 1);
  } else {
    if constexpr (Network::layers::size > 1) set_layer<"1.weight", "1.bias">(model, n, 1);
    if constexpr (Network::layers::size > 2) set_layer<"2.weight", "2.bias">(model, n, 2);
  }
  return model;
}

template <std::size_t Width>
std::vector<std::array<float, Width>> rows_of(const numbers& n) {
  std::vector<std::array<float, Width>> rows(n.x.size() / Width);
  std::copy(n.x.begin(), n.x.end(), rows[0].begin());
  return rows;
}

template <class Network>
struct etch_inference {
  static constexpr std::size_t in = Network::inputs, out = Network::outputs;
  etch::Model<Network> model;
  std::vector<std::array<float, in>> x;
  std::vector<std::array<float, out>> y;

  explicit etch_inference(const workload& task)
      : model(model_of<Network>(numbers_for(task))), x(rows_of<in>(numbers_for(task))), y(x.size()) {}
  void operator()() {
    if (x.size() == 1)
      model(x[0], y[0]);
    else
      model(x, y);
  }
  std::vector<float> result() {
    (*this)();
    return std::vector<float>(y[0].data(), y[0].data() + y.size() * out);
  }
};

template <class Network, class Optimizer, etch::index Rows, bool Dropout = false>
struct etch_training {
  static constexpr std::size_t in = Network::inputs;
  etch::Model<Network> model;
  std::vector<std::array<float, in>> x;
  std::vector<etch::Label> label;
  etch::Trainer<Network, etch::CrossEntropy, Optimizer, etch::Batch<Rows>> trainer;
  float loss = 0;

  static Optimizer optimizer() {
    if constexpr (requires(Optimizer o) { o.beta1; })
      return {.learning_rate = adam_rate, .beta1 = adam_beta1, .beta2 = adam_beta2, .epsilon = adam_epsilon};
    else
      return {.learning_rate = sgd_rate};
  }
  explicit etch_training(const workload& task) : etch_training(numbers_for(task)) {}
  explicit etch_training(const numbers& n)
      : model(model_of<Network, Dropout>(n)),
        x(rows_of<in>(n)),
        label(n.label.begin(), n.label.end()),
        trainer(model, optimizer()) {}

  void operator()() { loss = trainer.step(x, label); }
  std::vector<float> result() { return losses(*this); }

  template <class Training>
  static std::vector<float> losses(Training& training) {
    std::vector<float> result;
    for (int i = 0; i < checked_steps; ++i) {
      training();
      result.push_back(training.loss);
    }
    return result;
  }
};

// The same steps on an executor.
template <class Executor, class Network, class Optimizer, etch::index Rows>
struct etch_training_on : etch_training<Network, Optimizer, Rows> {
  using base = etch_training<Network, Optimizer, Rows>;
  Executor executor;

  // Threads are made in the number asked for; an arena has as many as there are cores to run on.
  static Executor executor_for(const workload& task) {
    if constexpr (std::is_empty_v<Executor>)
      return {};
    else
      return Executor(static_cast<etch::index>(task.threads));
  }
  explicit etch_training_on(const workload& task) : base(task), executor(executor_for(task)) {}
  void operator()() { this->loss = this->trainer.on(executor).step(this->x, this->label); }
  std::vector<float> result() { return base::losses(*this); }
};

template <class Network>
bool enter_inference(const std::string& name) {
  return enter_all(
      "Etch", [&](const workload& task) { return infers(task) && task.name.rfind(name + " b", 0) == 0; },
      [](const workload& task) { return std::make_unique<etch_inference<Network>>(task); });
}
template <class Network, class Optimizer, etch::index Rows, bool Dropout = false>
bool enter_training(const std::string& name, const std::string& as = "Etch") {
  return enter_all(
      as, [&](const workload& task) { return task.name == name; },
      [](const workload& task) { return std::make_unique<etch_training<Network, Optimizer, Rows, Dropout>>(task); });
}

template <class Executor, class Network, class Optimizer, etch::index Rows>
bool enter_training_on(const std::string& name, const std::string& as) {
  return enter_all(
      as, [&](const workload& task) { return task.name == name; },
      [](const workload& task) {
        return std::make_unique<etch_training_on<Executor, Network, Optimizer, Rows>>(task);
      });
}

}  // namespace lab
