// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Which kernel computes a contraction of images.
#pragma once

#include <etch/expr/op/convolve.hpp>
#include <etch/kernel/convolve.hpp>
#include <etch/kernel/convolve_by_transpose.hpp>
#include <etch/kernel/convolve_transposed.hpp>
#include <etch/run/lower/contract.hpp>

namespace etch::inline ETCH_TARGET {

template <class Over, class A, class B>
inline constexpr index rows_in_flight<node<op_convolve<Over>, A, B>> = 1;
template <class Over, class A, class B>
inline constexpr index rows_in_flight<node<op_convolve_bt<Over>, A, B>> = 1;

template <class T, class Over, class A, class Parameter, class Data, class Rows, class Epilogue>
ETCH_INLINE void contract(node<op_convolve<Over>, A, Parameter>, const Data& data, Rows rows, Epilogue& epilogue) {
  convolve<T, Over, Parameter::declared::columns>(rows, at_slot<const T>(data.template of<A>()), row_stride<T>(A{}),
                                                  at_slot<const T>(data.template of<Parameter>()), epilogue);
}
template <class T, class Over, class A, class Parameter, class Data, class Rows, class Epilogue>
ETCH_INLINE void contract(node<op_convolve_bt<Over>, A, Parameter>, const Data& data, Rows rows, Epilogue& epilogue) {
  convolve_by_transpose<T, Over, Parameter::declared::columns>(
      rows, at_slot<const T>(data.template of<A>()), row_stride<T>(A{}),
      at_slot<const T>(data.template of<Parameter>()), epilogue);
}
template <class T, class Over, class A, class B, class Data, class Rows, class Epilogue>
ETCH_INLINE void contract(node<op_convolve_at<Over>, A, B>, const Data& data, Rows rows, Epilogue& epilogue) {
  convolve_transposed<T, Over, B::width / Over::positions>(rows, at_slot<const T>(data.template of<A>()),
                                                           row_stride<T>(A{}), at_slot<const T>(data.template of<B>()),
                                                           row_stride<T>(B{}), epilogue);
}

}  // namespace etch::inline ETCH_TARGET
