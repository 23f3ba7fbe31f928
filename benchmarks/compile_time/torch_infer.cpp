// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// libtorch: reads weights and rows, writes what the network says.
#include <torch/torch.h>

#include <cstdio>

int main() {
  const c10::InferenceMode inside;
  torch::nn::Sequential network;
#if LAB_LAYERS == 0
  network->push_back(torch::nn::Linear(784, 128));
  network->push_back(torch::nn::ReLU());
  network->push_back(torch::nn::Dropout(0.2));
  network->push_back(torch::nn::Linear(128, 10));
  network->push_back(torch::nn::Softmax(1));
  constexpr int inputs = 784;
#else
  for (int i = 0; i < LAB_LAYERS; ++i) {
    network->push_back(torch::nn::Linear(LAB_DIFFERENT ? 16 + i : 64, LAB_DIFFERENT ? 17 + i : 64));
    network->push_back(torch::nn::Tanh());
  }
  constexpr int inputs = LAB_DIFFERENT ? 16 : 64;
#endif
  network->eval();
  for (at::Tensor& p : network->parameters())
    std::fread(p.data_ptr<float>(), 4, static_cast<std::size_t>(p.numel()), stdin);
  at::Tensor x = torch::empty({1, inputs});
  while (std::fread(x.data_ptr<float>(), 4, inputs, stdin) == inputs) {
    const at::Tensor y = network->forward(x);
    std::fwrite(y.data_ptr<float>(), 4, static_cast<std::size_t>(y.numel()), stdout);
  }
}
