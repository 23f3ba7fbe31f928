// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The area under the receiver operating characteristic: how likely a positive row scores above a negative one.
#pragma once

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <vector>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>

namespace etch::inline ETCH_TARGET {

namespace detail {

struct scored {
  double score;
  bool positive;
};

// Equal scores count one half. NaN when only one class is there, or a score is NaN.
inline double area_under_roc(std::vector<scored>& rows) {
  for (const scored& row : rows)
    if (row.score != row.score) return row.score;
  std::sort(rows.begin(), rows.end(), [](const scored& a, const scored& b) { return a.score < b.score; });
  double below = 0, positives = 0, won = 0;  // negatives below the current score
  for (index first = 0; first < rows.size();) {
    double tied[2] = {};
    index last = first;
    for (; last < rows.size() && rows[last].score == rows[first].score; ++last) ++tied[rows[last].positive ? 1 : 0];
    won += tied[1] * (below + 0.5 * tied[0]);
    below += tied[0];
    positives += tied[1];
    first = last;
  }
  if (below == 0 || positives == 0) return std::numeric_limits<double>::quiet_NaN();
  return won / (below * positives);
}

}  // namespace detail

// One score per row, and for each whether the row is positive.
template <class Scores, class Truths>
double roc_auc(const Scores& scores, const Truths& truths) {
  if (scores.size() != truths.size()) throw std::invalid_argument("roc_auc: as many truths as scores are needed");
  std::vector<detail::scored> rows;
  rows.reserve(scores.size());
  for (index n = 0; n < scores.size(); ++n)
    rows.push_back({static_cast<double>(scores[n]), static_cast<bool>(truths[n])});
  return detail::area_under_roc(rows);
}

// The mean over classes of each class against the rest; a row of scores per class, and labels. NaN when a class is
// missing.
template <class Rows, class Labels>
double roc_auc_one_vs_rest(const Rows& scores, const Labels& labels) {
  if (scores.size() != labels.size()) throw std::invalid_argument("roc_auc: as many labels as rows are needed");
  if (scores.size() == 0) return std::numeric_limits<double>::quiet_NaN();
  const index classes = scores[0].size();
  std::vector<detail::scored> rows(scores.size());
  double sum = 0;
  for (index k = 0; k < classes; ++k) {
    for (index n = 0; n < rows.size(); ++n) rows[n] = {static_cast<double>(scores[n][k]), labels[n] == k};
    sum += detail::area_under_roc(rows);
  }
  return sum / static_cast<double>(classes);
}

}  // namespace etch::inline ETCH_TARGET
