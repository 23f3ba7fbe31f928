// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// No two values that are alive at once share a byte, for networks of every kind and any number of rows.
#include <etch/nn/activation/activations.hpp>
#include <etch/nn/layer/layers.hpp>
#include <etch/nn/loss/losses.hpp>
#include <etch/nn/optimizer/optimizers.hpp>
#include <etch/plan/memory.hpp>
#include <etch/plan/schedule.hpp>

#include <boost/test/unit_test.hpp>
#include <map>

BOOST_AUTO_TEST_SUITE(memory_law)

using namespace etch;
using etch::index;

// When a value is first written and last touched, and what it takes: found here by a way of its own.
struct span_of_life {
  index first, last, elements;
  bool written;
};
using lives = std::map<index, span_of_life>;

template <class T, index Id, extent Extent, index Width, bool Grad>
void note(lives& all, index stage, index rows, bool writes, value<Id, Extent, Width, Grad>) {
  const index lanes = lanes_for<T>(Width);
  const index columns = Extent.columns ? (Width + lanes - 1) / lanes * lanes : 1;
  const auto [at, is_new] = all.try_emplace(Id, span_of_life{stage, stage, columns * (Extent.rows ? rows : 1), writes});
  at->second.last = stage;
  at->second.written = at->second.written || writes;
}
template <class T>
void note(lives&, index, index, bool, auto) {}

template <class T, class... Targets, class... Expressions>
void note_targets(lives& all, index stage, index rows, types<define<Targets, Expressions>...>) {
  (note<T>(all, stage, rows, true, Targets{}), ...);
}
template <class T, class... Leaves>
void note_leaves(lives& all, index stage, index rows, types<Leaves...>) {
  (note<T>(all, stage, rows, false, Leaves{}), ...);
}
template <class T, class... Stages>
lives lives_in(types<Stages...>, index rows) {
  lives all;
  index stage = 0;
  const auto one = [&]<class Stage>(std::type_identity<Stage>) {
    note_targets<T>(all, stage, rows, typename Stage::defines{});
    note_leaves<T>(all, stage, rows, leaves_of<Stage>{});
    ++stage;
  };
  (one(std::type_identity<Stages>{}), ...);
  return all;
}

template <class Plan, class T>
void lay_out(index rows) {
  const lives all = lives_in<T>(stages_of<Plan>{}, rows);
  const auto map = layout_of<T, Plan>(rows);
  index sum = 0;
  for (const auto& [id, life] : all) {
    const index from = map.offset[id], to = from + life.elements;
    BOOST_TEST(life.written, "value " << id << " is read but never written");
    BOOST_TEST(to <= map.size);
    BOOST_TEST(from * sizeof(T) % 64 == 0u, "value " << id << " does not begin on a cache line");
    sum += (life.elements + 63) / 16 * 16;
    for (const auto& [other_id, other] : all) {
      const bool together = life.first <= other.last && other.first <= life.last;
      const index other_from = map.offset[other_id], other_to = other_from + other.elements;
      if (other_id > id && together)
        BOOST_TEST((to <= other_from || other_to <= from), "values " << id << " and " << other_id << " share memory");
    }
  }
  BOOST_TEST(map.size <= sum);
}

using networks = std::tuple<
    Sequential<Dense<3, 2>>, Sequential<Dense<784, 128, ReLU>, Dropout<0.2>, Dense<128, 10>>,
    Sequential<Dense<33, 7, Swish>, Dense<7, 65, Tanh>, Dense<65, 1, GELU>, Dense<1, 31, Mish>, Dense<31, 2>>,
    Sequential<Dense<5, 17, Swish>, BatchNorm<17>, Activation<ReLU>, Dense<17, 9>, BatchNorm<9>, Dense<9, 3>>,
    Sequential<Dense<5, 7>, Residual<Dense<7, 33, Swish>, LayerNorm<33>, Dense<33, 7>>, Residual<Dense<7, 7, Tanh>>,
               Gated<7, 3>>,
    Sequential<Dense<5, 7>, Parallel<Sum, Dense<7, 3, Tanh>, Sequential<Dense<7, 65, Swish>, Dense<65, 3>>>,
               RMSNorm<3>>,
    Sequential<Residual<Residual<Residual<Dense<3, 3, Swish>>, Dense<3, 3, Tanh>>, BatchNorm<3>, Dense<3, 3>>>>;

BOOST_AUTO_TEST_CASE_TEMPLATE(values_alive_at_once_are_apart, network, networks) {
  using plain = fused_update<SGD>;
  for (const index rows : {1u, 2u, 5u, 33u}) {
    lay_out<inference_plan<network>, float>(rows);
    lay_out<evaluation_plan<network, MeanSquaredError>, float>(rows);
    lay_out<training_plan<network, MeanSquaredError, plain>, float>(rows);
    lay_out<training_plan<network, MeanSquaredError, plain>, double>(rows);
    lay_out<training_plan<network, MeanSquaredError, kept_gradient, true>, double>(rows);
  }
}

// The rows of a value lie whole registers apart, and no multiple of 512 values.
static_assert(row_length<float>(1) == 1 && row_length<float>(256) == 256 && row_length<float>(960) == 960);
static_assert(row_length<float>(512) == 512 + 16 && row_length<float>(1024) == 1024 + 16 &&
              row_length<float>(2047) == 2048 + 16);
static_assert(row_length<double>(1024) == 1024 + 8);
static_assert(memory_of<float, inference_plan<Sequential<Dense<3, 1024>, Dense<1024, 3>>>, 5>.size >= 5 * (1024 + 16));

// Inference needs two layers' values at a time, however deep the network is.
template <class>
struct deep_network;
template <std::size_t... I>
struct deep_network<std::index_sequence<I...>> {
  template <std::size_t>
  using layer = Dense<64, 64, Tanh>;
  using type = Sequential<layer<I>...>;
};
template <index Depth>
using deep = typename deep_network<std::make_index_sequence<Depth>>::type;
static_assert(memory_of<float, inference_plan<deep<3>>, 1>.size == 2 * 64);
static_assert(memory_of<float, inference_plan<deep<30>>, 1>.size == 2 * 64);
static_assert(memory_of<double, inference_plan<deep<30>>, 12>.size == 2 * 64 * 12);

// Training keeps every layer's output and two derivatives.
static_assert(memory_of<float, training_plan<deep<30>, MeanSquaredError, fused_update<SGD>>, 1>.size <=
              (30 + 3) * 64 + 3 * 64);

BOOST_AUTO_TEST_SUITE_END()
