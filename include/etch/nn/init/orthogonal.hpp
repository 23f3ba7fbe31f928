// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A random matrix whose shorter sides are orthonormal: it neither stretches nor shrinks what passes through
#pragma once

#include <etch/core/aligned.hpp>
#include <etch/nn/init/init.hpp>

namespace etch::inline ETCH_TARGET {

// The columns of a tall matrix of normal numbers, each made orthogonal to those before it, and a wide one transposed.
struct Orthogonal {
  template <class Set>
  static void fill(index in, index out, randomness random, Set set) {
    const bool tall = in >= out;
    const index length = tall ? in : out, count = tall ? out : in;
    aligned_block<double> vectors(length * count);
    for (index n = 0; n < vectors.size(); ++n) vectors[n] = random.normal(n);
    for (index k = 0; k < count; ++k) {
      double* const v = vectors.data() + k * length;
      // Twice is enough: what rounding left over the first time is gone after the second.
      for (int pass = 0; pass < 2; ++pass)
        for (index j = 0; j < k; ++j) subtract_projection(v, vectors.data() + j * length, length);
      const double norm = libm::sqrt(dot(v, v, length));
      for (index i = 0; i < length; ++i) v[i] /= norm;
    }
    for (index i = 0; i < in; ++i)
      for (index o = 0; o < out; ++o) set(i, o, tall ? vectors[o * length + i] : vectors[i * length + o]);
  }

 private:
  static double dot(const double* a, const double* b, index length) {
    double sum = 0;
    for (index i = 0; i < length; ++i) sum += a[i] * b[i];
    return sum;
  }
  static void subtract_projection(double* v, const double* onto, index length) {
    const double along = dot(v, onto, length);
    for (index i = 0; i < length; ++i) v[i] -= along * onto[i];
  }
};

}  // namespace etch::inline ETCH_TARGET
