// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The three products of a dense layer and a batch of one, in floating-point operations per second beside the peak of
// the machine, measured in the same run.
#include <benchmark/benchmark.h>

#include <etch/core/aligned.hpp>
#include <etch/kernel/multiply.hpp>
#include <etch/kernel/multiply_by_transpose.hpp>
#include <etch/kernel/multiply_transposed.hpp>

namespace {

using T = float;
using etch::aligned_block;
using etch::constant;

aligned_block<T> filled(etch::index size) {
  aligned_block<T> block(size);
  for (etch::index i = 0; i < size; ++i) block.data()[i] = static_cast<T>(i % 17) / T(17) - T(0.5);
  return block;
}

struct write_rows {
  T* to;
  etch::index stride;

  template <etch::index Rows, etch::index Vectors, class Pack>
  ETCH_INLINE void tile(etch::index row, etch::index column, Pack (&sum)[Rows][Vectors]) const {
#pragma GCC unroll 12
    for (etch::index r = 0; r < Rows; ++r)
#pragma GCC unroll 4
      for (etch::index v = 0; v < Vectors; ++v)
        max(sum[r][v], T(0)).store(to + (row + r) * stride + column + v * Pack::lanes);
  }
};

void report(benchmark::State& state, double operations) {
  state.counters["flops"] = benchmark::Counter(operations, benchmark::Counter::kIsIterationInvariantRate);
}

void peak(benchmark::State& state) {
  using Pack = etch::pack<T, etch::native_lanes<T>>;
  Pack factor(T(0.999)), summand(T(0.001));
  for (auto _ : state) {
    benchmark::DoNotOptimize(factor);
    Pack chain[12];
#pragma GCC unroll 12
    for (int i = 0; i < 12; ++i) chain[i] = Pack(static_cast<T>(i));
    for (int step = 0; step < 1000; ++step) {
#pragma GCC unroll 12
      for (int i = 0; i < 12; ++i) chain[i] = fma(chain[i], factor, summand);
    }
#pragma GCC unroll 12
    for (int i = 1; i < 12; ++i) chain[0] += chain[i];
    benchmark::DoNotOptimize(chain[0]);
  }
  report(state, 2.0 * Pack::lanes * 12 * 1000);
}
BENCHMARK(peak);

template <etch::index In, etch::index Out>
void forward(benchmark::State& state) {
  const auto rows = static_cast<etch::index>(state.range(0));
  auto x = filled(rows * In), weights = filled(etch::panels<T, In, Out>::size), y = filled(rows * etch::padded<T>(Out));
  write_rows epilogue{y.data(), etch::padded<T>(Out)};
  for (auto _ : state) {
    etch::multiply<T, In, Out>(rows, x.data(), constant<In>{}, weights.data(), epilogue);
    benchmark::ClobberMemory();
  }
  report(state, 2.0 * static_cast<double>(rows * In * Out));
}
BENCHMARK(forward<784, 128>)->Arg(1)->Arg(32)->Arg(50)->Arg(128)->Arg(256);
BENCHMARK(forward<128, 10>)->Arg(32);
BENCHMARK(forward<512, 512>)->Arg(1)->Arg(128);
BENCHMARK(forward<100, 127>)->Arg(100);

template <etch::index In, etch::index Out>
void weight_gradient(benchmark::State& state) {
  const auto rows = static_cast<etch::index>(state.range(0));
  constexpr etch::index stride = etch::padded<T>(Out);
  auto x = filled(rows * In), gradient = filled(rows * stride), y = filled(In * stride);
  write_rows epilogue{y.data(), stride};
  for (auto _ : state) {
    etch::multiply_transposed<T, In, Out>(rows, x.data(), constant<In>{}, gradient.data(), constant<stride>{},
                                          epilogue);
    benchmark::ClobberMemory();
  }
  report(state, 2.0 * static_cast<double>(rows * In * Out));
}
BENCHMARK(weight_gradient<784, 128>)->Arg(32)->Arg(128);
BENCHMARK(weight_gradient<512, 512>)->Arg(128);

template <etch::index In, etch::index Out>
void data_gradient(benchmark::State& state) {
  const auto rows = static_cast<etch::index>(state.range(0));
  auto gradient = filled(rows * etch::padded<T>(Out)), weights = filled(etch::panels<T, In, Out>::size),
       y = filled(rows * etch::padded<T>(In));
  write_rows epilogue{y.data(), etch::padded<T>(In)};
  for (auto _ : state) {
    etch::multiply_by_transpose<T, In, Out>(rows, gradient.data(), constant<etch::padded<T>(Out)>{}, weights.data(),
                                            epilogue);
    benchmark::ClobberMemory();
  }
  report(state, 2.0 * static_cast<double>(rows * In * Out));
}
BENCHMARK(data_gradient<128, 10>)->Arg(32)->Arg(128);
BENCHMARK(data_gradient<512, 512>)->Arg(32)->Arg(128);

}  // namespace

BENCHMARK_MAIN();
