// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What an executor is: something that does tasks on several threads and returns when they are done.
#pragma once

#include <concepts>

#include <etch/core/index.hpp>
#include <etch/kernel/mode.hpp>

namespace etch::inline ETCH_TARGET {

// `run(count, task)` calls task(0) … task(count − 1), each once, in any order and on any threads; `threads()` is how
// many tasks it can do at once. A task never throws and never waits for another one.
template <class Executor>
concept executor = requires(Executor& e, index count, void (*task)(index)) {
  { e.threads() } -> std::convertible_to<index>;
  e.run(count, task);
};

// Operations below which a part of some work is not worth handing to another thread: an executor that is quick to start
// says so with a `least_work()` of its own.
template <class Executor>
index least_work_of(const Executor& e) {
  if constexpr (requires { e.least_work(); })
    return e.least_work();
  else
    return 2'000'000;
}

// For how many threads so many operations are work enough.
template <class Executor>
index parts_for(const Executor& e, index work) {
  return smaller_of(work / least_work_of(e), e.threads());
}

// Those tasks, on threads that compute in the mode of the caller.
template <class Executor, class Task>
void run_on(Executor& e, index count, const Task& task) {
  const machine::mode of_caller = machine::current_mode();
  e.run(count, [&](index i) {
    const in_mode same(of_caller);
    task(i);
  });
}

// Where part `i` of `parts` begins, in whole steps; part `parts` begins at the end.
constexpr index part_begin(index i, index parts, index size, index step) {
  return smaller_of(divide_up(size, step) * i / parts * step, size);
}

}  // namespace etch::inline ETCH_TARGET
