// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The network of a compile-time case: the classifier, or LAB_LAYERS dense layers, equal or all different.
#pragma once

#include <utility>

namespace lab {

#if LAB_LAYERS == 0
using Network =
    etch::Sequential<etch::Dense<784, 128, etch::ReLU>, etch::Dropout<0.2>, etch::Dense<128, 10, etch::Softmax>>;
#else
template <class Positions>
struct stack;
template <etch::index... I>
struct stack<std::index_sequence<I...>> {
  using type =
      etch::Sequential<etch::Dense<(LAB_DIFFERENT ? 16 + I : 64), (LAB_DIFFERENT ? 17 + I : 64), etch::Tanh>...>;
};
using Network = stack<std::make_index_sequence<LAB_LAYERS>>::type;
#endif

}  // namespace lab
