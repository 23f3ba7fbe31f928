// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The first programs of two well-known tutorials, as types.
//
//     model = keras.Sequential([                           # Keras
//         keras.Input(shape=(20,)),
//         keras.layers.Dense(64, activation="relu"),
//         keras.layers.Dense(1, activation="sigmoid"),
//     ])
//     model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
//     model.fit(x_train, y_train, epochs=5, batch_size=32, validation_data=(x_test, y_test))
//
//     model = nn.Sequential(nn.Linear(10, 64), nn.ReLU(),  # PyTorch
//                           nn.Linear(64, 1), nn.Sigmoid())
//     optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
//     for x, y in loader:
//         loss = loss_fn(model(x), y)
//         optimizer.zero_grad()
//         loss.backward()
//         optimizer.step()
//
// Watch: layers, losses, optimizers and their defaults have the names you know, fit() reads like fit(), and a loop of
// one's own is one call: there is no zero_grad to forget. What is new is that a wrong width does not compile.
#include <etch/data/demo/draw.hpp>
#include <etch/run/fit.hpp>
#include <etch/train.hpp>

#include <array>
#include <cstdio>
#include <vector>

// Mail as 20 numbers: how often each of 20 words occurs. Spam is fond of the first five, other mail of the next five.
etch::Dataset<20, etch::Label> mail(std::size_t count, etch::Seed seed) {
  etch::Dataset<20, etch::Label> data;
  for (std::size_t n = 0; n < count; ++n) {
    etch::demo::draw random(seed, 1, n);
    const bool spam = n % 2 == 1;
    std::array<float, 20> words{};
    for (std::size_t word = 0; word < 20; ++word) {
      const bool favourite = word < 10 && (word < 5) == spam;
      for (int sentence = 0; sentence < 10; ++sentence) words[word] += random.chance(favourite ? 0.2 : 0.08) ? 0.1f : 0;
    }
    data.add(words, etch::Label{spam});
  }
  return data;
}

double keras() {
  using Net = etch::Sequential<etch::Dense<20, 64, etch::ReLU>, etch::Dense<64, 1, etch::Sigmoid>>;
  static_assert(Net::parameter_count == 20 * 64 + 64 + 64 + 1);

  const auto train = mail(2000, etch::Seed{1}), test = mail(500, etch::Seed{2});
  etch::Model<Net> model{etch::Seed{42}};
  const auto history = etch::fit<etch::BinaryCrossEntropy, etch::Adam, etch::Batch<32>>(
      model, train, {.epochs = 5, .validation = &test});
  return history.metrics[0].validation.back();
}

double pytorch() {
  using Net = etch::Sequential<etch::Dense<10, 64>, etch::Activation<etch::ReLU>, etch::Dense<64, 1>,
                               etch::Activation<etch::Sigmoid>>;
  // Is the mean of ten numbers above zero?
  std::vector<std::array<float, 10>> x(640);
  std::vector<std::array<float, 1>> y(x.size());
  for (std::size_t n = 0; n < x.size(); ++n) {
    etch::demo::draw random(etch::Seed{3}, 2, n);
    float sum = 0;
    for (float& value : x[n]) {
      value = static_cast<float>(random.normal(1));
      sum += value;
    }
    y[n][0] = sum > 0 ? 1 : 0;
  }

  etch::Model<Net> model{etch::Seed{42}};
  etch::Trainer<Net, etch::BinaryCrossEntropy, etch::Adam, etch::Batch<64>> trainer{model, {.learning_rate = 1e-3f}};
  for (int epoch = 0; epoch < 20; ++epoch) {
    double loss = 0;
    for (std::size_t first = 0; first < x.size(); first += 64)
      loss += double(trainer.step(std::span(x).subspan(first, 64), std::span(y).subspan(first, 64))) / 10;
    if (epoch % 5 == 4) std::printf("epoch %2d: loss %.4f\n", epoch + 1, loss);
  }
  return etch::evaluate<etch::BinaryCrossEntropy>(model, x, y).accuracy;
}

int main() {
  std::puts("As in Keras: is it spam?");
  const double spam = keras();
  std::puts("\nAs in PyTorch: a loop of one's own");
  const double mean = pytorch();
  std::printf("\naccuracy: %.1f %% of unseen mail, %.1f %% of the means it has seen\n", 100 * spam, 100 * mean);
  return spam > 0.9 && mean > 0.95 ? 0 : 1;
}
