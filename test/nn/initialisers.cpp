// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Initialisers: mean and spread as defined, the same numbers for the same seed, orthogonal matrices orthogonal.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <typeinfo>
#include <vector>

#include <etch/nn/init/initialisers.hpp>

namespace {

using namespace etch;

template <class Rule>
std::vector<double> filled(etch::index in, etch::index out, std::uint64_t key) {
  std::vector<double> all(in * out, -99);
  Rule::fill(in, out, randomness{key}, [&](etch::index i, etch::index o, double v) { all[i * out + o] = v; });
  return all;
}

template <class Rule>
using rule = std::type_identity<Rule>;
struct spread {
  double mean, deviation, largest;
};
constexpr double in = 120, out = 80, unbounded = 1e9;
spread meaning(rule<Zeros>) { return {0, 0, 0}; }
spread meaning(rule<Ones>) { return {1, 0, 1}; }
spread meaning(rule<Constant<0.5>>) { return {0.5, 0, 0.5}; }
spread within(double bound) { return {0, bound / std::sqrt(3.0), bound}; }
spread meaning(rule<Uniform<-0.1, 0.1>>) { return within(0.1); }
spread meaning(rule<Normal<0.0, 0.02>>) { return {0, 0.02, unbounded}; }
spread meaning(rule<Xavier>) { return within(std::sqrt(6 / (in + out))); }
spread meaning(rule<XavierNormal>) { return {0, std::sqrt(2 / (in + out)), unbounded}; }
spread meaning(rule<He>) { return {0, std::sqrt(2 / in), unbounded}; }
spread meaning(rule<HeUniform>) { return within(std::sqrt(6 / in)); }
spread meaning(rule<LeCun>) { return {0, std::sqrt(1 / in), unbounded}; }
spread meaning(rule<Orthogonal>) { return {0, std::sqrt(1 / in), 1}; }
spread meaning(rule<TorchDefault>) { return within(1 / std::sqrt(in)); }

template <class Rule>
void check() {
  const auto all = filled<Rule>(120, 80, 7);
  const spread expected = meaning(rule<Rule>{});
  double sum = 0, squares = 0, largest = 0;
  for (double v : all) sum += v, largest = std::max(largest, std::abs(v));
  const double mean = sum / static_cast<double>(all.size());
  for (double v : all) squares += (v - mean) * (v - mean);
  const double deviation = std::sqrt(squares / static_cast<double>(all.size()));
  // 9600 numbers: the mean is off by a hundredth of the deviation, the deviation by less.
  BOOST_TEST(std::abs(mean - expected.mean) <= 0.04 * expected.deviation + 1e-12, typeid(Rule).name());
  BOOST_TEST(std::abs(deviation - expected.deviation) <= 0.03 * expected.deviation + 1e-12, typeid(Rule).name());
  BOOST_TEST(largest <= expected.largest + 1e-12, typeid(Rule).name());
  BOOST_TEST((filled<Rule>(120, 80, 7) == all));
  if (expected.deviation > 0) BOOST_TEST((filled<Rule>(120, 80, 8) != all), typeid(Rule).name());
}
template <class... Rules>
void check_all(types<Rules...>) {
  (check<Rules>(), ...);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(nn_initialisers)

BOOST_AUTO_TEST_CASE(means_and_spreads) { check_all(all_initialisers{}); }

BOOST_AUTO_TEST_CASE(orthogonal_matrices) {
  for (const auto& [rows, columns] : {std::pair<etch::index, etch::index>{1, 1}, {7, 7}, {31, 5}, {5, 31}, {64, 64}}) {
    const auto all = filled<Orthogonal>(rows, columns, 3);
    const bool tall = rows >= columns;
    const etch::index count = tall ? columns : rows, length = tall ? rows : columns;
    const auto at = [&](etch::index vector, etch::index i) {
      return tall ? all[i * columns + vector] : all[vector * columns + i];
    };
    for (etch::index a = 0; a < count; ++a)
      for (etch::index b = 0; b < count; ++b) {
        double dot = 0;
        for (etch::index i = 0; i < length; ++i) dot += at(a, i) * at(b, i);
        BOOST_TEST(std::abs(dot - (a == b ? 1 : 0)) <= 1e-12);
      }
  }
}

BOOST_AUTO_TEST_SUITE_END()
