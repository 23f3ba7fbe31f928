// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// libtorch: training steps with Adam.
#include <torch/torch.h>

#include <cstdio>

int main() {
#if LAB_LAYERS == 0
  torch::nn::Sequential network(torch::nn::Linear(784, 128), torch::nn::ReLU(), torch::nn::Dropout(0.2),
                                torch::nn::Linear(128, 10));
  at::Tensor x = torch::empty({32, 784}), t = torch::empty({32}, torch::kInt64);
#else
  const auto width = [](int i) { return LAB_DIFFERENT ? 16 + i : 64; };
  torch::nn::Sequential network;
  for (int i = 0; i < LAB_LAYERS; ++i) {
    network->push_back(torch::nn::Linear(width(i), width(i + 1)));
    network->push_back(torch::nn::Tanh());
  }
  at::Tensor x = torch::empty({32, width(0)}), t = torch::empty({32, width(LAB_LAYERS)});
#endif
  torch::optim::Adam adam(network->parameters(), torch::optim::AdamOptions(1e-3));
  const auto read = [](at::Tensor& to) { return std::fread(to.data_ptr(), to.nbytes(), 1, stdin) == 1; };
  while (read(x) && read(t)) {
    adam.zero_grad();
#if LAB_LAYERS == 0
    const at::Tensor loss = torch::nn::functional::cross_entropy(network->forward(x), t);
#else
    const at::Tensor loss = torch::mse_loss(network->forward(x), t);
#endif
    loss.backward();
    adam.step();
    std::fprintf(stderr, "%g\n", static_cast<double>(loss.item<float>()));
  }
  for (const at::Tensor& p : network->parameters())
    std::fwrite(p.data_ptr<float>(), 4, static_cast<std::size_t>(p.numel()), stdout);
}
