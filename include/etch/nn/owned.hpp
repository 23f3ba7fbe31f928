// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What a network owns: every weight, bias and buffer of its layers, each with the path that leads to it.
#pragma once

#include <utility>

#include <etch/expr/lift.hpp>
#include <etch/expr/op/apply.hpp>
#include <etch/expr/rewrite.hpp>
#include <etch/nn/parameter.hpp>

namespace etch::inline ETCH_TARGET {

// Positions of layers within layers, from outside in: at<2, 0> is the first layer of the network inside layer 2.
template <index... Positions>
struct at {};

// The layer of the whole network that a path leads into.
template <index First, index... Rest>
constexpr index outermost_of(at<First, Rest...>) {
  return First;
}

// Something a layer owns, and where that layer is.
template <class Path, class Declared>
struct owned : leaf_base {
  static constexpr extent shape = Declared::shape;
  using declared = Declared;
  using path = Path;
};

// A layer's formula as it trains and as it infers; most are the same.
template <class Layer>
concept trains_differently = requires {
  Layer::training;
};

template <class Layer, bool Training>
consteval auto formula_of() {
  if constexpr (Training && trains_differently<Layer>)
    return lift<Layer::training>();
  else
    return lift<Layer::y>();
}
template <class Layer, bool Training>
using formula = decltype(formula_of<Layer, Training>());

template <class Layer>
concept network = requires {
  typename Layer::layers;
};

template <class Part>
struct is_owned : std::bool_constant<derives<Part, owned_base>> {};
template <class Part>
struct is_apply : std::false_type {};
template <class Network, index... Branch, class A>
struct is_apply<node<op_apply<Network, Branch...>, A>> : std::true_type {};
template <class Part>
struct owns : std::bool_constant<is_owned<Part>::value || is_apply<Part>::value> {};

template <class Path, class Layer>
struct owned_by;

template <class Path, class Part>
struct owned_part {
  using type = types<owned<Path, Part>>;
};
template <class Path, double Rate>
struct owned_part<Path, coin<Rate>> {
  using type = types<>;
};
template <index... Positions, class Network, index... Branch, class A>
struct owned_part<at<Positions...>, node<op_apply<Network, Branch...>, A>>
    : owned_by<at<Positions..., Branch...>, Network> {};

template <class Path, class... Parts>
auto owned_parts(types<Parts...>) -> typename joined<typename owned_part<Path, Parts>::type...>::type;

template <class Path, class Layer>
consteval auto parts_owned_by() {
  using trained = parts_of<owns, formula<Layer, true>>;
  return typename gathered<owns, trained, formula<Layer, false>>::type{};
}
template <class Path, class Layer>
struct owned_by {
  using type = decltype(owned_parts<Path>(parts_owned_by<Path, Layer>()));
};

template <class Path, class Positions, class Layers>
struct owned_by_layers;
template <index... Outer, index... Position, class... Layers>
struct owned_by_layers<at<Outer...>, std::index_sequence<Position...>, types<Layers...>>
    : joined<typename owned_by<at<Outer..., Position>, Layers>::type...> {};
template <class Path, network Layer>
struct owned_by<Path, Layer>
    : owned_by_layers<Path, std::make_index_sequence<Layer::layers::size>, typename Layer::layers> {};

// types<owned<at<0>, weight<"weight", …>>, …> in the order of PyTorch's state_dict.
template <class Layer>
using owned_of = typename owned_by<at<>, Layer>::type;

template <class... Owned>
consteval index count_trained(types<Owned...>) {
  const index counts[] = {(Owned::declared::trained ? Owned::declared::rows * Owned::declared::columns : 0)..., 0};
  index sum = 0;
  for (index count : counts) sum += count;
  return sum;
}

}  // namespace etch::inline ETCH_TARGET
