// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A transposed square of registers has rows where columns were.
#include <boost/test/unit_test.hpp>

#include <vector>

#include "lanes.hpp"

#include <etch/kernel/transpose.hpp>

BOOST_AUTO_TEST_SUITE(kernel_transpose)

BOOST_AUTO_TEST_CASE(exchanges_rows_and_columns) {
  etch_test::on_every_pack([]<class Pack>(Pack) {
    using T = typename Pack::value_type;
    Pack row[Pack::lanes];
    for (std::size_t i = 0; i < Pack::lanes; ++i) row[i] = Pack::iota() + Pack(static_cast<T>(100 * i));
    etch::transpose(row);
    for (std::size_t i = 0; i < Pack::lanes; ++i)
      for (std::size_t j = 0; j < Pack::lanes; ++j) BOOST_TEST(row[i][j] == static_cast<T>(100 * j + i));
  });
}

BOOST_AUTO_TEST_CASE(rows_that_are_not_there_become_columns_of_zeros) {
  etch_test::on_every_pack([]<class Pack>(Pack) {
    using T = typename Pack::value_type;
    constexpr std::size_t lanes = Pack::lanes, stride = lanes + 3, to_stride = lanes + 1;
    for (std::size_t present = 0; present <= lanes; ++present) {
      std::vector<T> from(present * stride), to(lanes * to_stride, T(-1));
      for (std::size_t i = 0; i < present; ++i)
        for (std::size_t j = 0; j < lanes; ++j) from[i * stride + j] = static_cast<T>(100 * i + j);
      etch::transpose_square<T, lanes>(from.data(), stride, present, to.data(), to_stride);
      for (std::size_t i = 0; i < lanes; ++i)
        for (std::size_t j = 0; j < lanes; ++j)
          BOOST_TEST(to[j * to_stride + i] == (i < present ? static_cast<T>(100 * i + j) : T(0)));
    }
  });
}

BOOST_AUTO_TEST_SUITE_END()
