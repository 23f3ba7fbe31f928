// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Some rows of a data set, in an order of one's own, without copying them; the data set must outlive its views.
#pragma once

#include <numeric>
#include <utility>
#include <vector>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>
#include <etch/data/dataset.hpp>
#include <etch/data/error.hpp>

namespace etch::inline ETCH_TARGET {

template <index In, class Kind, class T = float>
class View {
 public:
  using dataset = Dataset<In, Kind, T>;
  using value_type = T;
  using target_type = typename dataset::target_type;
  static constexpr index input_width = In;

  View(const dataset& data, std::vector<index> rows) : data_(&data), rows_(std::move(rows)) {
    if (data.targets.size() != data.inputs.size())
      throw data_error("data set", std::to_string(data.inputs.size()) + " targets, one for each row",
                       std::to_string(data.targets.size()));
    for (index n = 0; n < rows_.size(); ++n)
      if (rows_[n] >= data.size())
        throw data_error(std::string("view, position ") + std::to_string(n),
                         std::string("a row below ") + std::to_string(data.size()), std::to_string(rows_[n]));
  }

  index size() const { return rows_.size(); }
  const std::array<T, In>& input(index n) const { return data_->inputs[rows_[n]]; }
  const target_type& target(index n) const { return data_->targets[rows_[n]]; }

  const dataset& base() const { return *data_; }
  const std::vector<index>& rows() const { return rows_; }  // positions in the data set

  void gather(Order order, index first, index count, T* to_inputs, target_type* to_targets) const {
    detail::gather_rows(
        data_->inputs.data(), data_->targets.data(), count, [&](index n) { return rows_[order(first + n, size())]; },
        to_inputs, to_targets);
  }

 private:
  const dataset* data_;
  std::vector<index> rows_;
};

template <index In, class Kind, class T>
View<In, Kind, T> subset(const Dataset<In, Kind, T>& data, std::vector<index> rows) {
  return {data, std::move(rows)};
}
template <index In, class Kind, class T>
View<In, Kind, T> subset(const Dataset<In, Kind, T>&& data, std::vector<index> rows) = delete;

template <index In, class Kind, class T>
View<In, Kind, T> subset(const View<In, Kind, T>& data, std::vector<index> rows) {
  for (index& row : rows) {
    if (row >= data.size())
      throw data_error("view of a view", std::string("a row below ") + std::to_string(data.size()),
                       std::to_string(row));
    row = data.rows()[row];
  }
  return {data.base(), std::move(rows)};
}

// Rows first … first + count - 1.
template <class Data>
auto slice(Data&& data, index first, index count) {
  if (first > data.size() || count > data.size() - first)
    throw data_error("slice", std::string("at most ") + std::to_string(data.size()) + " rows",
                     std::string("rows ") + std::to_string(first) + " to " + std::to_string(first + count));
  std::vector<index> rows(count);
  std::iota(rows.begin(), rows.end(), first);
  return subset(std::forward<Data>(data), std::move(rows));
}

// A data set of its own with the rows of a view.
template <index In, class Kind, class T>
Dataset<In, Kind, T> copy(const View<In, Kind, T>& view) {
  Dataset<In, Kind, T> result;
  result.reserve(view.size());
  for (index n = 0; n < view.size(); ++n) result.add(view.input(n), view.target(n));
  return result;
}

}  // namespace etch::inline ETCH_TARGET
