// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The three products of a dense layer against the triple loop, at every remainder of rows, columns and depth.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <cstring>
#include <limits>
#include <utility>
#include <vector>

#include <etch/kernel/multiply.hpp>
#include <etch/kernel/multiply_by_transpose.hpp>
#include <etch/kernel/multiply_outer.hpp>
#include <etch/kernel/multiply_transposed.hpp>
#include <etch/kernel/row_by_transpose.hpp>

#include "blocks.hpp"

namespace kernel_multiply {

using etch::index;

using kernel_blocks::filled;

template <class T>
struct collect {
  T* to;
  index stride, rows_below, columns_below;
  std::vector<int> seen = {};
  index rows_done = 0;

  // Kept out of the kernel, which is instantiated often here.
  ETCH_NOINLINE void place(index row, index column, index rows, index width, const T* sums) {
    for (index r = 0; r < rows; ++r)
      for (index c = 0; c < width; ++c) {
        BOOST_REQUIRE(row + r < rows_below);
        if (column + c >= columns_below) continue;
        to[(row + r) * stride + column + c] = sums[r * width + c];
        ++seen[(row + r) * stride + column + c];
      }
  }

  template <index Rows, index Vectors, class Pack>
  void tile(index row, index column, Pack (&sum)[Rows][Vectors]) {
    T sums[Rows * Vectors * Pack::lanes];
    for (index i = 0; i < Rows * Vectors; ++i) sum[i / Vectors][i % Vectors].store(sums + i * Pack::lanes);
    place(row, column, Rows, Vectors * Pack::lanes, sums);
  }
  template <class Loops>
  void tiles(Loops loops) {
    loops([this](index row, index column, auto& sum) { this->tile(row, column, sum); });
  }
};

template <class T>
struct collect_rows : collect<T> {
  ETCH_NOINLINE void rows(index first, index last) {
    BOOST_TEST(first == this->rows_done);
    for (index row = first; row < last; ++row)
      for (index column = 0; column < this->columns_below; ++column)
        BOOST_REQUIRE(this->seen[row * this->stride + column] == 1);
    this->rows_done = last;
  }
};

template <class T>
ETCH_NOINLINE void check(const char* form, const std::vector<T>& result, const std::vector<int>& seen, index rows,
                         index columns, index depth, auto element) {
  index wrong = 0;
  for (index i = 0; i < rows; ++i)
    for (index j = 0; j < columns; ++j) {
      double sum = 0, size = 0;
      for (index k = 0; k < depth; ++k) {
        const double term = element(i, j, k);
        sum += term;
        size += std::abs(term);
      }
      const double rounding = static_cast<double>(std::numeric_limits<T>::epsilon());
      const double allowed = size * rounding * (8 + static_cast<double>(depth) / 32);
      const bool fine =
          std::abs(static_cast<double>(result[i * columns + j]) - sum) <= allowed && seen[i * columns + j] == 1;
      if (!fine && ++wrong < 3)
        BOOST_ERROR(form << ' ' << rows << 'x' << columns << 'x' << depth << " at " << i << ',' << j << ": "
                         << result[i * columns + j] << " and not " << sum);
    }
  BOOST_TEST(wrong == 0u);
}

// Weights in panels, padding zero.
template <class T, index In, index Out>
std::vector<T> stored(const std::vector<T>& matrix) {
  using layout = etch::panels<T, In, Out>;
  std::vector<T> result(layout::size, T(0));
  for (index i = 0; i < In; ++i)
    for (index o = 0; o < Out; ++o) {
      BOOST_REQUIRE(layout::offset(i, o) < layout::size);
      result[layout::offset(i, o)] = matrix[i * Out + o];
    }
  return result;
}

template <class T, index In, index Out, class Rows>
void test_forms(Rows rows) {
  const auto matrix = filled<T>(In * Out, 1);
  const auto weights = stored<T, In, Out>(matrix);
  const index columns = etch::padded<T>(Out);
  const auto x = filled<T>(rows * In, 2);
  auto gradient = filled<T>(rows * columns, 3);
  const auto nan = std::numeric_limits<T>::quiet_NaN();

  {
    collect_rows<T> epilogue{};
    std::vector<T> y(rows * Out);
    epilogue.to = y.data(), epilogue.stride = Out, epilogue.rows_below = rows, epilogue.columns_below = Out;
    epilogue.seen.assign(rows * Out, 0);
    etch::multiply<T, In, Out>(rows, x.data(), etch::constant<In>{}, weights.data(), epilogue);
    BOOST_TEST(epilogue.rows_done == rows);
    check("forward", y, epilogue.seen, rows, Out, In, [&](index i, index j, index k) {
      return static_cast<double>(x[i * In + k]) * static_cast<double>(matrix[k * Out + j]);
    });
  }
  {
    collect<T> epilogue{};
    std::vector<T> y(In * Out);
    epilogue.to = y.data(), epilogue.stride = Out, epilogue.rows_below = In, epilogue.columns_below = Out;
    epilogue.seen.assign(In * Out, 0);
    for (index row = 0; row < rows; ++row)
      for (index c = Out; c < columns; ++c) gradient[row * columns + c] = nan;  // padding may hold anything
    const etch::columns_of_rows<T, index> x_columns{x.data(), {}, index{In}};
    etch::multiply_transposed<T, Out>(etch::constant<In>{}, rows, x_columns, gradient.data(), columns, epilogue);
    check("weight gradient", y, epilogue.seen, In, Out, rows, [&](index i, index j, index k) {
      return static_cast<double>(x[k * In + i]) * static_cast<double>(gradient[k * columns + j]);
    });

    // The same to the bit while other rows are fetched.
    const std::vector<T> alone = y;
    const std::vector<const T*> elsewhere(rows, gradient.data());
    const etch::columns_before<T, index> before{x_columns, elsewhere.data()};
    etch::multiply_transposed<T, Out>(etch::constant<In>{}, rows, before, gradient.data(), columns, epilogue);
    BOOST_TEST(std::memcmp(y.data(), alone.data(), y.size() * sizeof(T)) == 0);
  }
  {
    collect_rows<T> epilogue{};
    std::vector<T> y(rows * In);
    epilogue.to = y.data(), epilogue.stride = In, epilogue.rows_below = rows, epilogue.columns_below = In;
    epilogue.seen.assign(rows * In, 0);
    etch::multiply_by_transpose<T, In, Out>(rows, gradient.data(), columns, weights.data(), epilogue);
    BOOST_TEST(epilogue.rows_done == rows);
    check("data gradient", y, epilogue.seen, rows, In, Out, [&](index i, index j, index k) {
      return static_cast<double>(gradient[i * columns + k]) * static_cast<double>(matrix[j * Out + k]);
    });
  }
}

// All of `inputs`, or its panels of columns one after the other.
template <class T, index Columns>
void in_parts(bool whole, index rows, auto run) {
  constexpr index panels = etch::panel_count<T>(Columns);
  if (whole)
    run(rows);
  else
    for (index panel = 0; panel < panels; ++panel)
      for (index row = 0; row < rows; row += 5)
        run(etch::tile_range{row, row + 5 < rows ? row + 5 : rows, panel, panel + 1, rows});
}

// Few rows are computed in other blocks than many. A part of many is a few, but has the bits that it has in the whole.
template <index In, index Out>
void test_parts_of(index rows) {
  const auto weights = stored<float, In, Out>(filled<float>(In * Out, 1));
  const auto x = filled<float>(rows * In, 2), gradient = filled<float>(rows * etch::padded<float>(Out), 3);
  const auto in_two = [&]<index Width>(etch::constant<Width>, auto run) {
    constexpr index period = etch::tile_period<float>(Width), panels = etch::panel_count<float>(Width);
    std::vector<float> whole(rows * Width), parts(rows * Width);
    collect<float> epilogue{whole.data(), Width, rows, Width, std::vector<int>(rows * Width)};
    run(rows, epilogue);
    epilogue.to = parts.data();
    const index half = rows / 2 / period * period;
    run(etch::tile_range{0, half, 0, panels, rows}, epilogue);
    run(etch::tile_range{half, rows, 0, panels, rows}, epilogue);
    BOOST_TEST(std::memcmp(whole.data(), parts.data(), rows * Width * sizeof(float)) == 0, rows << " rows");
    std::fill(parts.begin(), parts.end(), 0.0f);
    constexpr index some = panels / 3;
    run(etch::tile_range{0, rows, 0, some, rows}, epilogue);
    run(etch::tile_range{0, rows, some, panels, rows}, epilogue);
    BOOST_TEST(std::memcmp(whole.data(), parts.data(), rows * Width * sizeof(float)) == 0, rows << " rows, panels");
  };
  in_two(etch::constant<Out>{}, [&](auto tiles, auto& epilogue) {
    etch::multiply<float, In, Out>(tiles, x.data(), etch::constant<In>{}, weights.data(), epilogue);
  });
  in_two(etch::constant<In>{}, [&](auto tiles, auto& epilogue) {
    etch::multiply_by_transpose<float, In, Out>(tiles, gradient.data(), etch::padded<float>(Out), weights.data(),
                                                epilogue);
  });
}

// The products of a single row, in one piece and in parts.
template <class T, index In, index Out>
void test_one_row() {
  const auto matrix = filled<T>(In * Out, 1), x = filled<T>(In, 2);
  const auto weights = stored<T, In, Out>(matrix);
  auto gradient = filled<T>(etch::padded<T>(Out), 3);
  for (index c = Out; c < gradient.size(); ++c) gradient[c] = 0;
  {
    collect<T> epilogue{};
    std::vector<T> y(Out);
    epilogue.to = y.data(), epilogue.stride = Out, epilogue.rows_below = 1, epilogue.columns_below = Out;
    epilogue.seen.assign(Out, 0);
    etch::multiply<T, In, Out>(etch::constant<1>{}, x.data(), etch::constant<In>{}, weights.data(), epilogue);
    check("forward", y, epilogue.seen, 1, Out, In, [&](index, index j, index k) {
      return static_cast<double>(x[k]) * static_cast<double>(matrix[k * Out + j]);
    });
  }
  for (const bool whole : {true, false}) {
    {
      collect<T> epilogue{};
      std::vector<T> y(In * Out);
      epilogue.to = y.data(), epilogue.stride = Out, epilogue.rows_below = In, epilogue.columns_below = Out;
      epilogue.seen.assign(In * Out, 0);
      in_parts<T, Out>(whole, In,
                       [&](auto inputs) { etch::multiply_outer<T, Out>(inputs, x.data(), gradient.data(), epilogue); });
      check("weight gradient", y, epilogue.seen, In, Out, 1,
            [&](index i, index j, index) { return static_cast<double>(x[i]) * static_cast<double>(gradient[j]); });
    }
    using product = etch::row_by_transpose<T, In, Out, collect<T>>;
    if constexpr (product::possible) {
      collect<T> epilogue{};
      std::vector<T> y(In);
      epilogue.to = y.data(), epilogue.stride = In, epilogue.rows_below = 1, epilogue.columns_below = In;
      epilogue.seen.assign(In, 0);
      in_parts<T, In>(whole, 1, [&](auto tiles) { product{gradient.data(), weights.data(), epilogue}.run(tiles); });
      check("data gradient", y, epilogue.seen, 1, In, Out, [&](index, index j, index k) {
        return static_cast<double>(gradient[k]) * static_cast<double>(matrix[j * Out + k]);
      });
    }
  }
}

template <class T, index In, index... Out>
void test_one_row_columns(std::index_sequence<Out...>) {
  (test_one_row<T, In, Out>(), ...);
}

// The forward product of weights stored as bfloat16, and with one row, where it adds in the same order, the bits of
// that of the same weights stored as floats.
template <index In, index Out, class Rows>
void test_bfloat16(Rows rows) {
  auto matrix = filled<float>(In * Out, 1);
  for (float& value : matrix) value = etch::bfloat16(value);
  using layout = etch::panels<etch::bfloat16, In, Out>;
  std::vector<etch::bfloat16> weights(layout::size);
  for (index i = 0; i < In; ++i)
    for (index o = 0; o < Out; ++o) weights[layout::offset(i, o)] = matrix[i * Out + o];
  const auto x = filled<float>(rows * In, 2);
  const auto product = [&](const auto* stored_weights) {
    collect_rows<float> epilogue{};
    std::vector<float> y(rows * Out);
    epilogue.to = y.data(), epilogue.stride = Out, epilogue.rows_below = rows, epilogue.columns_below = Out;
    epilogue.seen.assign(rows * Out, 0);
    etch::multiply<float, In, Out>(rows, x.data(), etch::constant<In>{}, stored_weights, epilogue);
    BOOST_TEST(epilogue.rows_done == rows);
    check("bfloat16", y, epilogue.seen, rows, Out, In, [&](index i, index j, index k) {
      return static_cast<double>(x[i * In + k]) * static_cast<double>(matrix[k * Out + j]);
    });
    return y;
  };
  const auto y = product(weights.data());
  if (rows == 1 && In <= 1024) {
    const auto floats = stored<float, In, Out>(matrix);
    BOOST_TEST(std::memcmp(y.data(), product(floats.data()).data(), Out * sizeof(float)) == 0);
  }
}

template <index In, index... Out>
void test_bfloat16_columns(std::index_sequence<Out...>) {
  for (index rows = 1; rows <= 14; ++rows) (test_bfloat16<In, Out>(rows), ...);
  for (index rows : {24u, 31u, 97u}) (test_bfloat16<In, Out>(index{rows}), ...);
  (test_bfloat16<In, Out>(etch::constant<1>{}), ...);
}

template <class T, index In, index Out>
void test_rows() {
  for (index rows = 1; rows <= 26; ++rows) test_forms<T, In, Out>(rows);
  for (index rows : {31u, 33u, 96u, 97u, 127u}) test_forms<T, In, Out>(index{rows});
}

template <class T, index In, index Out>
void test_known_rows() {
  test_forms<T, In, Out>(etch::constant<1>{});
  test_forms<T, In, Out>(etch::constant<7>{});
  test_forms<T, In, Out>(etch::constant<24>{});
}

template <class T, index In, index... Out>
void test_columns(std::index_sequence<Out...>) {
  (test_rows<T, In, Out>(), ...);
}

struct nothing {
  template <index Rows, index Vectors, class Pack>
  void tile(index, index, Pack (&)[Rows][Vectors]) {
    BOOST_ERROR("a tile of nothing");
  }
};

struct with_hooks {
  std::vector<float>& result;
  index& fetched;

  template <class Pack>
  Pack start(index column) const {
    return Pack(static_cast<float>(column)) + Pack::iota();
  }
  void prefetch(index, index, index) { ++fetched; }
  template <index Rows, index Vectors, class Pack>
  void tile(index row, index column, Pack (&sum)[Rows][Vectors]) {
    for (index r = 0; r < Rows; ++r)
      for (index v = 0; v < Vectors; ++v) sum[r][v].store(&result[(row + r) * 32 + column + v * Pack::lanes]);
  }
};

}  // namespace kernel_multiply

BOOST_AUTO_TEST_SUITE(kernel_multiply_suite)

using etch::index;
using kernel_multiply::test_bfloat16;
using kernel_multiply::test_bfloat16_columns;
using kernel_multiply::test_columns;
using kernel_multiply::test_forms;

BOOST_AUTO_TEST_CASE(every_remainder_float) {
  test_columns<float, 1>(std::index_sequence<1, 3, 17>{});
  test_columns<float, 7>(std::index_sequence<4, 10, 31>{});
  test_columns<float, 17>(std::index_sequence<13, 48, 65>{});
  test_columns<float, 33>(std::index_sequence<8, 24, 80, 100>{});
  test_columns<float, 127>(std::index_sequence<7, 129>{});
}

BOOST_AUTO_TEST_CASE(every_remainder_double) {
  test_columns<double, 1>(std::index_sequence<1, 9>{});
  test_columns<double, 10>(std::index_sequence<2, 11, 33>{});
  test_columns<double, 31>(std::index_sequence<13, 127>{});
}

BOOST_AUTO_TEST_CASE(rows_known_at_compile_time) {
  kernel_multiply::test_known_rows<float, 4, 8>();
  kernel_multiply::test_known_rows<float, 17, 33>();
  kernel_multiply::test_known_rows<double, 5, 3>();
}

BOOST_AUTO_TEST_CASE(a_single_row) {
  using kernel_multiply::test_one_row_columns;
  test_one_row_columns<float, 1>(std::index_sequence<1, 3, 17>{});
  test_one_row_columns<float, 7>(std::index_sequence<4, 8, 31>{});
  test_one_row_columns<float, 13>(std::index_sequence<6, 32, 49>{});
  test_one_row_columns<float, 16>(std::index_sequence<9, 16, 64>{});
  test_one_row_columns<float, 17>(std::index_sequence<10, 16, 65>{});
  test_one_row_columns<float, 96>(std::index_sequence<8, 80, 100, 127>{});
  test_one_row_columns<float, 129>(std::index_sequence<13, 128, 300>{});
  test_one_row_columns<float, 1101>(std::index_sequence<33>{});  // what several rows take in blocks
  test_one_row_columns<double, 10>(std::index_sequence<2, 11, 33>{});
  test_one_row_columns<double, 67>(std::index_sequence<8, 130>{});
}

BOOST_AUTO_TEST_CASE(every_remainder_bfloat16) {
  test_bfloat16_columns<1>(std::index_sequence<1, 3, 17>{});
  test_bfloat16_columns<2>(std::index_sequence<4, 10, 48>{});
  test_bfloat16_columns<7>(std::index_sequence<4, 10, 31>{});
  test_bfloat16_columns<33>(std::index_sequence<8, 80, 100>{});
  test_bfloat16_columns<126>(std::index_sequence<13, 65>{});
  test_bfloat16_columns<127>(std::index_sequence<7, 129>{});
  test_bfloat16<1100, 33>(index{13});
  test_bfloat16<2049, 17>(index{101});
  test_bfloat16<2051, 130>(index{1});
}

BOOST_AUTO_TEST_CASE(blocks_of_depth_and_chunks_of_rows) {
  test_forms<float, 1100, 33>(index{13});
  test_forms<float, 2049, 17>(index{101});
  test_forms<float, 129, 640>(index{400});
  test_forms<float, 400, 513>(index{70});
  test_forms<float, 65, 521>(index{129});
  test_forms<float, 7, 9>(index{2500});
  for (index rows : {1u, 7u, 20u}) test_forms<double, 1030, 1020>(rows);  // from afar: one, few and more
  test_forms<float, 530, 510>(index{397});                                // and more than a chunk
}

BOOST_AUTO_TEST_CASE(panels_that_go_through_the_depth_together) {
  test_forms<float, 1400, 560>(index{97});  // forward
  test_forms<float, 390, 200>(index{350});  // the gradient of the weights
  test_forms<float, 140, 700>(index{200});  // that of the data
}

BOOST_AUTO_TEST_CASE(few_rows_and_many) {
  for (index rows : {2u, 7u, 16u, 17u, 64u, 65u, 300u}) test_forms<float, 270, 262>(rows);
  for (index rows : {20u, 30u, 31u, 77u, 110u}) {
    kernel_multiply::test_parts_of<301, 48>(rows);
    kernel_multiply::test_parts_of<48, 301>(rows);
    kernel_multiply::test_parts_of<33, 333>(rows);
  }
  kernel_multiply::test_parts_of<1400, 560>(97);
}

BOOST_AUTO_TEST_CASE(no_rows_are_no_work) {
  kernel_multiply::nothing epilogue;
  const std::vector<float> weights(etch::panels<float, 3, 5>::size);
  etch::multiply<float, 3, 5>(index{0}, weights.data(), index{3}, weights.data(), epilogue);
  etch::multiply_by_transpose<float, 3, 5>(index{0}, weights.data(), index{8}, weights.data(), epilogue);
}

BOOST_AUTO_TEST_CASE(sums_start_where_the_epilogue_says) {
  const auto x = kernel_multiply::filled<float>(index{29} * 1100, 5);
  const std::vector<float> weights(etch::panels<float, 1100, 32>::size, 0.0f);
  std::vector<float> y(29 * 32);
  index fetched = 0;
  kernel_multiply::with_hooks epilogue{y, fetched};
  etch::multiply<float, 1100, 32>(index{29}, x.data(), etch::constant<1100>{}, weights.data(), epilogue);
  for (index row = 0; row < 29; ++row)
    for (index column = 0; column < 32; ++column) BOOST_TEST(y[row * 32 + column] == static_cast<float>(column));
  BOOST_TEST(fetched > 0u);
}

BOOST_AUTO_TEST_SUITE_END()
