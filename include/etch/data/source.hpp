// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What training reads from: anything with a size that can copy rows, in a given order, into contiguous buffers.
#pragma once

#include <array>
#include <concepts>
#include <cstring>
#include <type_traits>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>
#include <etch/core/label.hpp>
#include <etch/data/order.hpp>

namespace etch::inline ETCH_TARGET {

// The target kind of a data set with `Width` numbers in each target: regression, several labels, soft classes.
template <index Width>
struct Target {};

namespace detail {

template <class Kind, class T>
struct target_row {
  using type = Kind;
};
template <index Width, class T>
struct target_row<Target<Width>, T> {
  using type = std::array<T, Width>;
};

}  // namespace detail

// What one target is: `Label`, or an array of numbers for `Target<Width>`.
template <class Kind, class T>
using target_row = typename detail::target_row<Kind, T>::type;

// gather(order, first, count, inputs, targets) copies rows number `first` … `first + count - 1` of that order. It
// allocates nothing. Every epoch asks for ascending, adjoining ranges, which is what a stream relies on to be fast.
template <class Source>
concept data_source = requires(Source& source, typename Source::value_type* inputs,
                               typename Source::target_type* targets, Order order, index number) {
  { source.size() } -> std::convertible_to<index>;
  {std::integral_constant<index, Source::input_width>{}};
  source.gather(order, number, number, inputs, targets);
};

// A source whose rows lie in memory and can be looked at one by one.
template <class Source>
concept row_source = data_source<Source> && requires(Source& source, index row) {
  { source.input(row) } -> std::convertible_to<std::array<typename Source::value_type, Source::input_width>>;
  { source.target(row) } -> std::convertible_to<typename Source::target_type>;
};

// Which row of a source comes n-th: sources that shuffle in a way of their own say so.
template <class Source>
index position_of(Source& source, Order order, index n) {
  if constexpr (requires { source.position(order, n); })
    return source.position(order, n);
  else
    return order(n, source.size());
}

// A source whose rows stay where they are, and are so long that it pays to say where the next ones lie.
template <class Source>
concept long_rows_in_place = row_source<Source> &&
                             (Source::input_width * sizeof(typename Source::value_type) >= long_row) &&
                             requires(Source& source, index row) {
  { source.input(row) } -> std::same_as<const std::array<typename Source::value_type, Source::input_width>&>;
};

// The inputs of one row of a source.
template <class Source>
using input_row = std::array<typename Source::value_type, Source::input_width>;

template <class Source>
inline constexpr bool has_labels = std::is_same_v<typename Source::target_type, Label>;

namespace detail {

// The numbers in one target: 1 for a label.
template <class Row>
inline constexpr index row_width = 1;
template <class T, index Width>
inline constexpr index row_width<std::array<T, Width>> = Width;

// Copies rows; the place of the next row is known early, so its lines are already on their way to the second cache: the
// first has not enough misses at a time.
template <class T, index Width, class Row>
void gather_rows(const std::array<T, Width>* from_inputs, const Row* from_targets, index count, auto&& place, T* inputs,
                 Row* targets) {
  index row = count == 0 ? 0 : place(index{0});
  for (index n = 0; n < count; ++n) {
    const index next = n + 1 < count ? place(n + 1) : row;
#if defined(__GNUC__) || defined(__clang__)
    const char* ahead = reinterpret_cast<const char*>(from_inputs + next);
    for (index byte = 0; byte < sizeof(std::array<T, Width>) && byte < 4096; byte += 64)
      __builtin_prefetch(ahead + byte, 0, 2);
    __builtin_prefetch(from_targets + next);
#endif
    std::memcpy(inputs + n * Width, from_inputs + row, Width * sizeof(T));
    targets[n] = from_targets[row];
    row = next;
  }
}

}  // namespace detail

}  // namespace etch::inline ETCH_TARGET
