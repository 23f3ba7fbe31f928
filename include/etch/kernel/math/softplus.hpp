// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// log(1 + eˣ) without overflow.
#pragma once

#include <etch/kernel/math/exp.hpp>
#include <etch/kernel/math/log.hpp>

namespace etch::inline ETCH_TARGET {

// max(x, 0) + log(1 + e^(−|x|))
template <class T, index Lanes>
ETCH_INLINE pack<T, Lanes> softplus(pack<T, Lanes> x) {
  using P = pack<T, Lanes>;
  return max(x, P::zero()) + log1p(exp(-abs(x)));
}

}  // namespace etch::inline ETCH_TARGET
