// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Reading and writing the leaves of a stage, one pack at a row and column.
#pragma once

#include <cstdint>

#include <etch/core/label.hpp>
#include <etch/core/panels.hpp>
#include <etch/kernel/keep.hpp>
#include <etch/kernel/pack.hpp>
#include <etch/nn/loss/weighted.hpp>
#include <etch/plan/memory.hpp>
#include <etch/plan/schedule.hpp>
#include <etch/run/lower/prepare.hpp>

namespace etch::inline ETCH_TARGET {

template <class T>
ETCH_INLINE T* at_slot(void* slot) {
  return static_cast<T*>(slot);
}

// Rows as the caller stores them: nothing beyond the last column may be touched.
template <index Width, class Pack, class T>
ETCH_INLINE Pack load_unpadded(const T* row, index column) {
  if constexpr (Width % Pack::lanes == 0)
    return Pack::load(row + column);
  else
    return column + Pack::lanes <= Width ? Pack::load(row + column) : Pack::load_partial(row + column, Width - column);
}

// A value that has a row of its own for each row of the batch.
template <index Id, index Width, bool Grad, class T>
ETCH_INLINE T* address_of(value<Id, each, Width, Grad>, T* block, index row, index column) {
  return block + row * row_length<T>(Width) + column;
}

template <class Pack, index Id, extent Extent, index Width, bool Grad>
ETCH_INLINE Pack load(value<Id, Extent, Width, Grad> leaf, void* slot, index row, index column) {
  using T = typename Pack::value_type;
  if constexpr (Extent == each)
    return Pack::load(address_of(leaf, at_slot<T>(slot), row, column));
  else if constexpr (Extent == per_column)
    return Pack::load(at_slot<T>(slot) + column);
  else if constexpr (Extent == per_row)
    return Pack(at_slot<T>(slot)[row]);
  else
    return Pack(*at_slot<T>(slot));
}
template <class Pack, index Width, bool Grad>
ETCH_INLINE Pack load(network_input<Width, Grad>, void* slot, index row, index column) {
  using T = typename Pack::value_type;
  return load_unpadded<Width, Pack>(at_slot<const T>(slot) + row * Width, column);
}
template <class Pack, index Width>
ETCH_INLINE Pack load(number_target<Width>, void* slot, index row, index column) {
  using T = typename Pack::value_type;
  return load_unpadded<Width, Pack>(at_slot<const T>(slot) + row * Width, column);
}
// A label is a row with a one in its column; with a single column it is the value itself, 0 or 1.
template <class Pack, index Width>
ETCH_INLINE Pack load(label_target<Width>, void* slot, index row, index column) {
  using T = typename Pack::value_type;
  const Label label = at_slot<const Label>(slot)[row];
  if constexpr (Width == 1)
    return Pack(static_cast<T>(label));
  else
    return select(Pack::iota() == Pack(static_cast<T>(label) - static_cast<T>(column)), Pack(T{1}), Pack::zero());
}
// One number for each row, the same in all its columns.
template <class Pack>
ETCH_INLINE Pack load(row_weight, void* slot, index row, index) {
  return Pack(at_slot<const typename Pack::value_type>(slot)[row]);
}
// What lies as a parameter does: the parameter itself, what an optimizer remembers of it, its gradient.
template <class Leaf>
struct declared_by;
template <class Path, class Declared>
struct declared_by<owned<Path, Declared>> {
  using type = Declared;
};
template <fixed_string Name, class Parameter>
struct declared_by<state<Name, Parameter>> : declared_by<Parameter> {};
template <class Parameter>
struct declared_by<gradient_of<Parameter>> : declared_by<Parameter> {};
template <class Leaf>
concept parameter_like = requires {
  typename declared_by<Leaf>::type;
};

template <parameter_like Leaf, class T>
ETCH_INLINE T* address_of(Leaf, T* block, index row, index column) {
  using declared = typename declared_by<Leaf>::type;
  if constexpr (declared::shape == each)
    return block + panels<T, declared::rows, declared::columns>::offset(row, column);
  else
    return block + column;
}
template <class Pack, parameter_like Leaf>
ETCH_INLINE Pack load(Leaf leaf, void* slot, index row, index column) {
  return Pack::load(address_of(leaf, at_slot<typename Pack::value_type>(slot), row, column));
}
template <class Pack, class Path, double Rate>
ETCH_INLINE auto load(coin_at<Path, Rate>, void* slot, index row, index column) {
  return keep<Pack>(at_slot<const std::uint32_t>(slot)[row], column, threshold(Rate));
}
// One number for the whole stage.
template <class T, class Leaf>
ETCH_INLINE double number_at(Leaf, const void* slot) {
  if constexpr (requires { Leaf::member; })
    return static_cast<double>(*static_cast<const float*>(slot));
  else if constexpr (same<Leaf, step_count>)
    return *static_cast<const double*>(slot);
  else
    return static_cast<double>(*static_cast<const T*>(slot));
}
template <class Pack, class Leaf>
requires(Leaf::shape == once) ETCH_INLINE Pack load(Leaf leaf, void* slot, index, index) {
  using T = typename Pack::value_type;
  return Pack(static_cast<T>(number_at<T>(leaf, slot)));
}

// ---- Writing -------------------------------------------------------------------------------------------------------

// Our own buffers hold zero beyond their last column.
template <index Width, class Pack>
ETCH_INLINE Pack without_padding(Pack v, index column) {
  if constexpr (Width % Pack::lanes == 0)
    return v;
  else
    return column + Pack::lanes <= Width ? v : select(Pack::mask_type::first(Width - column), v, Pack::zero());
}

template <index Id, extent Extent, index Width, bool Grad, class Pack>
ETCH_INLINE void store(value<Id, Extent, Width, Grad> leaf, void* slot, index row, index column, Pack v) {
  using T = typename Pack::value_type;
  if constexpr (Extent == each)
    without_padding<Width>(v, column).store(address_of(leaf, at_slot<T>(slot), row, column));
  else if constexpr (Extent == per_row)
    at_slot<T>(slot)[row] = v[0];
  else
    without_padding<Width>(v, column).store(at_slot<T>(slot) + column);
}
template <index Width, class Pack, class T>
ETCH_INLINE void store_unpadded(T* row, index column, Pack v) {
  if constexpr (Width % Pack::lanes == 0)
    v.store(row + column);
  else if (column + Pack::lanes <= Width)
    v.store(row + column);
  else if constexpr (Width % Pack::lanes == 1)
    row[column] = v[0];  // a masked store would make a load that follows wait
  else
    v.store_partial(row + column, Width - column);
}
template <index Width, class Pack>
ETCH_INLINE void store(network_output<Width>, void* slot, index row, index column, Pack v) {
  store_unpadded<Width>(at_slot<typename Pack::value_type>(slot) + row * Width, column, v);
}
template <index Width, class Pack>
ETCH_INLINE void store(input_gradient<Width>, void* slot, index row, index column, Pack v) {
  store_unpadded<Width>(at_slot<typename Pack::value_type>(slot) + row * Width, column, v);
}
// A matrix's padding stays zero by itself, since both factors of its gradient hold zero there; a column's does not.
template <parameter_like Leaf, class Pack>
ETCH_INLINE void store(Leaf leaf, void* slot, index row, index column, Pack v) {
  using declared = typename declared_by<Leaf>::type;
  auto* to = address_of(leaf, at_slot<typename Pack::value_type>(slot), row, column);
  if constexpr (declared::shape == each)
    v.store(to);
  else
    without_padding<declared::columns>(v, column).store(to);
}

}  // namespace etch::inline ETCH_TARGET
