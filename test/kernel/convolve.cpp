// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The three products of a convolution against their definition, over windows, sizes and remainders of every kind.
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <memory>
#include <vector>

#include <etch/core/aligned.hpp>
#include <etch/kernel/convolve.hpp>
#include <etch/kernel/convolve_by_transpose.hpp>
#include <etch/kernel/convolve_transposed.hpp>

#include "blocks.hpp"

namespace kernel_convolve {

using namespace etch;
using etch::index;

using kernel_blocks::filled;

template <class T>
struct collect {
  index rows, columns;
  std::vector<T> sums = std::vector<T>(rows * columns);
  std::vector<int> seen = std::vector<int>(rows * columns);

  template <index Height, index Vectors, class Pack>
  void tile(index row, index column, Pack (&sum)[Height][Vectors]) {
    for (index r = 0; r < Height; ++r)
      for (index c = 0; c < Vectors * Pack::lanes; ++c) {
        BOOST_REQUIRE(row + r < rows);
        if (column + c >= columns) continue;
        sums[(row + r) * columns + column + c] = sum[r][c / Pack::lanes][c % Pack::lanes];
        ++seen[(row + r) * columns + column + c];
      }
  }

  // `size`: the magnitude of what was summed.
  void compare(const std::vector<double>& expected, double size) const {
    const double tolerance = (sizeof(T) == 4 ? 1e-6 : 1e-14) * size;
    for (index i = 0; i < expected.size(); ++i) {
      BOOST_REQUIRE_MESSAGE(seen[i] == 1, "column " << i % columns << " was made " << seen[i] << " times");
      BOOST_REQUIRE_MESSAGE(std::abs(static_cast<double>(sums[i]) - expected[i]) <= tolerance,
                            "at " << i / columns << ", " << i % columns << ": " << sums[i] << " for " << expected[i]);
    }
  }
};

// Rows are reported as finished one by one, in order.
template <class T>
struct collect_rows : collect<T> {
  index done = 0;
  void rows(index first, index last) {
    BOOST_TEST(first == done);
    done = last;
  }
};

template <class T, class Over, index Filters>
struct case_of {
  using stored = panels<T, Over::depth, Filters>;
  static constexpr index results = Filters * Over::positions;

  static aligned_block<T> in_panels(const std::vector<T>& w) {
    aligned_block<T> block(stored::size);
    for (index k = 0; k < Over::depth; ++k)
      for (index f = 0; f < Filters; ++f) block.data()[stored::offset(k, f)] = w[k * Filters + f];
    return block;
  }
  template <class Visit>
  static void each_term(index rows, Visit visit) {
    for (index n = 0; n < rows; ++n)
      for (index f = 0; f < Filters; ++f)
        for (index p = 0; p < Over::positions; ++p)
          for (index k = 0; k < Over::depth; ++k)
            if (const index from = Over::source(k, p); from < Over::inputs)
              visit(n * Over::inputs + from, k * Filters + f, n * results + f * Over::positions + p);
  }

  static void check(index rows) {
    BOOST_TEST_CONTEXT(rows << " rows, " << Filters << " filters, " << Over::inputs << " inputs") {
      const auto x = filled<T>(rows * Over::inputs, 1), w = filled<T>(Over::depth * Filters, 2),
                 g = filled<T>(rows * results, 3);
      const auto weights = in_panels(w);
      std::vector<double> y(rows * results), dx(rows * Over::inputs), dw(Over::depth * Filters);
      each_term(rows, [&](index in, index weight, index out) {
        const auto at = [](const std::vector<T>& v, index i) { return static_cast<double>(v[i]); };
        y[out] += at(x, in) * at(w, weight);
        dx[in] += at(g, out) * at(w, weight);
        dw[weight] += at(x, in) * at(g, out);
      });
      collect_rows<T> forward{{rows, results}}, back{{rows, Over::inputs}};
      collect<T> of_weights{Over::depth, Filters};
      convolve<T, Over, Filters>(rows, x.data(), constant<Over::inputs>{}, weights.data(), forward);
      convolve_by_transpose<T, Over, Filters>(rows, g.data(), constant<results>{}, weights.data(), back);
      convolve_transposed<T, Over, Filters>(rows, x.data(), constant<Over::inputs>{}, g.data(), constant<results>{},
                                            of_weights);
      forward.compare(y, 4 * static_cast<double>(Over::depth));
      back.compare(dx, 4 * static_cast<double>(Over::window * Filters));
      of_weights.compare(dw, 4 * static_cast<double>(rows * Over::positions));
      BOOST_TEST(forward.done == rows);
      BOOST_TEST(back.done == rows);
    }
  }
};

template <class T, class Over, index Filters>
void check() {
  for (const index rows : {1u, 3u}) case_of<T, Over, Filters>::check(rows);
}

BOOST_AUTO_TEST_SUITE(kernel_convolve)

BOOST_AUTO_TEST_CASE(windows_of_every_kind) {
  check<float, sliding<1, window_axis<1, 1>, window_axis<1, 1>>, 1>();
  check<float, sliding<3, window_axis<6, 3, 1, 1, 1>, window_axis<6, 3, 1, 1, 1>>, 7>();
  check<double, sliding<2, window_axis<9, 3, 2, 1, 1>, window_axis<8, 2, 3>>, 5>();
  check<float, sliding<2, window_axis<7, 3, 1, 2, 2, 2>, window_axis<6, 2, 2, 0, 0, 3>>, 3>();
  check<double, sliding<1, window_axis<2, 2, 3, 4, 4>, window_axis<2, 2, 1, 5, 5>>, 2>();
}

// Planes of whole registers and others, depths beyond one block, filters in several panels of which the last is
// narrower, and buffers that hold a part of the planes.
BOOST_AUTO_TEST_CASE(sizes_of_every_kind) {
  check<float, sliding<1, window_axis<16, 3, 1, 1, 1>, window_axis<16, 3, 1, 1, 1>>, 8>();
  check<float, sliding<33, window_axis<5, 3, 1, 1, 1>, window_axis<7, 3, 1, 1, 1>>, 150>();
  check<float, sliding<2, window_axis<61, 2>, window_axis<58, 2>>, 20>();
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kernel_convolve
