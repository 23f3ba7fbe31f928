// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The lanes of `keep` are the values of random_bits.
#include <boost/test/unit_test.hpp>

#include "lanes.hpp"

#include <etch/kernel/keep.hpp>

BOOST_AUTO_TEST_SUITE(kernel_keep)

BOOST_AUTO_TEST_CASE(equals_random_bits_for_every_lane) {
  etch_test::on_every_pack([]<class Pack>(Pack) {
    std::size_t kept = 0, seen = 0;
    for (std::uint32_t key : {0u, 1u, 0x80000000u, 0xFFFFFFFFu, 12345u})
      for (double rate : {0.0, 0.2, 0.5, 0.999})
        for (std::size_t column = 0; column < 600; column += Pack::lanes) {
          const std::uint32_t threshold = etch::threshold(rate);
          const auto mask = etch::keep<Pack>(key, column, threshold);
          for (std::size_t i = 0; i < Pack::lanes; ++i) {
            BOOST_TEST(mask[i] == (etch::random_bits(key, static_cast<std::uint32_t>(column + i)) >= threshold));
            kept += mask[i] ? 1u : 0u;
            ++seen;
          }
        }
    BOOST_TEST(kept > seen / 2);
    BOOST_TEST(kept < seen);
  });
}

BOOST_AUTO_TEST_SUITE_END()
