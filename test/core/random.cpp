// Counter-based random numbers: pure, spread evenly, and a permutation that is one.
#include <etch/core/random.hpp>

#include <boost/test/unit_test.hpp>
#include <vector>

BOOST_AUTO_TEST_SUITE(random_numbers)

BOOST_AUTO_TEST_CASE(a_permutation_hits_everything_once) {
  for (etch::index size : {1u, 2u, 3u, 7u, 64u, 65u, 1000u}) {
    std::vector<int> hits(size);
    for (etch::index n = 0; n < size; ++n) ++hits.at(etch::permuted(n, size, 42));
    for (int count : hits) BOOST_TEST(count == 1);
  }
}

BOOST_AUTO_TEST_CASE(a_rate_is_kept_in_every_row_and_column) {
  const auto limit = etch::threshold(0.2);
  constexpr std::uint32_t rows = 400, columns = 400;
  std::vector<int> by_column(columns);
  int dropped = 0;
  for (std::uint32_t r = 0; r < rows; ++r) {
    const auto key = static_cast<std::uint32_t>(etch::stream(etch::Seed{1}, 5, 2, r));
    int in_row = 0;
    for (std::uint32_t c = 0; c < columns; ++c) {
      const bool drop = etch::random_bits(key, c) < limit;
      in_row += drop;
      by_column[c] += drop;
    }
    BOOST_TEST(in_row > 80 - 5 * 8);  // five standard deviations of a binomial
    BOOST_TEST(in_row < 80 + 5 * 8);
    dropped += in_row;
  }
  for (int count : by_column) BOOST_TEST((count > 40 && count < 120));
  BOOST_TEST(std::abs(dropped - 32000) < 5 * 160);
}

BOOST_AUTO_TEST_SUITE_END()
