// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// libtorch: training steps of the classifier with Adam.
#include <torch/torch.h>

#include <cstdio>

int main() {
  torch::nn::Sequential network(torch::nn::Linear(784, 128), torch::nn::ReLU(), torch::nn::Dropout(0.2),
                                torch::nn::Linear(128, 10));
  torch::optim::Adam adam(network->parameters(), torch::optim::AdamOptions(1e-3));
  at::Tensor x = torch::empty({32, 784}), t = torch::empty({32}, torch::kInt64);
  while (std::fread(x.data_ptr<float>(), 4, 784 * 32, stdin) == 784 * 32 &&
         std::fread(t.data_ptr<std::int64_t>(), 8, 32, stdin) == 32) {
    adam.zero_grad();
    const at::Tensor loss = torch::nn::functional::cross_entropy(network->forward(x), t);
    loss.backward();
    adam.step();
    std::fprintf(stderr, "%g\n", static_cast<double>(loss.item<float>()));
  }
  for (const at::Tensor& p : network->parameters())
    std::fwrite(p.data_ptr<float>(), 4, static_cast<std::size_t>(p.numel()), stdout);
}
