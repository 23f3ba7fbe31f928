// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What is computed once for a row: held by type, and by values where a batch leaves some lanes without a row.
#include <etch/nn/activation/activations.hpp>
#include <etch/nn/layer/layers.hpp>
#include <etch/nn/loss/losses.hpp>
#include <etch/run/trainer.hpp>

#include <cfenv>

#include "gradient_law.hpp"

BOOST_AUTO_TEST_SUITE(row_values)

using namespace etch;
using etch::index;

using classifier = Sequential<Dense<5, 8, ReLU>, Dense<8, 10, Softmax>>;
template <class Network, class Loss, class Target>
using loss_stage = prepared<decltype(stage_with_target<Target>::of(
    pick_t<Network::layers::size - 1, table_of<step_stages<Network, Loss, fused_update<SGD>>>>{}))>;

constexpr accumulated<10> z{};
constexpr auto shifted = exp(z - row_max(z));
constexpr auto total = sum(shifted);

// With labels: reductions of the sums first, then e^(z − max z), which takes the place of the sums.
using by_label = loss_stage<classifier, CrossEntropy, label_target<10>>;
using label_values = by_label::row_values;
static_assert(position_in<std::remove_const_t<decltype(row_max(z))>>(label_values{}) == 0);
static_assert(position_in<std::remove_const_t<decltype(sum(label_target<10>{} * z))>>(label_values{}) == 1);
static_assert(position_in<std::remove_const_t<decltype(total)>>(label_values{}) == 2);
static_assert(by_label::settled_at == 2 && same<by_label::settled, std::remove_const_t<decltype(shifted)>>);
// One logarithm and one division for a row.
static_assert(has<std::remove_const_t<decltype(log(total))>>(label_values{}));
static_assert(has<std::remove_const_t<decltype(one / total)>>(label_values{}));

// With rows of probabilities the loss needs the sums once more, after that.
using by_number = loss_stage<classifier, CrossEntropy, number_target<10>>;
static_assert(same<by_number::settled, nothing_settles>);

// A loss of single values looks at no row.
using regression = loss_stage<Sequential<Dense<5, 8, ReLU>, Dense<8, 10>>, MeanSquaredError, number_target<10>>;
static_assert(same<regression::settled, nothing_settles>);

// A condition is no number, whether it is known from the start or for each row.
template <index Width>
struct Signed {
  static constexpr index inputs = Width, outputs = Width;
  static constexpr auto y = where(sum(symbols::x) > 0.5, symbols::x, where(row_count{} > 4, symbols::x, -symbols::x));
};

// The softmax of a batch of `rows`, and its loss, are those of each row alone.
template <index Width>
void agrees_with_single_rows(index rows) {
  using Network = Sequential<Dense<3, Width, Softmax>>;
  Model<Network> model{Seed{7}};
  const auto x = samples::inputs<float, 3>(rows);
  std::vector<Label> labels;
  for (index r = 0; r < rows; ++r) labels.push_back(static_cast<Label>(r * 5 % Width));
  double expected = 0;
  std::vector<std::array<float, Width>> said(rows);
  for (index r = 0; r < rows; ++r) said[r] = model(x[r]);
  for (index r = 0; r < rows; ++r) expected -= std::log(static_cast<double>(said[r][labels[r]]));
  Trainer<Network, CrossEntropy, SGD, Batch<64>> trainer(model);
  std::vector<std::array<float, Width>> predictions(rows);
  std::feclearexcept(FE_ALL_EXCEPT);
  const double loss = static_cast<double>(trainer.step(x, labels, std::span(predictions)));
  BOOST_TEST(std::fetestexcept(FE_DIVBYZERO | FE_INVALID) == 0);
  BOOST_TEST(loss == expected / static_cast<double>(rows), boost::test_tools::tolerance(1e-6));
  for (index r = 0; r < rows; ++r)
    for (index c = 0; c < Width; ++c) BOOST_TEST(std::abs(predictions[r][c] - said[r][c]) <= 2e-7f);
}
BOOST_AUTO_TEST_CASE(lanes_without_a_row_raise_nothing) {
  for (const index rows : {1u, 2u, 3u, 7u, 15u, 16u, 17u, 31u, 33u, 64u}) {
    agrees_with_single_rows<2>(rows);
    agrees_with_single_rows<7>(rows);
    agrees_with_single_rows<16>(rows);
    agrees_with_single_rows<33>(rows);
    agrees_with_single_rows<127>(rows);
  }
}

BOOST_AUTO_TEST_CASE(conditions_choose) {
  Model<Sequential<Signed<3>, Dense<3, 2>>> model{Seed{1}};
  const std::array<float, 3> high{1, 0, 0}, low{-1, 0, 0}, mirrored{1, 0, 0};
  BOOST_TEST(model(high) == model(mirrored), boost::test_tools::per_element());
  BOOST_TEST(model(low) == model(high), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
