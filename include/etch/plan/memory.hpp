// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Where every value lives: the workspace, laid out by the stages between which a value is alive.
#pragma once

#include <array>

#include <etch/core/aligned.hpp>
#include <etch/core/lanes.hpp>
#include <etch/plan/slots.hpp>

namespace etch::inline ETCH_TARGET {

// Values of type T between cache lines.
template <class T>
inline constexpr index line = cache_line / sizeof(T);

// The elements a value takes for so many rows.
template <class T>
constexpr index elements(extent shape, index width, index rows) {
  const index columns = shape.columns ? padded<T>(width) : 1;
  return round_up(columns * (shape.rows ? rows : 1), line<T>);
}

struct lifetime {
  index first = 0, last = 0, size = 0;
  bool used = false;
};

template <class T, index Count, class Leaf>
constexpr void live(std::array<lifetime, Count>&, index, index, Leaf) {}
template <class T, index Count, index Id, extent Extent, index Width, bool Grad>
constexpr void live(std::array<lifetime, Count>& all, index stage, index rows, value<Id, Extent, Width, Grad>) {
  lifetime& span = all[Id];
  if (!span.used) span = {stage, stage, elements<T>(Extent, Width, rows), true};
  span.last = stage;
}

template <class Leaf>
inline constexpr index id_after = 0;
template <index Id, extent Extent, index Width, bool Grad>
inline constexpr index id_after<value<Id, Extent, Width, Grad>> = Id + 1;

template <class... Leaves>
consteval index count_values(types<Leaves...>) {
  const index ids[] = {id_after<Leaves>..., 0};
  index most = 0;
  for (index id : ids) most = id > most ? id : most;
  return most;
}

// The offset of each value, and the size of the whole, in elements.
template <index Count>
struct memory_map {
  std::array<index, Count == 0 ? 1 : Count> offset{};
  index size = 0;
};

// A value's place is free again after the last stage that reads it: the next value that fits takes it. Values are
// numbered in the order in which they come to life.
template <index Stages, index Count>
constexpr memory_map<Count> place(const std::array<lifetime, Count>& values) {
  memory_map<Count> map;
  constexpr index none = Count;
  std::array<index, Count + 1> hole{}, hole_size{}, next_to_die{};
  index holes = 0, released = 0;
  // The values that die in each stage, as linked lists.
  std::array<index, Stages + 1> dying{};
  dying.fill(none);
  for (index id = 0; id < Count; ++id)
    if (values[id].used) {
      next_to_die[id] = dying[values[id].last];
      dying[values[id].last] = id;
    }
  for (index id = 0; id < Count; ++id) {
    if (!values[id].used) continue;
    for (; released < values[id].first; ++released)
      for (index dead = dying[released]; dead != none; dead = next_to_die[dead]) {
        hole[holes] = map.offset[dead];
        hole_size[holes++] = values[dead].size;
      }
    index best = holes;
    for (index h = 0; h < holes; ++h)
      if (hole_size[h] >= values[id].size && (best == holes || hole_size[h] < hole_size[best])) best = h;
    if (best == holes) {
      map.offset[id] = map.size;
      map.size += values[id].size;
    } else {
      map.offset[id] = hole[best];
      hole[best] += values[id].size;
      hole_size[best] -= values[id].size;
      if (hole_size[best] == 0) {
        --holes;
        hole[best] = hole[holes];
        hole_size[best] = hole_size[holes];
      }
    }
  }
  return map;
}

template <class T, index Count, class... Leaves>
constexpr void live_in(std::array<lifetime, Count>& all, index stage, index rows, types<Leaves...>) {
  (live<T>(all, stage, rows, Leaves{}), ...);
}

template <class Plan, std::size_t... I>
consteval index values_of_plan(std::index_sequence<I...>) {
  const index counts[] = {count_values(leaves_of<typename Plan::template stage<I>>{})..., 0};
  index most = 0;
  for (index count : counts) most = count > most ? count : most;
  return most;
}

// Between which stages every value of a plan is alive.
template <class T, class Plan, std::size_t... I>
constexpr auto lifetimes_of(std::index_sequence<I...>, index rows) {
  std::array<lifetime, values_of_plan<Plan>(std::index_sequence<I...>{})> values{};
  const int all[] = {(live_in<T>(values, I, rows, leaves_of<typename Plan::template stage<I>>{}), 0)..., 0};
  static_cast<void>(all);
  return values;
}
template <class T, class Plan>
constexpr auto lifetimes_of(index rows) {
  return lifetimes_of<T, Plan>(std::make_index_sequence<Plan::count>{}, rows);
}

template <class T, class Plan>
constexpr auto layout_of(index rows) {
  return place<Plan::count>(lifetimes_of<T, Plan>(rows));
}

// The workspace of a plan for up to `Rows` rows.
template <class T, class Plan, index Rows>
inline constexpr auto memory_of = layout_of<T, Plan>(Rows);

}  // namespace etch::inline ETCH_TARGET
