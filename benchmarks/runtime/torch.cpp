// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// libtorch: inference mode, as many threads as asked for, gradients set to none instead of zero.
#include <torch/torch.h>

#include "lab.hpp"

namespace {

using lab::act;

struct torch_inference {
  struct stage {
    at::Tensor weight, bias;
    act activation;
  };
  std::vector<stage> stages;
  at::Tensor x, y;

  explicit torch_inference(const lab::workload& task) {
    at::set_num_threads(1);
    const lab::numbers n = lab::numbers_for(task);
    x = torch::tensor(n.x).view({task.rows, task.inputs()});
    for (std::size_t l = 0; l < task.layers.size(); ++l)
      stages.push_back({torch::tensor(n.weight[l]).view({task.layers[l].out, task.layers[l].in}),
                        torch::tensor(n.bias[l]), task.layers[l].activation});
  }
  void operator()() {
    const c10::InferenceMode inside;
    at::Tensor z = x;
    for (const stage& s : stages) {
      z = at::linear(z, s.weight, s.bias);
      if (s.activation == act::relu) z.relu_();
      if (s.activation == act::tanh) z.tanh_();
      if (s.activation == act::softmax) z = z.softmax(1);
    }
    y = z;
  }
  std::vector<float> result() {
    (*this)();
    return std::vector<float>(y.data_ptr<float>(), y.data_ptr<float>() + y.numel());
  }
};

struct torch_training {
  torch::nn::Sequential network;
  std::unique_ptr<torch::optim::Optimizer> optimizer;
  at::Tensor x, label, said, loss;

  explicit torch_training(const lab::workload& task) {
    at::set_num_threads(task.threads);
    const lab::numbers n = lab::numbers_for(task);
    x = torch::tensor(n.x).view({task.rows, task.inputs()});
    label = torch::tensor(n.label).to(torch::kInt64);
    for (std::size_t l = 0; l < task.layers.size(); ++l) {
      torch::nn::Linear linear(task.layers[l].in, task.layers[l].out);
      const torch::NoGradGuard quiet;
      linear->weight.copy_(torch::tensor(n.weight[l]).view({task.layers[l].out, task.layers[l].in}));
      linear->bias.copy_(torch::tensor(n.bias[l]));
      network->push_back(linear);
      if (task.layers[l].activation == act::relu)
        network->push_back(torch::nn::ReLU(torch::nn::ReLUOptions().inplace(true)));
      if (task.dropout && l == 0) network->push_back(torch::nn::Dropout(0.2));
    }
    if (task.what == lab::kind::sgd_step)
      optimizer = std::make_unique<torch::optim::SGD>(network->parameters(), torch::optim::SGDOptions(lab::sgd_rate));
    else
      optimizer = std::make_unique<torch::optim::Adam>(
          network->parameters(),
          torch::optim::AdamOptions(lab::adam_rate).betas({lab::adam_beta1, lab::adam_beta2}).eps(lab::adam_epsilon));
  }
  void step(const at::Tensor& rows, const at::Tensor& labels) {
    for (at::Tensor& p : optimizer->param_groups()[0].params()) p.mutable_grad().reset();
    said = network->forward(rows);
    loss = torch::nn::functional::cross_entropy(said, labels);
    loss.backward();
    optimizer->step();
  }
  void operator()() { step(x, label); }
  std::vector<float> result() {
    std::vector<float> losses;
    for (int i = 0; i < lab::checked_steps; ++i) {
      (*this)();
      losses.push_back(loss.item<float>());
    }
    return losses;
  }
};

// With what fit() does: shuffling, batching, the mean loss and the accuracy.
struct torch_epoch : torch_training {
  at::Tensor rows, labels;
  double total = 0;
  std::int64_t right = 0;
  explicit torch_epoch(const lab::workload& task) : torch_training(task) {
    const lab::numbers& data = lab::epoch_data();
    rows = torch::tensor(data.x).view({lab::epoch_rows, task.inputs()});
    labels = torch::tensor(data.label).to(torch::kInt64);
  }
  void operator()() {
    const at::Tensor order = torch::randperm(lab::epoch_rows, torch::kInt64);
    total = 0;
    right = 0;
    for (int first = 0; first < lab::epoch_rows; first += 128) {
      const int last = std::min(first + 128, lab::epoch_rows);
      const at::Tensor batch = order.slice(0, first, last), wanted = labels.index_select(0, batch);
      step(rows.index_select(0, batch), wanted);
      total += loss.item<double>() * (last - first);
      right += said.argmax(1).eq(wanted).sum().item<std::int64_t>();
    }
    benchmark::DoNotOptimize(right);
  }
  std::vector<float> result() {
    (*this)();
    return {static_cast<float>(total / lab::epoch_rows)};
  }
};

const bool entered =
    lab::enter_all("libtorch", lab::infers,
                   [](const lab::workload& task) { return std::make_unique<torch_inference>(task); }) &&
    lab::enter_all("libtorch", lab::steps,
                   [](const lab::workload& task) { return std::make_unique<torch_training>(task); }) &&
    lab::enter_all(
        "libtorch", [](const lab::workload& task) { return task.what == lab::kind::epoch; },
        [](const lab::workload& task) { return std::make_unique<torch_epoch>(task); });

}  // namespace
