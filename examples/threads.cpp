// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Training and inference on two threads, and on an executor of one's own: the bits are those of one thread.
#include <etch/data/demo/drawn_digits.hpp>
#include <etch/run/executor/threads.hpp>
#include <etch/run/fit.hpp>
#include <etch/train.hpp>

#include <array>
#include <cstdio>
#include <cstring>
#include <vector>

using namespace etch;

using Net = Sequential<Dense<784, 128, ReLU>, Dropout<0.2>, Dense<128, 10, Softmax>>;

// clang-format off
// Does one task after the other: the least that is an executor. One that knows a pool hands them out there.
struct OneByOne {
  static etch::index threads() { return 2; }
  template <class Task>
  static void run(etch::index count, const Task& task) {
    for (etch::index i = 0; i < count; ++i) task(i);
  }
};
// clang-format on

int main() {
  const auto digits = demo::drawn_digits(256, Seed{1});
  std::vector<std::array<float, 784>> rows(256);
  std::vector<Label> labels(256);
  digits.gather(in_order(), 0, 256, rows[0].data(), labels.data());

  Model<Net> model{Seed{42}}, other{Seed{42}}, third{Seed{42}};
  Trainer<Net, CrossEntropy, Adam, Batch<256>> alone{other}, own{third};
  // clang-format off
Threads threads{2};
Trainer<Net, CrossEntropy, Adam, Batch<256>> trainer{model};
for (int step = 0; step < 20; ++step) trainer.on(threads).step(rows, labels);

std::vector<std::array<float, 10>> said(256);
model.on(threads)(rows, said);
  // clang-format on

  OneByOne one_by_one;
  for (int step = 0; step < 20; ++step) {
    alone.step(rows, labels);
    own.on(one_by_one).step(rows, labels);
  }
  std::vector<std::array<float, 10>> said_alone(256), said_by_third(256);
  other(rows, said_alone);
  third.on(one_by_one)(rows, said_by_third);

  // clang-format off
fit<CrossEntropy, Adam, Batch<128>>(model.on(threads), digits, {.epochs = 2});
  // clang-format on
  fit<CrossEntropy, Adam, Batch<128>>(other, digits, {.epochs = 2});
  if (std::memcmp(model.data(), other.data(), sizeof(float) * parameters_of<Net, float>::size) != 0) return 3;

  std::printf("the first digit is a %u with p = %.3f\n", labels[0], static_cast<double>(said[0][labels[0]]));
  if (std::memcmp(said.data(), said_alone.data(), sizeof(said[0]) * said.size()) != 0) return 1;
  if (std::memcmp(said.data(), said_by_third.data(), sizeof(said[0]) * said.size()) != 0) return 2;
}
