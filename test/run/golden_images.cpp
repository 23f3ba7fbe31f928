// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Convolutions, forward and backward, give what PyTorch gives; its files load, and ours go back with its shapes.
#include <etch/nn/activation/activations.hpp>
#include <etch/nn/layer/layers.hpp>
#include <etch/nn/loss/mean_squared_error.hpp>
#include <etch/run/save.hpp>

#include <filesystem>

#include "golden.hpp"

BOOST_AUTO_TEST_SUITE(golden_images)

using namespace etch;
using etch::index;
using golden::named;

using Strided = Sequential<Input<2, 6, 5>, Conv2D<3, Kernel<3, 2>, Linear, Stride<2, 1>, Padding<1, 0>>,
                           Activation<SiLU>, Conv2D<2, Kernel<2>, Linear, Padding<1>, Stride<2>>, Flatten>;
using cases = std::tuple<
    named<"Plain", Sequential<Input<1, 5, 6>, Conv2D<2, Kernel<3>>, Activation<Tanh>, Flatten, Dense<24, 2>>>,
    named<"Strided", Strided>,
    named<"Same", Sequential<Input<2, 4, 7>, Conv2D<5, Kernel<4, 3>, Linear, NoBias, Same>, Activation<ReLU>,
                             Conv2D<1, Kernel<3>, Linear, Same, Dilation<2>>, Flatten>>>;

BOOST_AUTO_TEST_CASE_TEMPLATE(are_those_of_pytorch, one, cases) {
  const golden::tensors file("images.safetensors");
  const std::string name(one::name.view());
  golden::check<typename one::type, MeanSquaredError, float>(file, name, golden::in_float);
  golden::check<typename one::type, MeanSquaredError, double>(file, name, golden::in_double);
}

BOOST_AUTO_TEST_CASE(files_of_pytorch_load_and_come_back) {
  Model<Strided> model{Seed{1}};
  load(model, golden::path("torch_images.safetensors"));
  const golden::tensors rows("torch_images_rows.safetensors");
  const auto x = golden::rows<float, Strided::inputs>(rows("x"));
  samples::rows_of<float, Strided::outputs> y(x.size());
  model(x, y);
  golden::compare("what PyTorch's weights say", golden::flat(y), rows("y"), golden::in_float);

  const auto path = std::filesystem::temp_directory_path() / "etch_golden_images.safetensors";
  save(model, path.string());
  const auto file = tensor_file::open(path.string());
  const tensor_entry* weight = file.find("0.weight");
  BOOST_REQUIRE(weight != nullptr);
  BOOST_TEST((weight->shape == std::vector<index>{3, 2, 3, 2}));
  Model<Strided> again{Seed{2}};
  load(again, path.string());
  const index count = parameters_of<Strided, float>::size;
  BOOST_TEST(std::equal(model.data(), model.data() + count, again.data()));
  std::filesystem::remove(path);
}

BOOST_AUTO_TEST_SUITE_END()
