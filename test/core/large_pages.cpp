// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Long blocks of the library and of data sets are marked for large pages, as the system itself says.
#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>

#include <etch/core/aligned.hpp>
#include <etch/core/label.hpp>
#include <etch/data/dataset.hpp>

namespace {

using namespace etch;

// Whether large pages were asked for where `address` lies.
bool asked_for(const void* address) {
  const auto wanted = reinterpret_cast<std::uintptr_t>(address);
  std::ifstream maps("/proc/self/smaps");
  bool inside = false;
  for (std::string line; std::getline(maps, line);) {
    std::istringstream words(line);
    std::uintptr_t first = 0, last = 0;
    char dash = 0;
    if (words >> std::hex >> first >> dash >> last && dash == '-')
      inside = first <= wanted && wanted < last;
    else if (inside && line.starts_with("VmFlags:"))
      return line.find(" hg") != std::string::npos;
  }
  return false;
}

// Whether this system has large pages for those who ask, and tells about it: seen by asking without the library.
bool has_large_pages() {
#if defined(MADV_HUGEPAGE)
  static const bool has = [] {
    constexpr etch::index bytes = 4 * large_page;
    void* const own = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (own == MAP_FAILED) return false;
    const bool told = madvise(own, bytes, MADV_HUGEPAGE) == 0 && asked_for(own);
    munmap(own, bytes);
    return told;
  }();
  return has;
#else
  return false;
#endif
}

BOOST_AUTO_TEST_SUITE(large_pages)

BOOST_AUTO_TEST_CASE(long_blocks_begin_with_a_page_and_ask_for_it) {
  aligned_block<float> block(large_page);  // four pages
  BOOST_TEST(reinterpret_cast<std::uintptr_t>(block.data()) % large_page == 0);
  if (has_large_pages()) {
    BOOST_TEST(asked_for(block.data()));
    BOOST_TEST(asked_for(block.data() + block.size() - 1));
  }
  aligned_block<float> copy = block;
  copy[0] = 1;
  block = std::move(copy);
  BOOST_TEST(block[0] == 1);
}

BOOST_AUTO_TEST_CASE(short_blocks_do_not) {
  const aligned_block<float> block(large_page / sizeof(float) - 1);
  BOOST_TEST(reinterpret_cast<std::uintptr_t>(block.data()) % cache_line == 0);
  if (has_large_pages()) BOOST_TEST(!asked_for(block.data() + block.size() / 2));
}

BOOST_AUTO_TEST_CASE(a_reserved_data_set_asks_and_keeps_what_it_has) {
  Dataset<512, Label> data;
  data.add({1, 2, 3}, 4);
  data.reserve(8 * large_page / sizeof(data.inputs[0]));
  BOOST_TEST(data.input(0)[2] == 3);
  BOOST_TEST(data.target(0) == 4u);
  if (has_large_pages()) BOOST_TEST(asked_for(data.inputs.data() + data.inputs.capacity() / 2));
}

BOOST_AUTO_TEST_CASE(nothing_is_asked_for_a_part_of_a_page) {
  prefer_large_pages(nullptr, 0);
  aligned_block<char> page(large_page);
  prefer_large_pages(page.data() + 1, large_page - 2);
  BOOST_TEST(page[0] == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
