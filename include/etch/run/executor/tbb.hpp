// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The threads of oneTBB as an executor: those of the arena it is used in. Needs the CMake target etch::tbb, or -ltbb.
#pragma once

#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/partitioner.h>
#include <oneapi/tbb/task_arena.h>

#include <etch/run/executor/executor.hpp>

namespace etch::inline ETCH_TARGET {

struct TbbThreads {
  static index threads() { return static_cast<index>(oneapi::tbb::this_task_arena::max_concurrency()); }

  template <class Task>
  static void run(index count, const Task& task) {
    oneapi::tbb::parallel_for(index{0}, count, task, oneapi::tbb::simple_partitioner{});
  }
};

}  // namespace etch::inline ETCH_TARGET
