// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Rows of random numbers, and targets of the kind a loss compares with.
#pragma once

#include <etch/core/label.hpp>
#include <etch/core/random.hpp>
#include <etch/nn/activation/sigmoid.hpp>
#include <etch/nn/activation/softmax.hpp>
#include <etch/nn/loss/hinge.hpp>

#include <array>
#include <vector>

namespace samples {

template <class T, etch::index Width>
using rows_of = std::vector<std::array<T, Width>>;

// A number between −2 and 2 for every row and column, never the same twice.
inline double number(etch::index row, etch::index column, std::uint64_t seed) {
  return 4 * etch::uniform(etch::stream(etch::Seed{seed}, row, column)) - 2;
}

template <class T, etch::index Width>
rows_of<T, Width> inputs(etch::index rows, std::uint64_t seed = 1) {
  rows_of<T, Width> all(rows);
  for (etch::index r = 0; r < rows; ++r)
    for (etch::index c = 0; c < Width; ++c) all[r][c] = static_cast<T>(number(r, c, seed));
  return all;
}

enum class target_kind { numbers, between_zero_and_one, distribution, sign };

template <class Loss>
consteval target_kind kind_of_target() {
  if constexpr (std::is_base_of_v<etch::Hinge, Loss>)
    return target_kind::sign;
  else if constexpr (!requires { typename Loss::head; })
    return target_kind::numbers;
  else
    return etch::same<typename Loss::head, etch::Softmax> ? target_kind::distribution
                                                          : target_kind::between_zero_and_one;
}

template <class Loss, class T, etch::index Width>
rows_of<T, Width> targets(etch::index rows, std::uint64_t seed = 2) {
  constexpr target_kind kind = kind_of_target<Loss>();
  rows_of<T, Width> all(rows);
  for (etch::index r = 0; r < rows; ++r) {
    double sum = 0;
    for (etch::index c = 0; c < Width; ++c) {
      const double z = number(r, c, seed);
      const double v = kind == target_kind::numbers ? z : kind == target_kind::sign ? (z < 0 ? -1 : 1) : (z + 2) / 4;
      sum += v;
      all[r][c] = static_cast<T>(v);
    }
    if constexpr (kind == target_kind::distribution)
      for (T& v : all[r]) v = static_cast<T>(static_cast<double>(v) / sum);
  }
  return all;
}

template <etch::index Classes>
std::vector<etch::Label> labels(etch::index rows, std::uint64_t seed = 2) {
  std::vector<etch::Label> all(rows);
  for (etch::index r = 0; r < rows; ++r)
    all[r] = static_cast<etch::Label>(etch::stream(etch::Seed{seed}, r) % (Classes == 1 ? 2 : Classes));
  return all;
}

}  // namespace samples
