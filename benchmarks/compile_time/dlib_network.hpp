// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// dlib's networks of a compile-time case.
#pragma once

#include <dlib/dnn.h>

namespace lab {

template <int Layers, bool Different>
struct stack {
  using type = dlib::htan<dlib::fc<Different ? 16 + Layers : 64, typename stack<Layers - 1, Different>::type>>;
};
template <bool Different>
struct stack<0, Different> {
  using type = dlib::input<dlib::matrix<float>>;
};

}  // namespace lab
