// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Rows and classes that count more than others: gradients, steps of one's own, fit.
#include <etch/data/stream.hpp>
#include <etch/data/transform.hpp>
#include <etch/data/view.hpp>
#include <etch/nn/nn.hpp>
#include <etch/run/callback/layer_statistics.hpp>
#include <etch/run/fit.hpp>

#include "gradient_law.hpp"
#include "task.hpp"

BOOST_AUTO_TEST_SUITE(run_weighted)

using namespace etch;
using etch::index;

template <class T>
std::vector<T> weights_of(index rows) {
  std::vector<T> weights(rows);
  for (index r = 0; r < rows; ++r) weights[r] = r % 4 == 3 ? T{0} : static_cast<T>(samples::number(r, 0, 9) + 2);
  return weights;
}

// ---- Gradients -----------------------------------------------------------------------------------------------------

template <class Loss, class Network>
struct pair {
  using loss = Weighted<Loss>;
  using network = Network;
};
using pairs =
    std::tuple<pair<CrossEntropy, Sequential<Dense<5, 7, Softmax>>>,
               pair<CrossEntropySmoothed<0.1>, Sequential<Dense<5, 3, Softmax>>>,
               pair<CrossEntropyWithLogits, Sequential<Dense<5, 33>>>,
               pair<NegativeLogLikelihood, Sequential<Dense<5, 2, LogSoftmax>>>,
               pair<KullbackLeibler, Sequential<Dense<5, 7, Softmax>>>,
               pair<BinaryCrossEntropy, Sequential<Dense<5, 1, Sigmoid>>>,
               pair<BinaryCrossEntropy, Sequential<Dense<5, 17, Sigmoid>>>,
               pair<BinaryCrossEntropyWithLogits, Sequential<Dense<5, 3>>>,
               pair<MeanSquaredError, Sequential<Dense<5, 3>>>, pair<MeanAbsoluteError, Sequential<Dense<5, 1>>>,
               pair<Huber<>, Sequential<Dense<5, 1>>>, pair<Hinge, Sequential<Dense<5, 7>>>,
               pair<CrossEntropy, Sequential<Dense<5, 6, Tanh>, BatchNorm<6>, Dropout<0.2>, Dense<6, 3, Softmax>>>>;

BOOST_AUTO_TEST_CASE_TEMPLATE(gradients_are_slopes, both, pairs) {
  using network = typename both::network;
  for (const index rows : {1u, 5u, 33u}) {
    Model<network, double> model = gradient_law::shaken<network>();
    gradient_law::check_model<typename both::loss, false>(
        model, samples::inputs<double, network::inputs>(rows),
        samples::targets<typename both::loss, double, network::outputs>(rows), owned_of<network>{}, 20,
        weights_of<double>(rows));
  }
}

using Net = Sequential<Dense<4, 9, Tanh>, Dense<9, 3, Softmax>>;

// A row that counts twice is two rows, one that counts nothing is none; the mean is over the rows that were given.
BOOST_AUTO_TEST_CASE(a_weight_is_so_many_rows) {
  const Model<Net, double> model{Seed{1}};
  const auto x = samples::inputs<double, 4>(4);
  const auto t = samples::labels<3>(4);
  const std::vector<double> weights{1, 2, 0, 1};
  const auto by_weight = gradients<Weighted<CrossEntropy>>(model, x, t, weights);
  const samples::rows_of<double, 4> rows{x[0], x[1], x[1], x[3]};
  const std::vector<Label> labels{t[0], t[1], t[1], t[3]};
  const auto by_rows = gradients<CrossEntropy>(model, rows, labels);
  BOOST_TEST(by_weight.loss() == by_rows.loss(), boost::test_tools::tolerance(1e-14));
  for (index in = 0; in < 4; ++in)
    for (index out = 0; out < 9; ++out)
      BOOST_TEST(by_weight.parameter<"0.weight">()(out, in) == by_rows.parameter<"0.weight">()(out, in),
                 boost::test_tools::tolerance(1e-12));
  for (const double slope : by_weight.input(2)) BOOST_TEST(slope == 0);
}

// ---- Steps ---------------------------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(steps_with_weights_of_one_are_steps_without) {
  const auto x = samples::inputs<float, 4>(33);
  const auto t = samples::labels<3>(33);
  Model<Net> with{Seed{1}}, without{Seed{1}};
  Trainer<Net, Weighted<CrossEntropy>, Adam, Batch<33>> weighted(with);
  Trainer<Net, CrossEntropy, Adam, Batch<33>> plain(without);
  const std::vector<float> ones(33, 1.0f);
  samples::rows_of<float, 3> said(33), also(33);
  for (int n = 0; n < 5; ++n) BOOST_TEST(weighted.step(x, t, ones, said) == plain.step(x, t, also));
  BOOST_TEST(task::same_bits(task::weights(with), task::weights(without)));
  BOOST_TEST((said == also));
}

// As many rows as all have.
BOOST_AUTO_TEST_CASE(steps_take_the_shortest) {
  const auto x = samples::inputs<float, 4>(9);
  const auto t = samples::labels<3>(9);
  const auto weights = weights_of<float>(9);
  const auto stepped = [&](std::span<const std::array<float, 4>> inputs, std::span<const Label> targets,
                           std::span<const float> rows) {
    Model<Net> model{Seed{1}};
    Trainer<Net, Penalized<Weighted<CrossEntropy>, L2<0.01>>, SGD, Batch<9>> trainer(model);
    trainer.step(inputs, targets, rows);
    return task::weights(model);
  };
  const std::span<const std::array<float, 4>> inputs(x);
  const std::span<const Label> targets(t);
  const std::span<const float> all(weights);
  const auto six = stepped(inputs.first(6), targets.first(6), all.first(6));
  BOOST_TEST(task::same_bits(six, stepped(inputs, targets, all.first(6))));
  BOOST_TEST(task::same_bits(six, stepped(inputs, targets.first(6), all)));
  BOOST_TEST(!task::same_bits(six, stepped(inputs, targets, all)));
}

// ---- fit -----------------------------------------------------------------------------------------------------------

using options = FitOptions<SGD, 2, Label, float, weighting::rows_and_classes>;
using Plain = Sequential<Dense<2, 5, Tanh>, Dense<5, 3, Softmax>>;

template <class Data>
std::vector<float> trained(Data& data, options how) {
  how.epochs = 3;
  how.verbose = Verbose::silent;
  Model<Plain> model{Seed{3}};
  fit<Weighted<CrossEntropy>, SGD, Batch<16>>(model, data, how);
  return task::weights(model);
}

// The rows of `data`, weighted one by one.
std::vector<float> by_class(const Dataset<2, Label>& data, std::array<float, 3> weights) {
  std::vector<float> rows;
  for (const Label label : data.targets) rows.push_back(weights[label]);
  return rows;
}

BOOST_AUTO_TEST_CASE(classes_weigh_what_their_rows_would) {
  auto data = task::rings(130, 1);
  for (index n = 0; n < 60; ++n) data.targets[n] = 0;
  const auto plain = trained(data, {});
  const auto rows = by_class(data, {0.25f, 2, 0});
  const auto weighted = trained(data, {.class_weights = {0.25, 2, 0}});
  BOOST_TEST(task::same_bits(weighted, trained(data, {.sample_weights = rows})));
  BOOST_TEST(!task::same_bits(weighted, plain));
  const auto ones = std::vector<float>(130, 1.0f);
  BOOST_TEST(task::same_bits(plain, trained(data, {.sample_weights = ones})));
  BOOST_TEST(task::same_bits(plain, trained(data, {.class_weights = std::array{1.0f, 1.0f, 1.0f}})));

  const auto twice = by_class(data, {0.0625f, 4, 0});
  BOOST_TEST(task::same_bits(trained(data, {.sample_weights = twice}),
                             trained(data, {.class_weights = {0.25, 2, 0}, .sample_weights = rows})));
  BOOST_TEST(task::same_bits(trained(data, {.class_weights = balanced}),
                             trained(data, {.class_weights = balanced_class_weights(data, 3)})));
}

// Weights belong to rows, whatever order they come in.
struct stored {
  using value_type = float;
  using target_type = Label;
  static constexpr index input_width = 2;
  const Dataset<2, Label>* data;
  index size() const { return data->size(); }
  void read(index first, index count, std::array<float, 2>* inputs, Label* targets) {
    data->gather(in_order(), first, count, inputs[0].data(), targets);
  }
};

BOOST_AUTO_TEST_CASE(weights_follow_their_rows_through_every_source) {
  const auto data = task::rings(130, 1);
  const std::array<float, 3> classes{0.25f, 2, 1};
  const options of_classes{.class_weights = classes};
  const auto rows = by_class(data, classes);
  Stream<stored> stream(stored{&data}, 30);
  BOOST_TEST(task::same_bits(trained(stream, of_classes), trained(stream, {.sample_weights = rows})));
  auto changed = transform(stream, [](float* row, std::uint64_t) { row[0] += 1; });
  BOOST_TEST(task::same_bits(trained(changed, of_classes), trained(changed, {.sample_weights = rows})));
  const auto turned = transform(data, [](float* row, std::uint64_t) { row[0] += 1; });
  BOOST_TEST(task::same_bits(trained(turned, of_classes), trained(turned, {.sample_weights = rows})));

  const auto part = subset(data, {5, 7, 0, 12, 100, 31, 77, 50, 4, 3, 2, 19, 61, 60, 59, 58, 57, 56, 55, 54});
  const auto of_part = by_class(copy(part), classes);
  BOOST_TEST(task::same_bits(trained(part, of_classes), trained(part, {.sample_weights = of_part})));
}

BOOST_AUTO_TEST_CASE(validation_counts_all_rows_the_same) {
  const auto data = task::rings(130, 1);
  Model<Plain> model{Seed{3}};
  LayerStatistics layers;
  const history h = fit<Weighted<CrossEntropy>, SGD, Batch<16>>(
      model, data, {.validation = &data, .verbose = Verbose::silent, .class_weights = {3, 1, 0}}, layers);
  BOOST_TEST(h.validation_loss[0] == evaluate<CrossEntropy>(model, data).loss);
  BOOST_TEST(h.validation_loss[0] == evaluate<Weighted<CrossEntropy>>(model, data).loss);
  BOOST_TEST(layers.epochs[0][0].gradient_norm > 0);
}

// Numbers have no classes, but rows.
BOOST_AUTO_TEST_CASE(regression_has_weights_of_rows) {
  Dataset<2, Target<1>> line;
  std::vector<float> weights;
  for (int n = 0; n < 64; ++n) {
    line.add({static_cast<float>(n) / 64, 1}, {n % 2 == 0 ? 1.0f : -1.0f});
    weights.push_back(n % 2 == 0 ? 1.0f : 0.0f);
  }
  Model<Sequential<Dense<2, 1>>> model{Seed{1}};
  fit<Weighted<MeanSquaredError>, Adam, Batch<16>>(
      model, line,
      {.epochs = 300, .optimizer = {.learning_rate = 0.05f}, .verbose = Verbose::silent, .sample_weights = weights});
  BOOST_TEST(model(std::array{0.3f, 1.0f})[0] == 1, boost::test_tools::tolerance(0.01f));
}

BOOST_AUTO_TEST_CASE(weights_without_sense_are_refused_before_anything_changes) {
  const auto data = task::rings(64, 1);
  Model<Plain> model{Seed{3}};
  const auto before = task::weights(model);
  const auto refuses = [&](options how, const std::vector<std::string>& says) {
    how.verbose = Verbose::silent;
    bool refused = false;
    try {
      fit<Weighted<CrossEntropy>, SGD, Batch<16>>(model, data, how);
    } catch (const fit_error& error) {
      refused = true;
      for (const std::string& words : says)
        BOOST_TEST(std::string(error.what()).find(words) != std::string::npos, error.what() << " lacks " << words);
    }
    BOOST_TEST(refused);
    BOOST_TEST(task::same_bits(before, task::weights(model)));
  };
  const double infinity = std::numeric_limits<double>::infinity();
  refuses({.class_weights = {1, 2}}, {"class_weights", "3 weights, one for each class", "found 2"});
  refuses({.class_weights = std::vector<double>{}}, {"class_weights", "found 0"});
  refuses({.class_weights = {1, -2, 1}}, {"class_weights, class 1", "not negative", "-2"});
  refuses({.class_weights = {1, 2, infinity}}, {"class_weights, class 2", "finite", "inf"});
  refuses({.class_weights = {0, 0, 0}}, {"class_weights", "at least one positive"});
  std::vector<float> rows(63, 1.0f);
  refuses({.sample_weights = rows}, {"sample_weights", "64 weights, one for each row", "found 63"});
  refuses({.sample_weights = std::vector<float>{}}, {"sample_weights", "found 0"});
  rows.push_back(std::numeric_limits<float>::quiet_NaN());
  refuses({.sample_weights = rows}, {"sample_weights, row 63", "finite", "nan"});
  rows[63] = -0.5f;
  refuses({.sample_weights = rows}, {"sample_weights, row 63", "not negative", "-0.5"});

  auto two = task::rings(64, 1);
  for (Label& label : two.targets) label = label == 1 ? 2 : label;
  BOOST_CHECK_THROW((fit<Weighted<CrossEntropy>, SGD, Batch<16>>(
                        model, two, {.verbose = Verbose::silent, .class_weights = balanced})),
                    data_error);
  BOOST_TEST(task::same_bits(before, task::weights(model)));
}

BOOST_AUTO_TEST_SUITE_END()
