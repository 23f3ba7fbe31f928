// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What a layer owns: weights, biases and buffers, as leaves of its formula.
#pragma once

#include <etch/core/bfloat16.hpp>
#include <etch/core/index.hpp>
#include <etch/core/type_list.hpp>
#include <etch/expr/symbols.hpp>
#include <etch/nn/init/xavier.hpp>
#include <etch/nn/init/zeros.hpp>

namespace etch::inline ETCH_TARGET {

struct owned_base : leaf_base {
  // What a number is stored as where a model computes with T.
  template <class T>
  using stored = T;
};

// A matrix that maps In values to Out values; PyTorch would store it as (Out, In). Penalties are its own, such as
// L2<1e-4>.
template <fixed_string Name, index In, index Out, class Init = Xavier, class... Penalties>
struct weight : owned_base {
  static constexpr extent shape = each;
  static constexpr auto name = Name;
  static constexpr index rows = In, columns = Out;
  static constexpr bool trained = true, decays = true;
  using init = Init;
  using penalties = types<Penalties...>;
};

// A weight that is stored as numbers of fewer bits than the float it is computed with.
template <class Number, class Weight>
struct narrowed : Weight {
  template <class T>
  using stored = std::conditional_t<same<T, float>, Number, T>;
};

// One value for each column; penalties leave it out.
template <fixed_string Name, index Size, class Init = Zeros>
struct bias : owned_base {
  static constexpr extent shape = per_column;
  static constexpr auto name = Name;
  static constexpr index rows = 1, columns = Size;
  static constexpr bool trained = true, decays = false;
  using init = Init;
  using penalties = types<>;
};

// One value for each column that training follows but does not differentiate, such as a running mean.
template <fixed_string Name, index Size, class Init = Zeros>
struct buffer : owned_base {
  static constexpr extent shape = per_column;
  static constexpr auto name = Name;
  static constexpr index rows = 1, columns = Size;
  static constexpr bool trained = false, decays = false;
  using init = Init;
  using penalties = types<>;
};

// A weight or bias that training leaves as it is.
template <class Declared>
struct frozen : owned_base {
  static constexpr extent shape = Declared::shape;
  static constexpr auto name = Declared::name;
  static constexpr index rows = Declared::rows, columns = Declared::columns;
  static constexpr bool trained = false, decays = false;
  using init = typename Declared::init;
  using penalties = types<>;
};

template <class Number, class Weight>
struct frozen<narrowed<Number, Weight>> : narrowed<Number, frozen<Weight>> {};

// True for each value with probability 1 − Rate, by counter-based random numbers; never stored.
template <double Rate>
struct coin : owned_base {
  static constexpr extent shape = each;
  static constexpr double rate = Rate;
};

}  // namespace etch::inline ETCH_TARGET
