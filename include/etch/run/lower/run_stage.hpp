// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Runs a stage: as a function that equal stages share, in place where it is tiny, on several threads if asked to.
#pragma once

#include <array>
#include <utility>

#include <etch/run/lower/spread_stage.hpp>

namespace etch::inline ETCH_TARGET {

// Whether a stage is so small that calling it would cost more than its code.
template <class Contraction, class Rows>
inline constexpr bool is_small = false;
template <class A, class Path, class Declared, index Rows>
inline constexpr bool is_small<node<op_matmul, A, owned<Path, Declared>>, constant<Rows>> =
    Rows* Declared::rows* Declared::columns <= 4096;

// Runs a canonical stage on `rows` rows; `slots` holds the memory of its leaves, in the order of `Slots`.
template <class T, class Stage, class Slots, class Rows>
ETCH_INLINE void run_stage_here(void* const* slots, Rows rows) {
  stage_loops<T, prepared<Stage>, Slots, Rows> loops(slots, rows);
  loops.run();
}

// Compilers would store and load several slots as a vector: pointers take long to become one, and a load of several
// waits until all of them, just stored one by one, are in cache.
ETCH_INLINE void store_by_itself(void* volatile& slot, void* pointer) { slot = pointer; }
template <index... I>
ETCH_INLINE auto loaded_one_by_one(void* const* slots, std::index_sequence<I...>) {
  const auto load = [](void* pointer) {
    asm("" : "+r"(pointer));
    return pointer;
  };
  return std::array<void*, sizeof...(I)>{load(slots[I])...};
}
template <class T, class Stage, class Slots, class Rows>
ETCH_NOINLINE void run_stage(void* const* slots, Rows rows) {
  if constexpr (is_shared<Rows>) {
    if (!spread_stage<T, Stage, Slots>(slots, rows)) run_stage<T, Stage, Slots>(slots, rows.count);
  } else
    run_stage_here<T, Stage, Slots>(loaded_one_by_one(slots, std::make_index_sequence<Slots::size>{}).data(), rows);
}

}  // namespace etch::inline ETCH_TARGET
