// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A stage on several threads: each has some columns of the result, or some rows, in whole tiles. Columns come first:
// who computes with columns of a matrix of weights updates the same, so that they stay in the cache of one core.
#pragma once

#include <etch/plan/cost.hpp>
#include <etch/run/executor/executor.hpp>
#include <etch/run/lower/stage.hpp>

namespace etch::inline ETCH_TARGET {

// Rows of a batch that the threads of an executor share, and room for the sums that wait.
template <class T, class Count, class Executor>
struct shared_rows {
  Count count;
  Executor* executor;
  T* waiting;
};

template <class Rows>
inline constexpr bool is_shared = false;
template <class T, class Count, class Executor>
inline constexpr bool is_shared<shared_rows<T, Count, Executor>> = true;

// How a stage's grid may be cut: its rows (0: those of the batch), the period of their tiles, its panels of columns.
// One that may not be cut has none.
template <class T, class Stage, class Contraction = typename Stage::contraction>
struct grid_cuts {};
template <class T, index Rows, index Columns, bool WholeRows>
struct panel_cuts {
  static constexpr index rows = Rows, period = tile_period<T>(Columns);
  static constexpr index panels = WholeRows ? 1 : panel_count<T>(Columns);
  static constexpr index last_panel = panel_count<T>(Columns);
};
template <class T, class Stage, class A, class Parameter>
struct grid_cuts<T, Stage, node<op_matmul, A, Parameter>>
    : panel_cuts<T, 0, Parameter::declared::columns, Stage::by_rows> {};
template <class T, class Stage, class A, class Parameter>
struct grid_cuts<T, Stage, node<op_matmul_bt, A, Parameter>>
    : panel_cuts<T, 0, Parameter::declared::rows, Stage::by_rows> {};
template <class T, class Stage, class A, class B>
struct grid_cuts<T, Stage, node<op_matmul_at, A, B>> : panel_cuts<T, A::width, B::width, Stage::by_rows> {};
template <class T, class Stage>
requires(!Stage::grid::of_parameter) struct grid_cuts<T, Stage, no_contraction> {
  static constexpr index rows = 0, period = 1, panels = 1, last_panel = 1;
};

// Into how many groups of panels to cut for so many threads: as many as leave nearly the same to each.
constexpr index panel_groups(index panels, index threads) {
  index groups = smaller_of(panels, threads);
  while (groups > 1 && panels % groups != 0 && panels < 4 * groups) --groups;
  return groups;
}

// A grid in `groups` of panels, each in `strips` of rows.
template <class Cuts>
struct grid_parts {
  index rows, groups, strips;

  grid_parts(index of_batch, index threads)
      : rows(Cuts::rows == 0 ? of_batch : Cuts::rows),
        groups(panel_groups(Cuts::panels, threads)),
        strips(smaller_of(threads / (groups == 0 ? 1 : groups), divide_up(rows, Cuts::period))) {}

  index count() const { return groups * strips; }
  tile_range operator[](index part) const {
    const index group = part / strips, strip = part % strips;
    return {part_begin(strip, strips, rows, Cuts::period), part_begin(strip + 1, strips, rows, Cuts::period),
            group == 0 ? 0 : part_begin(group, groups, Cuts::panels, 1),
            group + 1 == groups ? Cuts::last_panel : part_begin(group + 1, groups, Cuts::panels, 1), rows};
  }
};

// One thread's part, in a function of its own: executors share it.
template <class T, class Stage, class Slots, class Count>
ETCH_NOINLINE void run_part(void* const* slots, const stage_part<T, Count>& part) {
  stage_loops<T, Stage, Slots, stage_part<T, Count>>(slots, part).run_pass();
}

// One row through weights that the first cache holds: never worth sharing, and its sums may be made for several panels
// side by side, in another order than for one.
template <class Contraction, class Count>
inline constexpr bool is_one_piece = false;
template <class A, class Path, class Declared>
inline constexpr bool is_one_piece<node<op_matmul, A, owned<Path, Declared>>, constant<1>> =
    is_near<float, Declared::rows, Declared::columns>;

// True if the stage was worth sharing, and is done.
template <class T, class Stage, class Slots, class Count, class Executor>
ETCH_NOINLINE bool spread_stage(void* const* slots, const shared_rows<T, Count, Executor>& rows) {
  using stage = prepared<Stage>;
  if constexpr (is_one_piece<typename stage::contraction, Count> || !requires { grid_cuts<T, stage>::period; })
    return false;
  else {
    const index threads = parts_for(*rows.executor, stage_flops<Stage> * rows.count);
    if (threads < 2) return false;
    const grid_parts<grid_cuts<T, stage>> parts(rows.count, threads);
    if (parts.count() < 2) return false;
    stage_loops<T, stage, Slots, stage_ends> ends(slots, stage_ends{rows.count});
    run_on(*rows.executor, parts.count(), [&](index i) {
      run_part<T, stage, Slots>(slots, stage_part<T, Count>{parts[i], rows.count, rows.waiting});
    });
    waiting_sums<T, stage>::collect(ends.each_define, typename stage::defines{}, ends.data, rows.waiting);
    ends.finish();
    return true;
  }
}

}  // namespace etch::inline ETCH_TARGET
