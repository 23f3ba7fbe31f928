// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
#include <etch/nn/nn.hpp>
#include <etch/report/explain.hpp>
#include <etch/report/expression_text.hpp>
#include <etch/report/summary.hpp>
#include <etch/report/type_text.hpp>

#include <boost/test/unit_test.hpp>

using namespace etch;
using namespace etch::symbols;

namespace {

using Classifier = Sequential<Dense<784, 128, ReLU>, Dropout<0.2>, Dense<128, 10, Softmax>>;
struct MyLayerName {};
template <auto... Values>
struct Numbers {};

std::string line_with(const std::string& text, const std::string& words) {
  const std::size_t at = text.find(words);
  if (at == text.npos) return "";
  const std::size_t first = text.rfind('\n', at) + 1;
  return text.substr(first, text.find('\n', at) - first);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(report_explain)

BOOST_AUTO_TEST_CASE(types_read_as_they_were_written) {
  BOOST_TEST((type_text<Dense<784, 128, ReLU>>()) == "Dense<784, 128, ReLU>");
  BOOST_TEST((type_text<Dropout<0.2>>()) == "Dropout<0.2>");
  BOOST_TEST((type_text<Numbers<1e-5, 0.1, 3, 2.5>>()) == "Numbers<1e-05, 0.1, 3, 2.5>");
  BOOST_TEST(type_text<MyLayerName>() == "MyLayerName");
  BOOST_TEST(type_text<Adam>() == "Adam");
  BOOST_TEST(type_text<Classifier>() == "Sequential<Dense<784, 128, ReLU>, Dropout<0.2>, Dense<128, 10, Softmax>>");
}

BOOST_AUTO_TEST_CASE(expressions_keep_their_brackets) {
  const auto text = [](auto e) { return expression_text(e); };
  BOOST_TEST(text(lift<(x + p) * t>()) == "(x + p)\u00b7t");
  BOOST_TEST(text(lift<x + p * t>()) == "x + p\u00b7t");
  BOOST_TEST(text(lift<x - (p - t)>()) == "x - (p - t)");
  BOOST_TEST(text(lift<x - p - t>()) == "x - p - t");
  BOOST_TEST(text(lift<x / (p / t)>()) == "x / (p / t)");
  BOOST_TEST(text(lift<x / (p * t)>()) == "x / (p\u00b7t)");
  BOOST_TEST(text(lift<(x + p) * (x + p)>()) == "(x + p)\u00b2");
  BOOST_TEST(text(lift<x * x * x>()) == "x\u00b2\u00b7x");
  BOOST_TEST(text(lift<-(x + p)>()) == "-(x + p)");
  BOOST_TEST(text(lift<tanh(x) * sigmoid(1.5f * x)>()) == "tanh(x)\u00b7sigmoid(x\u00b71.5)");
  BOOST_TEST(text(lift<where(x > 0, x, 0)>()) == "where(x > 0, x, 0)");
  BOOST_TEST(text(lift<max(x, 0)>()) == "max(x, 0)");
  BOOST_TEST(text(lift<pow(x + 1, p)>()) == "(x + 1)^p");
  BOOST_TEST(text(MeanSquaredError::formula()) == "mean((p - t)\u00b2)");
}

// The block of the design: five products, and all else fused into them.
BOOST_AUTO_TEST_CASE(a_training_step_is_explained_pass_by_pass) {
  const std::string text = explain<Classifier, CrossEntropy, Adam>(128);
  const explained_plan plan = explained<Classifier, CrossEntropy, Adam>(128);
  std::vector<std::string> names;
  for (const explained_stage& stage : plan.stages) names.push_back(stage.name);
  const std::vector<std::string> expected{"fwd0", "fwd2", "data2", "weight2", "weight0"};
  BOOST_TEST(names == expected, boost::test_tools::per_element());
  for (const char* line :
       {"y0 = where(keep1, max(acc + b0, 0)\u00b71.25, 0)", "dz2 = (softmax(acc + b2) - q)\u00b7(1/rows)",
        "b2 \u2190 Adam(b2, db2)", "W2 \u2190 Adam(W2, acc)", "W0 \u2190 Adam(W0, acc)"})
    BOOST_TEST(!line_with(text, line).empty(), text << "lacks " << line);
  for (const char* product : {"x\u00b7W0", "y0\u00b7W2", "dz2\u00b7W2\u1d40", "y0\u1d40\u00b7dz2", "x\u1d40\u00b7dz0"})
    BOOST_TEST(!line_with(text, product).empty(), text << "lacks " << product);
  BOOST_TEST(line_with(text, "x\u00b7W0").find("MFLOP") != std::string::npos);
  BOOST_TEST(plan.stages[0].flops >= 2u * 128 * 784 * 128);
  BOOST_TEST(plan.stages[0].flops < 2u * 128 * 784 * 128 + 128u * 128 * 10);
  BOOST_TEST(plan.stages[0].bytes == 4u * (128 * 784 + 784 * 128 + 128 * 128 + 128));
  BOOST_TEST((plan.workspace_bytes ==
              memory_of<float, training_plan<Classifier, CrossEntropy, update_for<Adam, CrossEntropy>>, 128>.size * 4));
}

BOOST_AUTO_TEST_CASE(inference_is_explained_too) {
  const std::string text = explain<Classifier>(1);
  BOOST_TEST(text.find("fwd0") != std::string::npos);
  BOOST_TEST(text.find("output = softmax(acc + b2)") != std::string::npos);
  BOOST_TEST(text.find("keep") == std::string::npos);
  BOOST_TEST(text.find("Adam") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_summary_counts_what_the_network_has) {
  const network_summary s = summarised<Classifier>();
  BOOST_TEST_REQUIRE(s.layers.size() == 3u);
  BOOST_TEST(s.layers[0].parameters == 784u * 128 + 128);
  BOOST_TEST(s.layers[0].multiply_adds == 784u * 128);
  BOOST_TEST(s.layers[0].bytes == 4u * (784 * 128 + 128));
  BOOST_TEST(s.layers[1].output_shape == "128");
  BOOST_TEST(s.layers[1].parameters == 0u);
  BOOST_TEST(s.layers[2].type == "Dense<128, 10, Softmax>");
  BOOST_TEST(s.workspace_bytes == cost<Classifier>.inference_bytes);
  const std::string text = summary<Classifier>(true);
  BOOST_TEST(text.find("101,770") != std::string::npos);
  BOOST_TEST(text.find("Inference, 1 row") != std::string::npos);
  BOOST_TEST(summary<Classifier>().find("Inference, 1 row") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(convolutions_are_explained_and_counted) {
  using Net = Sequential<Input<1, 8, 8>, Conv2D<4, Kernel<3>, ReLU, Stride<1>>, Flatten, Dense<144, 3, Softmax>>;
  const std::string text = explain<Net, CrossEntropy, Adam>(16);
  for (const char* part :
       {"x \u2217 W0", "y0 = max(acc + spread(b0), 0)", "x\u1d40 \u2217 dz0", "b0 \u2190 Adam(b0, db0)"})
    BOOST_TEST(!line_with(text, part).empty(), text << "lacks " << part);
  const network_summary s = summarised<Net>();
  BOOST_TEST(s.input_shape == "1 x 8 x 8");
  BOOST_TEST(s.layers[0].type.starts_with("Conv2D<4, Kernel<3"), s.layers[0].type);
  BOOST_TEST(s.layers[0].output_shape == "4 x 6 x 6");
  BOOST_TEST(s.layers[0].parameters == 40u);
  BOOST_TEST(s.layers[0].multiply_adds == 36u * 36);
  BOOST_TEST(s.layers[1].output_shape == "144");
}

BOOST_AUTO_TEST_CASE(what_training_leaves_alone_is_counted_as_frozen) {
  using Net = Sequential<Dense<20, 64, ReLU>, BatchNorm<64>, Frozen<Dense<64, 8>>, Sequential<Dense<8, 3, Softmax>>>;
  const network_summary s = summarised<Net, double>();
  BOOST_TEST(s.layers[1].parameters == 256u);
  BOOST_TEST(s.layers[1].frozen == 128u);
  BOOST_TEST(s.layers[1].trainable);
  BOOST_TEST(!s.layers[2].trainable);
  BOOST_TEST(s.layers[2].frozen == 64u * 8 + 8);
  BOOST_TEST(s.layers[3].output_shape == "3");
  BOOST_TEST(s.layers[3].bytes == 8u * (8 * 3 + 3));
  std::size_t trainable = 0;
  for (const layer_row& layer : s.layers) trainable += layer.parameters - layer.frozen;
  BOOST_TEST(trainable == std::size_t{Net::parameter_count});
  BOOST_TEST(to_text(s).find("(frozen)") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
