// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Fetching the rows of the next step beside this one changes nothing but the time.
#include <etch/data/transform.hpp>
#include <etch/data/view.hpp>
#include <etch/nn/activation/activations.hpp>
#include <etch/nn/layer/layers.hpp>
#include <etch/nn/loss/losses.hpp>
#include <etch/nn/optimizer/optimizers.hpp>
#include <etch/run/fit.hpp>

#include <algorithm>

#include <boost/test/unit_test.hpp>

using namespace etch;

namespace {

using etch::index;
constexpr index width = 300;  // neither whole registers nor whole cache lines
using Net = Sequential<Dense<width, 40, ReLU>, Dense<40, 3, Softmax>>;
using Data = Dataset<width, Label>;

Data some_rows(index count) {
  Data data;
  for (index row = 0; row < count; ++row) {
    std::array<float, width> values;
    for (index c = 0; c < width; ++c) values[c] = static_cast<float>((row * 31 + c * 7) % 17) / 17;
    data.add(values, static_cast<Label>(row % 3));
  }
  return data;
}

bool same_weights(const Model<Net>& a, const Model<Net>& b) {
  return std::equal(a.data(), a.data() + layer_blocks_of<Net, float>::size, b.data());
}

BOOST_AUTO_TEST_SUITE(rows_of_the_next_step)

BOOST_AUTO_TEST_CASE(are_those_that_gather_will_copy) {
  const Data data = some_rows(11);
  const Order order = shuffled(Seed{5}, 0), after = shuffled(Seed{5}, 1);
  next_rows<float, 4> next;
  const auto hold = [&](auto& source, index first) {
    next.find(source, order, first, after);
    for (index n = 0; n < 4; ++n) {
      std::array<float, width> row;
      Label label;
      const index at = first + n;
      source.gather(at < source.size() ? order : after, at % source.size(), 1, row.data(), &label);
      BOOST_TEST(std::equal(row.begin(), row.end(), next.data()[n]));
    }
  };
  const auto view = subset(data, {7, 3, 9, 1, 4});
  for (index first : {0u, 4u, 8u, 10u, 11u}) hold(data, first);
  for (index first : {0u, 3u, 5u}) hold(view, first);
}

BOOST_AUTO_TEST_CASE(are_asked_only_of_long_rows_in_place) {
  Data data = some_rows(4);
  const auto changed = transform(data, [](float* row, std::uint64_t) { row[0] = 1; });
  static_assert(long_rows_in_place<Data> && long_rows_in_place<const Data>);
  static_assert(!long_rows_in_place<decltype(changed)> && !long_rows_in_place<Dataset<8, Label>>);
}

// 50 rows in batches of 16: the last step of each epoch has two. By hand, with plain steps.
BOOST_AUTO_TEST_CASE(fit_yields_what_plain_steps_yield) {
  Data data = some_rows(50);
  Model<Net> fitted, by_hand, changing;
  const FitOptions<Adam, width, Label, float> options{.epochs = 3, .seed = Seed{9}, .verbose = Verbose::silent};
  fit<CrossEntropy, Adam, Batch<16>>(fitted, data, options);

  Trainer<Net, CrossEntropy, Adam, Batch<16>> trainer(by_hand, {}, Seed{9});
  std::array<std::array<float, width>, 16> inputs;
  std::array<Label, 16> targets;
  for (index epoch = 0; epoch < 3; ++epoch)
    for (index first = 0; first < 50; first += 16) {
      const index count = std::min<index>(16, 50 - first);
      data.gather(shuffled(Seed{9}, epoch), first, count, inputs[0].data(), targets.data());
      trainer.step(std::span(inputs).first(count), std::span(targets).first(count));
    }
  BOOST_TEST(same_weights(fitted, by_hand));

  auto unchanged = transform(data, [](float*, std::uint64_t) {});
  fit<CrossEntropy, Adam, Batch<16>>(changing, unchanged, options);
  BOOST_TEST(same_weights(fitted, changing));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
