// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What a layer can be told beyond its widths and its activation, in any order.
#pragma once

#include <etch/nn/activation/activation.hpp>
#include <etch/nn/init/choose.hpp>
#include <etch/nn/owned.hpp>
#include <etch/nn/penalty/l1.hpp>
#include <etch/nn/penalty/l2.hpp>

namespace etch::inline ETCH_TARGET {

struct NoBias {};

// Weights are stored as bfloat16, for inference: half the bytes to read; sums and all else are as without it.
struct BFloat16 {};

// How weights begin: Init<Orthogonal>.
template <class Rule>
struct Init {};

template <class Option>
inline constexpr bool is_layer_option = penalises<Option>;
template <>
inline constexpr bool is_layer_option<NoBias> = true;
template <>
inline constexpr bool is_layer_option<BFloat16> = true;
template <class Rule>
inline constexpr bool is_layer_option<Init<Rule>> = true;

// The initialiser among the options, or `Default`.
template <class Default, class... Options>
struct init_among {
  using type = Default;
};
template <class Default, class First, class... Rest>
struct init_among<Default, First, Rest...> : init_among<Default, Rest...> {};
template <class Default, class Rule, class... Rest>
struct init_among<Default, Init<Rule>, Rest...> {
  using type = Rule;
};

// A weight as it is stored, with BFloat16 or without.
template <bool Narrowed>
struct storage {
  template <class Weight>
  using of = Weight;
};
template <>
struct storage<true> {
  template <class Weight>
  using of = narrowed<bfloat16, Weight>;
};

// The penalties among the options.
template <class... Options>
using penalties_among = typename joined<std::conditional_t<penalises<Options>, types<Options>, types<>>...>::type;

// An initialiser may have a way with biases of its own.
template <class Rule, index In>
struct bias_init {
  using type = Zeros;
};
template <class Rule, index In>
requires requires { typename Rule::template bias<In>; }
struct bias_init<Rule, In> {
  using type = typename Rule::template bias<In>;
};

namespace check {

template <class Option>
struct option_is_known {
  static_assert(is_layer_option<Option>,
                "this is not an option of a layer; after the activation may follow, in any order, NoBias, "
                "Init<Orthogonal>, L1<1e-5>, L2<1e-4> and BFloat16, and where a window slides over an image Stride<2>, "
                "Padding<1>, Same and Dilation<2>");
};
template <class Act>
struct activation_is_known {
  static_assert(activates<Act>,
                "this is not an activation; write one such as ReLU, or Linear for none, before any options");
};

template <class Act, class... Options>
struct layer_is_known : activation_is_known<Act>, option_is_known<Options>... {};

}  // namespace check

template <class Act, class... Options>
inline constexpr bool options_fit = activates<Act> && (is_layer_option<Options> && ...);

}  // namespace etch::inline ETCH_TARGET
