// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Training and test rows of one data set, at random or with every class in proportion, as views.
#pragma once

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>
#include <etch/core/label.hpp>
#include <etch/core/random.hpp>
#include <etch/data/error.hpp>
#include <etch/data/view.hpp>

namespace etch::inline ETCH_TARGET {

template <class Rows>
struct Split {
  Rows train, test;
};

namespace detail {

// How many of `size` rows go to the first part; neither part may be empty.
inline index first_part(index size, double fraction) {
  if (!(fraction > 0 && fraction < 1))
    throw data_error("split", "a fraction between 0 and 1 for the training rows", text_of(fraction));
  const auto first = static_cast<index>(std::llround(fraction * static_cast<double>(size)));
  if (first == 0 || first == size)
    throw data_error("split", std::string("rows for both parts at fraction ") + text_of(fraction),
                     std::to_string(size) + " rows");
  return first;
}

}  // namespace detail

// `fraction` of the rows, at random, for training and the rest for testing.
template <class Data>
auto split(Data&& data, double fraction, Seed seed) {
  const index size = data.size(), first = detail::first_part(size, fraction);
  const auto key = stream(seed, 0x5350'4c54u);
  std::vector<index> train(first), test(size - first);
  for (index n = 0; n < size; ++n) (n < first ? train[n] : test[n - first]) = permuted(n, size, key);
  using rows = decltype(subset(std::forward<Data>(data), train));
  return Split<rows>{subset(std::forward<Data>(data), std::move(train)),
                     subset(std::forward<Data>(data), std::move(test))};
}

// The same, with the classes in both parts in the proportions of the whole: each class gets the whole part of its
// share, and what is left goes to the largest remainders.
template <class Data>
auto stratified_split(Data&& data, double fraction, Seed seed) {
  struct Share {
    Label label = 0;
    index count = 0, quota = 0;
    double remainder = 0;
  };
  const index size = data.size(), first = detail::first_part(size, fraction);
  std::map<Label, Share> classes;
  for (index n = 0; n < size; ++n) ++classes[data.target(n)].count;
  index given = 0;
  std::vector<Share*> by_remainder;
  for (auto& [label, share] : classes) {
    share.label = label;
    const double exact = fraction * static_cast<double>(share.count);
    share.quota = static_cast<index>(exact);
    share.remainder = exact - static_cast<double>(share.quota);
    given += share.quota;
    by_remainder.push_back(&share);
  }
  std::sort(by_remainder.begin(), by_remainder.end(), [](const Share* a, const Share* b) {
    return a->remainder != b->remainder ? a->remainder > b->remainder : a->label < b->label;
  });
  for (index n = 0; given < first; n = (n + 1) % by_remainder.size())
    if (by_remainder[n]->quota < by_remainder[n]->count) {
      ++by_remainder[n]->quota;
      ++given;
    }

  const auto key = stream(seed, 0x5354'5246u);
  std::vector<index> train, test;
  train.reserve(first);
  test.reserve(size - first);
  for (index n = 0; n < size; ++n) {
    const index row = permuted(n, size, key);
    Share& share = classes[data.target(row)];
    (share.quota > 0 ? train : test).push_back(row);
    share.quota -= share.quota > 0;
  }
  using rows = decltype(subset(std::forward<Data>(data), train));
  return Split<rows>{subset(std::forward<Data>(data), std::move(train)),
                     subset(std::forward<Data>(data), std::move(test))};
}

}  // namespace etch::inline ETCH_TARGET
