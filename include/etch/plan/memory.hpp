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

// First fit over the values that are alive: a value's place is free again after the last stage that reads it.
template <index Count>
constexpr memory_map<Count> place(const std::array<lifetime, Count>& values) {
  memory_map<Count> map;
  std::array<index, Count + 1> alive{};
  index living = 0;
  for (index id = 0; id < Count; ++id) {
    const lifetime& next = values[id];
    if (!next.used) continue;
    index kept = 0;  // `alive` stays sorted by offset
    for (index i = 0; i < living; ++i)
      if (values[alive[i]].last >= next.first) alive[kept++] = alive[i];
    living = kept;
    index at = 0, position = 0;
    for (; position < living; ++position) {
      if (at + next.size <= map.offset[alive[position]]) break;
      at = map.offset[alive[position]] + values[alive[position]].size;
    }
    for (index i = living; i > position; --i) alive[i] = alive[i - 1];
    alive[position] = id;
    ++living;
    map.offset[id] = at;
    map.size = at + next.size > map.size ? at + next.size : map.size;
  }
  return map;
}

template <class T, index Count, class... Leaves>
constexpr void live_in(std::array<lifetime, Count>& all, index stage, index rows, types<Leaves...>) {
  (live<T>(all, stage, rows, Leaves{}), ...);
}

template <class T, class... Stages>
constexpr auto layout_of(types<Stages...>, index rows) {
  constexpr index count = [] {
    const index counts[] = {count_values(leaves_of<Stages>{})..., 0};
    index most = 0;
    for (index one_count : counts) most = one_count > most ? one_count : most;
    return most;
  }();
  std::array<lifetime, count> values{};
  index stage = 0;
  const int all[] = {(live_in<T>(values, stage++, rows, leaves_of<Stages>{}), 0)..., 0};
  static_cast<void>(all);
  return place(values);
}

// The workspace of a schedule for up to `Rows` rows.
template <class T, class Stages, index Rows>
inline constexpr auto memory_of = layout_of<T>(Stages{}, Rows);

}  // namespace etch::inline ETCH_TARGET
