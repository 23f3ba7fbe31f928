// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// oneDNN's matrix product, with training written by hand around it.
#include <oneapi/dnnl/dnnl.h>

#include "by_hand.hpp"

namespace {

template <char TransA, char TransB>
struct call {
  int m, n, k;
  call(int m_, int n_, int k_) : m(m_), n(n_), k(k_) {}
  void operator()(const float* a, const float* b, float* c) const {
    dnnl_sgemm(TransA, TransB, m, n, k, 1, a, TransA == 'N' ? k : m, b, TransB == 'N' ? n : k, 0, c, n);
  }
};

struct onednn {
  using product = call<'N', 'N'>;
  using product_bt = call<'N', 'T'>;
  using product_at = call<'T', 'N'>;
};

const bool entered = lab::by_hand::enter_library<onednn>("oneDNN", lab::steps);

}  // namespace
