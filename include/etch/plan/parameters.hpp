// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Where every parameter of a network lives in its block, and under what name.
#pragma once

#include <array>
#include <string_view>

#include <etch/core/aligned.hpp>
#include <etch/core/panels.hpp>
#include <etch/plan/memory.hpp>

namespace etch::inline ETCH_TARGET {

// The type that a parameter of a model is stored as, where the model computes with T.
template <class T, class Declared>
using stored_type = typename Declared::template stored<T>;

// The elements of type T that a parameter takes in kernel layout.
template <class T, class Declared>
consteval index parameter_size() {
  using stored = stored_type<T, Declared>;
  if constexpr (Declared::shape == each)
    return round_up(panels<stored, Declared::rows, Declared::columns>::size * sizeof(stored) / sizeof(T), line<T>);
  else
    return round_up(padded<T>(Declared::columns), line<T>);
}

// The place of row `in`, column `out` within its parameter, in numbers as it stores them.
template <class T, class Declared>
constexpr index place_in_parameter(index in, index out) {
  if constexpr (Declared::shape == each)
    return panels<stored_type<T, Declared>, Declared::rows, Declared::columns>::offset(in, out);
  else
    return out;
}

// Row `in`, column `out` of a parameter that begins at `first`.
template <class Declared, class T>
auto& element_of_parameter(T* first, index in, index out) {
  using computed = std::remove_const_t<T>;
  using stored = stored_type<computed, Declared>;
  using element = std::conditional_t<std::is_const_v<T>, const stored, stored>;
  return reinterpret_cast<element*>(first)[place_in_parameter<computed, Declared>(in, out)];
}

template <class T, class Owned>
struct parameter_block;
template <class T, class... Owned>
struct parameter_block<T, types<Owned...>> {
  static constexpr index count = sizeof...(Owned);
  static constexpr std::array<index, count + 1> offsets = [] {
    std::array<index, count + 1> at{};
    const index sizes[] = {parameter_size<T, typename Owned::declared>()..., 0};
    for (index i = 0; i < count; ++i) at[i + 1] = at[i] + sizes[i];
    return at;
  }();
  static constexpr index size = offsets[count];

  using positions = table<std::make_index_sequence<count>, Owned...>;
  template <index I>
  using get = pick_t<I, positions>;

  template <class One, index I>
  static std::integral_constant<index, I> find(const slot<I, One>&);
  template <class One>
  static constexpr index position = decltype(find<One>(std::declval<positions>()))::value;
  template <class One>
  static constexpr index offset = offsets[position<One>];
};

template <class Network, class T>
using parameters_of = parameter_block<T, owned_of<Network>>;

// ---- Layer by layer ------------------------------------------------------------------------------------------------

// What one layer owns, in names relative to it.
template <class Layer>
using owned_by_layer = typename owned_by<at<0>, Layer>::type;

// Where a parameter lies within its layer's part of the block; none if the layer does not own it.
inline constexpr index nowhere = index(-1);
template <class T, class Layer, class Owned>
inline constexpr index offset_in_layer = [] {
  using block = parameter_block<T, owned_by_layer<Layer>>;
  constexpr index position = position_in<Owned>(owned_by_layer<Layer>{});
  return position == block::count ? nowhere : block::offsets[position];
}();

// Has an address of its own for each type.
template <class Layer>
inline constexpr char layer_kind = 0;

template <class T, class Layers>
struct layer_blocks;
template <class T, class... Layers>
struct layer_blocks<T, types<Layers...>> {
  // Where each layer's part of the block begins.
  static constexpr std::array<index, sizeof...(Layers) + 1> starts = [] {
    std::array<index, sizeof...(Layers) + 1> at{};
    const index sizes[] = {parameter_block<T, owned_by_layer<Layers>>::size..., 0};
    for (index i = 0; i < sizeof...(Layers); ++i) at[i + 1] = at[i] + sizes[i];
    return at;
  }();
  static constexpr index size = starts[sizeof...(Layers)];
  // Which layers are of one type.
  static constexpr std::array<const char*, sizeof...(Layers) + 1> kinds{&layer_kind<Layers>..., nullptr};
  // Where `Owned` lies within one layer's part.
  template <index Layer, class Owned>
  static constexpr index within = offset_in_layer<T, pick_t<Layer, table_of<types<Layers...>>>, Owned>;
};
template <class Network, class T>
using layer_blocks_of = layer_blocks<T, typename Network::layers>;

// ---- Names ---------------------------------------------------------------------------------------------------------

// "2.0.weight" for a weight of the first layer inside layer 2.
struct parameter_name {
  char text[64]{};
  index size = 0;

  constexpr void add(char c) { text[size++] = c; }
  constexpr void add(index number) {
    index power = 1;
    while (number / power >= 10) power *= 10;
    for (; power > 0; power /= 10) add(static_cast<char>('0' + number / power % 10));
  }
  constexpr operator std::string_view() const { return {text, size}; }
};

template <index... Positions, class Declared>
constexpr parameter_name name_of(owned<at<Positions...>, Declared>) {
  parameter_name name;
  ((name.add(Positions), name.add('.')), ...);
  for (char c : Declared::name.view()) name.add(c);
  return name;
}

template <fixed_string Name, class... Owned>
consteval index position_of_name(types<Owned...>) {
  const bool found[] = {std::string_view(name_of(Owned{})) == Name.view()..., true};
  index i = 0;
  while (!found[i]) ++i;
  return i;
}

}  // namespace etch::inline ETCH_TARGET
