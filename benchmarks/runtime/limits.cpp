// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What the machine can do at all: multiply-adds from registers, and reading from each level of memory.
#include <etch/core/aligned.hpp>
#include <etch/core/lanes.hpp>
#include <etch/kernel/pack.hpp>
#include <etch/run/executor/threads.hpp>

#include "lab.hpp"

namespace {

using Pack = etch::pack<float, etch::native_lanes<float>>;

// Twelve chains, more than latency times width of any machine of today.
struct multiply_adds {
  static constexpr int chains = 12, rounds = 1000;
  float factor = 0.999f;

  void operator()() {
    Pack sum[chains];
    for (int c = 0; c < chains; ++c) sum[c] = Pack(static_cast<float>(c));
    Pack scale(factor), add(factor);
    benchmark::DoNotOptimize(scale.raw);
    for (int round = 0; round < rounds; ++round) {
#pragma GCC unroll 12
      for (int c = 0; c < chains; ++c) sum[c] = fma(sum[c], scale, add);
    }
    for (int c = 0; c < chains; ++c) benchmark::DoNotOptimize(sum[c].raw);
  }
  std::vector<float> result() { return {}; }
};

// Two of a machine's processors may be one core that two threads share: then this takes twice as long.
struct multiply_adds_on_two {
  etch::Threads two{2};

  void operator()() {
    two.run(2, [](etch::index) {
      for (int i = 0; i < 100; ++i) multiply_adds{}();
    });
  }
  std::vector<float> result() { return {}; }
};

struct block_of_ones {
  etch::aligned_block<float> block;
  std::size_t size;

  explicit block_of_ones(double bytes)
      : block(static_cast<std::size_t>(bytes) / 4), size(static_cast<std::size_t>(bytes) / 4) {
    for (std::size_t i = 0; i < size; ++i) block.data()[i] = 1;
  }
  std::vector<float> result() { return {}; }
};

struct reading : block_of_ones {
  using block_of_ones::block_of_ones;
  void operator()() {
    constexpr std::size_t at_once = 8;
    // Every loop over them is unrolled, or gcc keeps them in memory.
    Pack sum[at_once];
#pragma GCC unroll 8
    for (std::size_t j = 0; j < at_once; ++j) sum[j] = Pack::zero();
    const float* from = block.data();
    for (std::size_t i = 0; i < size; i += at_once * Pack::lanes) {
#pragma GCC unroll 8
      for (std::size_t j = 0; j < at_once; ++j) sum[j] += Pack::load(from + i + j * Pack::lanes);
    }
    Pack total = Pack::zero();
#pragma GCC unroll 8
    for (std::size_t j = 0; j < at_once; ++j) total += sum[j];
    benchmark::DoNotOptimize(total.raw);
  }
};

struct updating : block_of_ones {
  using block_of_ones::block_of_ones;
  float step = 1e-9f;
  void operator()() {
    float* const to = block.data();
    const Pack add(step);
    for (std::size_t i = 0; i < size; i += Pack::lanes) (Pack::load(to + i) + add).store(to + i);
  }
};

const bool entered =
    lab::enter_all(
        "machine", [](const lab::workload& task) { return task.name == "limit flops"; },
        [](const lab::workload&) { return std::make_unique<multiply_adds>(); }) &&
    lab::enter_all(
        "machine", [](const lab::workload& task) { return task.name == "limit flops of two"; },
        [](const lab::workload&) { return std::make_unique<multiply_adds_on_two>(); }) &&
    lab::enter_all(
        "machine", [](const lab::workload& task) { return task.what == lab::kind::limit && task.bytes > 0; },
        [](const lab::workload& task) { return std::make_unique<reading>(task.bytes); }) &&
    lab::enter_all(
        "machine", [](const lab::workload& task) { return task.what == lab::kind::limit && task.updated > 0; },
        [](const lab::workload& task) { return std::make_unique<updating>(task.updated); });

}  // namespace
