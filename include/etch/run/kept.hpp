// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What a run and its callbacks remember between epochs, by name, so that a checkpoint can store it and put it back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <etch/core/aligned.hpp>

namespace etch::inline ETCH_TARGET {

// How a value that is kept is stored.
enum class kept_kind {
  number,      // double
  count,       // index
  flag,        // bool
  series,      // std::vector<double>
  parameters,  // aligned_block<T>, as large as a model's; empty when there is nothing to remember
  fixed        // index, that must be the same as when it was stored
};

// A callback gives its memory away in `void keep(auto& kept) { kept("best", best_); }`, once for storing and once for
// putting back. Names are joined by dots to those that `within` has opened.
template <class T>
class kept_values {
 public:
  using kind = kept_kind;
  struct item {
    std::string name;
    kind what;
    void* where;
  };

  void operator()(std::string_view name, double& value) { add(name, kind::number, &value); }
  void operator()(std::string_view name, index& value) { add(name, kind::count, &value); }
  void operator()(std::string_view name, bool& value) { add(name, kind::flag, &value); }
  void operator()(std::string_view name, std::vector<double>& values) { add(name, kind::series, &values); }
  void operator()(std::string_view name, aligned_block<T>& block) { add(name, kind::parameters, &block); }
  void fixed(std::string_view name, index& value) { add(name, kind::fixed, &value); }

  template <class Keeping>
  void within(std::string_view name, Keeping&& keeping) {
    const std::string outer = prefix_;
    prefix_.append(name).append(".");
    keeping();
    prefix_ = outer;
  }

  const std::vector<item>& items() const { return items_; }

 private:
  void add(std::string_view name, kind what, void* where) {
    items_.push_back({prefix_ + std::string(name), what, where});
  }

  std::vector<item> items_;
  std::string prefix_;
};

}  // namespace etch::inline ETCH_TARGET
