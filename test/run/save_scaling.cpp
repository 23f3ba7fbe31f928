// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A model in one file with its scaling.
#include <etch/nn/layer/dense.hpp>
#include <etch/nn/layer/sequential.hpp>
#include <etch/run/save_scaling.hpp>

#include <boost/test/unit_test.hpp>

#include "../io/temporary.hpp"
#include "task.hpp"

BOOST_AUTO_TEST_SUITE(run_save_scaling)

using namespace etch;
using Net = Sequential<Dense<2, 3>>;

template <class Scaling>
void there_and_back(const Scaling& scaling) {
  const temporary_folder folder;
  const Model<Net> model{Seed{1}};
  save(model, folder / "scaled.safetensors", scaling);
  Model<Net> loaded{Seed{2}};
  Scaling again;
  load(loaded, folder / "scaled.safetensors", again);
  BOOST_TEST(task::same_bits(task::weights(model), task::weights(loaded)));
  const std::array<float, 2> row{0.3f, -7};
  BOOST_TEST((scaling(row) == again(row)));

  Model<Net> alone{Seed{3}};
  load(alone, folder / "scaled.safetensors");
  BOOST_TEST(task::same_bits(task::weights(model), task::weights(alone)));
}

BOOST_AUTO_TEST_CASE(a_scaling_comes_back_to_the_bit) {
  const auto data = task::rings(50, 1);
  there_and_back(Standardize<2>::fit(data));
  there_and_back(MinMax<2>::fit(data, -1.0f, 2.0f));
}

BOOST_AUTO_TEST_CASE(a_file_without_the_scaling_changes_nothing) {
  const temporary_folder folder;
  const auto data = task::rings(50, 1);
  const Model<Net> model{Seed{1}};
  Model<Net> other{Seed{2}};
  const auto before = task::weights(other);
  auto scale = Standardize<2>::fit(data);
  const auto fitted = scale;
  const auto refused = [&](const char* name) {
    return [name](const load_error& error) { return error.tensor() == name; };
  };
  save(model, folder / "plain.safetensors");
  BOOST_CHECK_EXCEPTION(load(other, folder / "plain.safetensors", scale), load_error, refused("etch.scaling.mean"));
  save(model, folder / "least.safetensors", MinMax<2>::fit(data));
  BOOST_CHECK_EXCEPTION(load(other, folder / "least.safetensors", scale), load_error, refused("etch.scaling.mean"));
  BOOST_TEST(task::same_bits(before, task::weights(other)));
  BOOST_TEST((scale.mean == fitted.mean && scale.deviation == fitted.deviation));
}

BOOST_AUTO_TEST_SUITE_END()
