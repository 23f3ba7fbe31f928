// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The confusion matrix: how often each class was taken for each class.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

#include <etch/core/aligned.hpp>
#include <etch/core/config.hpp>
#include <etch/core/index.hpp>

namespace etch::inline ETCH_TARGET {

template <index Classes>
class Confusion {
 public:
  static constexpr index classes = Classes;

  std::uint64_t operator()(index truth, index guess) const { return counts_[place(truth, guess)]; }

  void add(index truth, index guess, std::uint64_t times = 1) { counts_[place(truth, guess)] += times; }

  Confusion& operator+=(const Confusion& other) {
    for (index n = 0; n < counts_.size(); ++n) counts_[n] += other.counts_[n];
    return *this;
  }

  std::uint64_t total() const {
    std::uint64_t sum = 0;
    for (std::uint64_t count : counts_) sum += count;
    return sum;
  }
  std::uint64_t right() const {
    std::uint64_t sum = 0;
    for (index k = 0; k < Classes; ++k) sum += counts_[k * Classes + k];
    return sum;
  }
  // How often a class was there, and how often it was guessed.
  std::uint64_t truths(index label) const {
    std::uint64_t sum = 0;
    for (index guess = 0; guess < Classes; ++guess) sum += (*this)(label, guess);
    return sum;
  }
  std::uint64_t guesses(index label) const {
    std::uint64_t sum = 0;
    for (index truth = 0; truth < Classes; ++truth) sum += (*this)(truth, label);
    return sum;
  }

  bool operator==(const Confusion&) const = default;

 private:
  static index place(index truth, index guess) {
    if (truth >= Classes || guess >= Classes)
      throw std::out_of_range(std::string("confusion matrix of ") + std::to_string(Classes) +
                              " classes has no entry (" + std::to_string(truth) + ", " + std::to_string(guess) + ")");
    return truth * Classes + guess;
  }

  aligned_block<std::uint64_t> counts_{Classes * Classes};  // too large for a stack at 1000
};

}  // namespace etch::inline ETCH_TARGET
