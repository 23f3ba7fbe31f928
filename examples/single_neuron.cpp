// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// One neuron learns AND and OR, but not XOR: no straight line separates XOR's ones from its zeros.
//
// The textbook writes the perceptron like this:
//
//     w, b = [0.0, 0.0], 0.0
//     for epoch in range(20):
//         for x, target in table:
//             guess = 1 if w[0] * x[0] + w[1] * x[1] + b > 0 else 0
//             error = target - guess
//             w = [w[0] + 0.1 * error * x[0], w[1] + 0.1 * error * x[1]]
//             b = b + 0.1 * error
//
// Its learning rule is the slope of a loss: d/dz (max(z, 0) - t z) is guess - target. So a Dense layer, that loss,
// plain gradient descent and batches of one are the perceptron, number for number.
//
// Watch: AND and OR come to rest without mistakes; XOR goes round in circles for ever.
#include <etch/train.hpp>

#include <array>
#include <cstdio>
#include <span>

using namespace etch::symbols;  // p: the prediction; t: the target

struct PerceptronRule : etch::loss<mean(max(p, 0) - t * p)> {};

using Neuron = etch::Sequential<etch::Dense<2, 1, etch::Linear, etch::Init<etch::Zeros>>>;

using Table = std::array<std::array<float, 1>, 4>;

constexpr std::array<std::array<float, 2>, 4> inputs{{{0, 0}, {0, 1}, {1, 0}, {1, 1}}};

struct Textbook {
  float w[2] = {0, 0}, b = 0;

  void learn(const std::array<float, 2>& row, float target) {
    const float guess = w[0] * row[0] + w[1] * row[1] + b > 0 ? 1 : 0;
    const float error = target - guess;
    for (std::size_t i = 0; i < 2; ++i) w[i] += 0.1f * error * row[i];
    b += 0.1f * error;
  }
};

struct Result {
  int mistakes_of_last_epoch, right;
  bool same_as_textbook;
};

Result learn(const char* name, const Table& table) {
  etch::Model<Neuron> neuron;
  etch::Trainer<Neuron, PerceptronRule, etch::SGD, etch::Batch<1>> trainer{neuron, {.learning_rate = 0.1f}};
  Textbook textbook;
  const auto guess = [&](const std::array<float, 2>& row) { return neuron(row)[0] > 0 ? 1.0f : 0.0f; };

  std::printf("%-4s mistakes per epoch ", name);
  Result result{};
  for (int epoch = 0; epoch < 20; ++epoch) {
    result.mistakes_of_last_epoch = 0;
    for (std::size_t row = 0; row < 4; ++row) {
      result.mistakes_of_last_epoch += guess(inputs[row]) != table[row][0];
      trainer.step(std::span(&inputs[row], 1), std::span(&table[row], 1));
      textbook.learn(inputs[row], table[row][0]);
    }
    std::printf(" %d", result.mistakes_of_last_epoch);
  }
  const float w0 = neuron.parameter<"0.weight">()(0, 0), w1 = neuron.parameter<"0.weight">()(0, 1);
  const float b = neuron.parameter<"0.bias">()(0);
  result.same_as_textbook = w0 == textbook.w[0] && w1 == textbook.w[1] && b == textbook.b;
  std::printf("\n     fires when %+.1f x0 %+.1f x1 %+.1f > 0:", double(w0), double(w1), double(b));
  for (std::size_t row = 0; row < 4; ++row) {
    result.right += guess(inputs[row]) == table[row][0];
    std::printf("  %.0f %.0f -> %.0f", double(inputs[row][0]), double(inputs[row][1]), double(guess(inputs[row])));
  }
  std::printf("   %d of 4 right\n\n", result.right);
  return result;
}

int main() {
  const Result conjunction = learn("AND", {{{0}, {0}, {0}, {1}}});
  const Result disjunction = learn("OR", {{{0}, {1}, {1}, {1}}});
  const Result exclusive = learn("XOR", {{{0}, {1}, {1}, {0}}});

  const bool learned = conjunction.right == 4 && conjunction.mistakes_of_last_epoch == 0 &&  //
                       disjunction.right == 4 && disjunction.mistakes_of_last_epoch == 0;
  const bool stuck = exclusive.right < 4 && exclusive.mistakes_of_last_epoch > 0;
  const bool same = conjunction.same_as_textbook && disjunction.same_as_textbook && exclusive.same_as_textbook;
  std::printf("AND and OR learned: %s   XOR not: %s   weights as the textbook's: %s\n", learned ? "yes" : "no",
              stuck ? "yes" : "no", same ? "yes" : "no");
  return learned && stuck && same ? 0 : 1;
}
