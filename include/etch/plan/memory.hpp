// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Where every value lives: the workspace, laid out by the stages between which a value is alive.
#pragma once

#include <array>

#include <etch/core/aligned.hpp>
#include <etch/core/lanes.hpp>
#include <etch/plan/relative.hpp>
#include <etch/plan/slots.hpp>

namespace etch::inline ETCH_TARGET {

// The distance between a value's rows.
template <class T>
constexpr index row_length(index width) {
  const index columns = padded<T>(width);
  return share_cache_sets(columns) ? columns + line<T> : columns;
}

// The elements a value takes for so many rows.
template <class T>
constexpr index elements(extent shape, index width, index rows) {
  const index columns = !shape.columns ? 1 : shape.rows ? row_length<T>(width) : padded<T>(width);
  return round_up(columns * (shape.rows ? rows : 1), line<T>);
}

struct lifetime {
  index first = 0, last = 0, size = 0;
  bool used = false;
};

// ---- Which values stages touch -------------------------------------------------------------------------------------

struct value_use {
  index id;
  extent shape;
  index width;
};
struct stage_uses {
  const value_use* uses;
  index count;
};
struct step_uses {
  const stage_uses* stages;
  index count;
  origin from;
};

template <class Leaf>
struct uses_of_leaf : says_nothing {};
template <index Id, extent Extent, index Width, bool Grad>
struct uses_of_leaf<value<Id, Extent, Width, Grad>> {
  static constexpr index count = 1;
  constexpr void operator()(value_use*& to) const { *to++ = {Id, Extent, Width}; }
};

// The values a stage touches, in its relative names.
template <class Stage>
using values_in_stage = facts_in<value_use, uses_of_leaf, leaves_of<Stage>>;

template <class Stages>
struct values_in_stages;
template <class... Stages>
struct values_in_stages<types<Stages...>> {
  static constexpr stage_uses stages[] = {{values_in_stage<Stages>::all.data(), values_in_stage<Stages>::count}...,
                                          {nullptr, 0}};
};

template <class Steps>
struct values_in_steps;
template <class... Stages, index... Layer, index... Value, index... Adjoint>
struct values_in_steps<types<placed<Stages, Layer, Value, Adjoint>...>> {
  static constexpr step_uses steps[] = {{values_in_stages<Stages>::stages, Stages::size, {Layer, Value, Adjoint}}...,
                                        {nullptr, 0, {}}};
};

// Calls touch(stage, value, id) for every value that a stage of the plan touches.
template <class Plan, class Touch>
constexpr void each_use(Touch touch) {
  index stage = 0;
  for (const step_uses& step : values_in_steps<typename Plan::steps>::steps)
    for (index s = 0; s < step.count; ++s, ++stage)
      for (index u = 0; u < step.stages[s].count; ++u) {
        const value_use& use = step.stages[s].uses[u];
        touch(stage, use, step.from.id(use.id));
      }
}

template <class Plan>
inline constexpr index value_count = [] {
  index most = 0;
  each_use<Plan>([&](index, const value_use&, index id) { most = id + 1 > most ? id + 1 : most; });
  return most;
}();

// ---- Placing them --------------------------------------------------------------------------------------------------

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

// Between which stages every value of a plan is alive.
template <class T, class Plan>
constexpr auto lifetimes_of(index rows) {
  std::array<lifetime, value_count<Plan>> values{};
  each_use<Plan>([&](index stage, const value_use& use, index id) {
    lifetime& span = values[id];
    if (!span.used) span = {stage, stage, elements<T>(use.shape, use.width, rows), true};
    span.last = stage;
  });
  return values;
}

template <class T, class Plan>
constexpr auto layout_of(index rows) {
  return place<Plan::count>(lifetimes_of<T, Plan>(rows));
}

// The workspace of a plan for up to `Rows` rows.
template <class T, class Plan, index Rows>
inline constexpr auto memory_of = layout_of<T, Plan>(Rows);

}  // namespace etch::inline ETCH_TARGET
