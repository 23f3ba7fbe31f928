// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// apply<Network>(a): a whole network as one operation, so that networks nest inside formulas
#pragma once

#include <etch/core/index.hpp>
#include <etch/expr/node.hpp>

namespace etch::inline ETCH_TARGET {

// `Branch` tells several networks in one formula apart, and appears in the names of their parameters.
template <class Network, index... Branch>
struct op_apply {
  static consteval extent shape(extent) { return each; }
};

template <class Network, index... Branch, expression A>
consteval auto apply(A a) {
  return build<op_apply<Network, Branch...>>(a);
}

}  // namespace etch::inline ETCH_TARGET
