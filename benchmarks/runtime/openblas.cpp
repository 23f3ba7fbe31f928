// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// OpenBLAS, with the rest written by hand.
#include <cblas.h>

#include "by_hand.hpp"

namespace {

template <CBLAS_TRANSPOSE TransA, CBLAS_TRANSPOSE TransB>
struct call {
  int m, n, k;
  call(int m_, int n_, int k_) : m(m_), n(n_), k(k_) {}
  void operator()(const float* a, const float* b, float* c) const {
    if (TransA == CblasNoTrans && TransB == CblasNoTrans && m == 1)
      cblas_sgemv(CblasRowMajor, CblasTrans, k, n, 1, b, n, a, 1, 0, c, 1);
    else
      cblas_sgemm(CblasRowMajor, TransA, TransB, m, n, k, 1, a, TransA == CblasNoTrans ? k : m, b,
                  TransB == CblasNoTrans ? n : k, 0, c, n);
  }
};

struct openblas {
  using product = call<CblasNoTrans, CblasNoTrans>;
  using product_bt = call<CblasNoTrans, CblasTrans>;
  using product_at = call<CblasTrans, CblasNoTrans>;
};

// How many threads it has, benchmarks/run says to all libraries alike.
const bool entered = lab::by_hand::enter_library<openblas>("OpenBLAS", [](const lab::workload&) { return true; });

}  // namespace
