// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// All definitions of a stage at one pack.
#pragma once

#include <utility>

#include <etch/kernel/math.hpp>
#include <etch/kernel/quick.hpp>
#include <etch/run/lower/cell.hpp>

namespace etch::inline ETCH_TARGET {

// `here` is a copy of the stage's data that no store can overwrite, so that it stays in registers.
template <class T, class Stage, class Slots>
struct stage_definitions {
  using data_type = stage_data<T, Stage, Slots>;

  template <class... Targets, class... Expressions>
  static consteval auto targets_of(types<define<Targets, Expressions>...>) {
    return types<Targets...>{};
  }
  using targets = decltype(targets_of(typename Stage::defines{}));
  static constexpr index define_count = targets::size;

  template <index D, class Pack, class Target, class Expression>
  ETCH_INLINE static void compute(define<Target, Expression>, const data_type& here, index row, index column,
                                  const Pack& sum, Pack* made, const T* row_values, Pack* sums) {
    using summed = typename summand<reduction_in<Expression>>::type;
    [[maybe_unused]] const cell<Pack, data_type, Stage, targets, D> values{{here}, row, column, sum, made, row_values};
    if constexpr (Target::shape.rows)
      made[D] = evaluate(Expression{}, values);
    else if constexpr (summed::shape.columns)
      sums[D] = reduction_of<Expression>::join(sums[D], evaluate(summed{}, values));
  }
  template <index D, class Pack, class Target, class Expression>
  ETCH_INLINE static void keep(define<Target, Expression>, const data_type& here, index row, index column,
                               const Pack* made) {
    if constexpr (Target::shape.rows) store(Target{}, here.template of<Target>(), row, column, made[D]);
  }
  // All is computed before anything is stored, so that what several definitions read is read once.
  template <class Pack, index... D, class... Defines>
  ETCH_INLINE static void compute_all(std::index_sequence<D...>, types<Defines...>, const data_type& here, index row,
                                      index column, const Pack& sum, const T* row_values, Pack* sums) {
    Pack made[define_count + 1];
    (compute<D>(Defines{}, here, row, column, sum, made, row_values, sums), ...);
    (keep<D>(Defines{}, here, row, column, made), ...);
  }
  template <class Pack>
  ETCH_INLINE static void compute_all(const data_type& here, index row, index column, const Pack& sum,
                                      const T* row_values, Pack* sums) {
    compute_all(std::make_index_sequence<define_count>{}, typename Stage::defines{}, here, row, column, sum, row_values,
                sums);
  }

  template <index D, class Pack, class Target, class Expression>
  ETCH_INLINE static void add_sum(define<Target, Expression>, const data_type& here, index column, const Pack* sums) {
    if constexpr (!Target::shape.rows && Target::shape.columns) {
      T* to = at_slot<T>(here.template of<Target>()) + column;
      reduction_of<Expression>::join(Pack::load(to), sums[D]).store(to);
    }
  }
  template <class Pack, index... D, class... Defines>
  ETCH_INLINE static void add_sums(std::index_sequence<D...>, types<Defines...>, const data_type& here, index column,
                                   const Pack* sums) {
    (add_sum<D>(Defines{}, here, column, sums), ...);
  }
  // Sums go on from what is in memory, and back.
  template <index D, class Pack, class Target, class Expression>
  ETCH_INLINE static void load_sum(define<Target, Expression>, const data_type& here, index column, Pack* sums) {
    if constexpr (!Target::shape.rows && Target::shape.columns)
      sums[D] = Pack::load(at_slot<T>(here.template of<Target>()) + column);
  }
  template <index D, class Pack, class Target, class Expression>
  ETCH_INLINE static void store_sum(define<Target, Expression>, const data_type& here, index column, const Pack* sums) {
    if constexpr (!Target::shape.rows && Target::shape.columns)
      sums[D].store(at_slot<T>(here.template of<Target>()) + column);
  }
  template <class Pack, index... D, class... Defines>
  ETCH_INLINE static void load_sums(std::index_sequence<D...>, types<Defines...>, const data_type& here, index column,
                                    Pack* sums) {
    (load_sum<D>(Defines{}, here, column, sums), ...);
  }
  template <class Pack, index... D, class... Defines>
  ETCH_INLINE static void store_sums(std::index_sequence<D...>, types<Defines...>, const data_type& here, index column,
                                     const Pack* sums) {
    (store_sum<D>(Defines{}, here, column, sums), ...);
  }

  template <class Pack>
  ETCH_INLINE static void clear(Pack* sums) {
    clear(typename Stage::defines{}, sums);
  }
  template <class Pack, class... Targets, class... Expressions>
  ETCH_INLINE static void clear(types<define<Targets, Expressions>...>, [[maybe_unused]] Pack* sums) {
    ((*sums++ = Pack(start_of<T, Expressions>)), ...);
  }
};

}  // namespace etch::inline ETCH_TARGET
