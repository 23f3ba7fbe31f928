// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// LIBXSMM's just-in-time kernels, with the rest written by hand: the depth in blocks that stay in cache, operands that
// its kernels cannot read transposed are transposed by it first.
#include <libxsmm.h>

#include "by_hand.hpp"

namespace {

using lab::by_hand::buffer;

// It counts columns first: its first operand is our b.
libxsmm_smmfunction kernel(int m, int n, int k, int b_stride, int a_stride, int c_stride, bool more,
                           bool a_transposed) {
  const float one = 1, beta = more ? 1 : 0;
  const int flags = (a_transposed ? LIBXSMM_GEMM_FLAG_TRANS_B : LIBXSMM_GEMM_FLAG_NONE) |
                    (more ? LIBXSMM_GEMM_FLAG_NONE : LIBXSMM_GEMM_FLAG_BETA_0);
  return libxsmm_smmdispatch(n, m, k, &b_stride, &a_stride, &c_stride, &one, &beta, &flags, nullptr);
}

int part(int whole, int most) { return (whole + (whole + most - 1) / most - 1) / ((whole + most - 1) / most); }

// c[m,n] = a · b[k,n]; a is [m,k], or [k,m] if transposed.
struct blocked {
  static constexpr int most_rows = 64, most_columns = 64, most_depth = 784;
  int m, n, k, rows, columns, depth;
  bool a_transposed;
  libxsmm_smmfunction run[2][2][2][2] = {};  // [last rows][last columns][last depth][more]

  blocked(int m_, int n_, int k_, bool a_transposed_ = false)
      : m(m_),
        n(n_),
        k(k_),
        rows(part(m, most_rows)),
        columns(n <= 128 ? n : most_columns),
        depth(part(k, most_depth)),
        a_transposed(a_transposed_) {
    for (const int lr : {0, 1})
      for (const int lc : {0, 1})
        for (const int ld : {0, 1})
          for (const int more : {0, 1})
            run[lr][lc][ld][more] =
                kernel(lr ? m - (m - 1) / rows * rows : rows, lc ? n - (n - 1) / columns * columns : columns,
                       ld ? k - (k - 1) / depth * depth : depth, n, a_transposed ? m : k, n, more, a_transposed);
  }
  bool ok() const { return run[0][0][0][0] && run[1][1][1][1] && run[1][1][1][0]; }
  void operator()(const float* a, const float* b, float* c) const {
    for (int d = 0; d < k; d += depth)
      for (int col = 0; col < n; col += columns)
        for (int row = 0; row < m; row += rows)
          run[row + rows >= m][col + columns >= n][d + depth >= k][d > 0](
              b + static_cast<std::ptrdiff_t>(d) * n + col,
              a_transposed ? a + static_cast<std::ptrdiff_t>(d) * m + row
                           : a + static_cast<std::ptrdiff_t>(row) * k + d,
              c + static_cast<std::ptrdiff_t>(row) * n + col);
  }
};

struct xsmm {
  using product = blocked;
  struct product_bt {
    blocked run;
    buffer copy;
    product_bt(int m, int n, int k) : run(m, n, k), copy(n * k) {}
    void operator()(const float* a, const float* b, float* c) const {
      libxsmm_otrans(copy.data(), b, 4, run.k, run.n, run.k, run.n);
      run(a, copy.data(), c);
    }
  };
  struct product_at {
    blocked direct, run;
    buffer copy;
    product_at(int m, int n, int k) : direct(m, n, k, true), run(m, n, k), copy(direct.ok() ? 1 : m * k) {}
    void operator()(const float* a, const float* b, float* c) const {
      if (direct.ok()) return direct(a, b, c);
      libxsmm_otrans(copy.data(), a, 4, run.m, run.k, run.m, run.k);
      run(copy.data(), b, c);
    }
  };
};

const bool entered = (libxsmm_init(), lab::by_hand::enter_library<xsmm>(
                                          "LIBXSMM", [](const lab::workload& task) { return task.threads == 1; }));

}  // namespace
