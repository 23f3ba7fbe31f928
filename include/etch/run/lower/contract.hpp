// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Which kernel computes a contraction: it calls the epilogue on every tile of the product.
#pragma once

#include <etch/kernel/multiply.hpp>
#include <etch/kernel/multiply_by_transpose.hpp>
#include <etch/kernel/multiply_outer.hpp>
#include <etch/kernel/multiply_transposed.hpp>
#include <etch/kernel/row_by_transpose.hpp>
#include <etch/plan/parameters.hpp>
#include <etch/run/lower/load.hpp>
#include <etch/run/lower/part.hpp>

namespace etch::inline ETCH_TARGET {

// The most rows whose sums a contraction has made before it reports them as finished.
template <class Contraction>
inline constexpr index rows_in_flight = 1;
template <class A, class B>
inline constexpr index rows_in_flight<node<op_matmul, A, B>> = rows_kept_near;
template <class A, class B>
inline constexpr index rows_in_flight<node<op_matmul_bt, A, B>> = rows_sharing_copy;

// The distance between the rows of a factor that has one for each row of the batch.
template <class T, index Id, extent Extent, index Width, bool Grad>
constexpr auto row_stride(value<Id, Extent, Width, Grad>) {
  return constant<row_length<T>(Width)>{};
}
template <class T, index Width, bool Grad>
constexpr auto row_stride(network_input<Width, Grad>) {
  return constant<Width>{};
}

template <class T, class A, class Parameter, class Data, class Rows, class Epilogue>
ETCH_INLINE void contract(node<op_matmul, A, Parameter>, const Data& data, Rows rows, Epilogue& epilogue) {
  using declared = typename Parameter::declared;
  multiply<T, declared::rows, declared::columns>(
      tiles_of(rows), at_slot<const T>(data.template of<A>()), row_stride<T>(A{}),
      at_slot<const stored_type<T, declared>>(data.template of<Parameter>()), epilogue);
}
template <class T, class A, class Parameter, class Data, class Rows, class Epilogue>
ETCH_INLINE void contract(node<op_matmul_bt, A, Parameter>, const Data& data, Rows rows, Epilogue& epilogue) {
  constexpr index inputs = Parameter::declared::rows, outputs = Parameter::declared::columns;
  using of_one_row = row_by_transpose<T, inputs, outputs, Epilogue>;
  const T* const gradient = at_slot<const T>(data.template of<A>());
  const T* const weights = at_slot<const T>(data.template of<Parameter>());
  if constexpr (is_one_row<Rows> && of_one_row::possible)
    of_one_row{gradient, weights, epilogue}.run(tiles_of(rows));
  else
    multiply_by_transpose<T, inputs, outputs>(tiles_of(rows), gradient, row_stride<T>(A{}), weights, epilogue);
}
template <class T, class Stride, class Rows>
ETCH_INLINE columns_of_rows<T, Stride> columns_of(const T* x, Stride stride, const Rows&) {
  return {{x, {}, stride}};
}
template <class T, class Stride, class Count>
ETCH_INLINE columns_before<T, Stride> columns_of(const T* x, Stride stride, const rows_before<T, Count>& rows) {
  return {{{x, {}, stride}}, rows.next};
}
// Has a row fetched that will be read later.
template <class Rows>
ETCH_INLINE void fetch_next_row(index, const Rows&) {}
template <class T, class Count>
ETCH_INLINE void fetch_next_row(index width, const rows_before<T, Count>& rows) {
  for (index column = 0; column < width; column += line<T>) __builtin_prefetch(rows.next[0] + column, 0, 2);
}
template <class T, class A, class B, class Data, class Rows, class Epilogue>
ETCH_INLINE void contract(node<op_matmul_at, A, B>, const Data& data, Rows rows, Epilogue& epilogue) {
  const T* const x = at_slot<const T>(data.template of<A>());
  const T* const gradient = at_slot<const T>(data.template of<B>());
  if constexpr (is_one_row<Rows>) {
    fetch_next_row(A::width, rows);
    multiply_outer<T, B::width>(inputs_of<A::width>(rows), x, gradient, epilogue);
  } else
    multiply_transposed<T, B::width>(inputs_of<A::width>(rows), depth_of(rows), columns_of(x, row_stride<T>(A{}), rows),
                                     gradient, row_stride<T>(B{}), epilogue);
}

}  // namespace etch::inline ETCH_TARGET
