// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Eigen, with training written by hand around its products.
#include <Eigen/Dense>

#include "by_hand.hpp"

namespace {

using matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using view = Eigen::Map<const matrix>;
using target = Eigen::Map<matrix>;

struct sizes {
  int m, n, k;
  sizes(int m_, int n_, int k_) : m(m_), n(n_), k(k_) {}
};

struct eigen {
  struct product : sizes {
    using sizes::sizes;
    void operator()(const float* a, const float* b, float* c) const {
      target(c, m, n).noalias() = view(a, m, k) * view(b, k, n);
    }
  };
  struct product_bt : sizes {
    using sizes::sizes;
    void operator()(const float* a, const float* b, float* c) const {
      target(c, m, n).noalias() = view(a, m, k) * view(b, n, k).transpose();
    }
  };
  struct product_at : sizes {
    using sizes::sizes;
    void operator()(const float* a, const float* b, float* c) const {
      target(c, m, n).noalias() = view(a, k, m).transpose() * view(b, k, n);
    }
  };
};

const bool entered = lab::by_hand::enter_library<eigen>("Eigen", lab::steps_alone);

}  // namespace
