// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Many rows: any contiguous range of arrays of the right extent.
#pragma once

#include <array>
#include <span>
#include <type_traits>

#include <etch/core/index.hpp>
#include <etch/core/label.hpp>
#include <etch/nn/loss/weighted.hpp>

namespace etch::inline ETCH_TARGET {

template <class Range>
using row_type_of = std::remove_cvref_t<decltype(*std::data(std::declval<const Range&>()))>;

template <class Range>
concept contiguous_rows = requires(const Range& range) {
  std::data(range);
  std::size(range);
};

// The number of values in one row, 0 if it is not an array.
template <class Row>
inline constexpr index extent_of = 0;
template <class T, std::size_t Size>
inline constexpr index extent_of<std::array<T, Size>> = Size;
template <class T, std::size_t Size>
inline constexpr index extent_of<std::span<T, Size>> = Size == std::dynamic_extent ? 0 : Size;
template <class T, std::size_t Size>
inline constexpr index extent_of<T[Size]> = Size;

// The type of the numbers in one row, void if it has none.
template <class Row>
struct numbers_in {
  using type = void;
};
template <class T, std::size_t Size>
struct numbers_in<std::array<T, Size>> {
  using type = T;
};
template <class T, std::size_t Size>
struct numbers_in<std::span<T, Size>> {
  using type = std::remove_cv_t<T>;
};
template <class T, std::size_t Size>
struct numbers_in<T[Size]> {
  using type = std::remove_cv_t<T>;
};

template <class Row>
concept row_of_numbers = std::is_arithmetic_v<typename numbers_in<Row>::type>;

template <index Found>
struct found {};
template <index Expected>
struct expected {};

namespace check {

// The input of a network has the width of its first layer.
template <class Found, class Expected>
struct input_fits;
template <index Found, index Expected>
struct input_fits<found<Found>, expected<Expected>> {
  static_assert(
      Found == Expected,
      "the input does not fit the network: it must be an array or a span of as many values as the first layer "
      "takes, known at compile time, and many rows arrays (0: an extent that is not known)");
  static constexpr bool ok = Found == Expected;
};

// What a network yields goes where as many values fit.
template <class Found, class Expected>
struct output_fits;
template <index Found, index Expected>
struct output_fits<found<Found>, expected<Expected>> {
  static_assert(
      Found == Expected,
      "the output does not fit the network: it must be an array or a span of as many values as the last layer "
      "yields, known at compile time, and many rows arrays (0: an extent that is not known)");
  static constexpr bool ok = Found == Expected;
};

// One target for each row: a label, or as many numbers as the network yields.
template <class Found, class Expected>
struct target_fits;
template <index Found, index Expected>
struct target_fits<found<Found>, expected<Expected>> {
  static_assert(Found == Expected,
                "the targets do not fit the network: each must be an etch::Label or an array of as many numbers as the "
                "last layer yields (0: not an array)");
  static constexpr bool ok = Found == Expected;
};

// A model of float takes float.
template <class Found, class Expected>
struct scalars_fit {
  static_assert(same<Found, Expected>,
                "these rows hold numbers of another type than the model: a Model<Net> takes and yields float, a "
                "Model<Net, double> double");
  static constexpr bool ok = same<Found, Expected>;
};

// A weight for each row goes with a loss that asks for it.
template <class Loss, bool Given>
struct row_weights_fit {
  static_assert(!Given || weighted_loss<Loss>,
                "this loss counts all rows the same: to give each a weight, wrap it, as in Weighted<CrossEntropy>");
  static_assert(Given || !weighted_loss<Loss>,
                "a Weighted loss takes a weight for each row: step(inputs, targets, weights), and the same for "
                "gradients");
  static constexpr bool ok = Given == weighted_loss<Loss>;
};

}  // namespace check

// The numbers of a row that has the right extent are asked for their type; one mistake is one error.
template <class Row, index Width, class T>
inline constexpr bool scalars_ok =
    check::scalars_fit<std::conditional_t<extent_of<Row> == Width, typename numbers_in<Row>::type, T>, T>::ok;
template <class Row, index Width, class T>
inline constexpr bool takes_input =
    check::input_fits<found<extent_of<Row>>, expected<Width>>::ok&& scalars_ok<Row, Width, T>;
// Rows that follow each other in memory are arrays: a span may point anywhere.
template <class Row>
struct stored_row {
  using type = Row;
};
template <class T, std::size_t Size>
struct stored_row<std::span<T, Size>> {
  using type = void;
};
template <class Row, index Width, class T>
inline constexpr bool takes_rows = takes_input<typename stored_row<Row>::type, Width, T>;
template <class Row, index Width, class T>
inline constexpr bool yields_row =
    check::output_fits<found<extent_of<Row>>, expected<Width>>::ok&& scalars_ok<Row, Width, T>;
template <class Row, index Width, class T>
inline constexpr bool yields_rows = yields_row<typename stored_row<Row>::type, Width, T>;

// Rows that have been checked, as what they were found to be; mistakes would be errors a second time here.
template <class T, class Row>
const T* stored_as(const Row* rows) {
  return static_cast<const T*>(static_cast<const void*>(rows));
}
template <class T, class Row>
T* stored_as(Row* rows) {
  return static_cast<T*>(static_cast<void*>(rows));
}

// What may be weights: a range of anything but rows.
template <class Range>
concept row_weights = contiguous_rows<Range> && extent_of<row_type_of<Range>>
== 0;

}  // namespace etch::inline ETCH_TARGET
