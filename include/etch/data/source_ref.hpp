// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A reference to any source of one shape: lets options hold "some validation data" without a template parameter.
#pragma once

#include <cstddef>
#include <type_traits>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>
#include <etch/data/error.hpp>
#include <etch/data/source.hpp>

namespace etch::inline ETCH_TARGET {

template <index In, class Row, class T = float>
class source_ref {
 public:
  using value_type = T;
  using target_type = Row;
  static constexpr index input_width = In;

  constexpr source_ref() = default;
  constexpr source_ref(std::nullptr_t) {}

  template <data_source Source>
  requires(std::is_same_v<typename Source::value_type, T>&& std::is_same_v<typename Source::target_type, Row>&&
               Source::input_width == In) constexpr source_ref(Source* source)
      : source_(const_cast<std::remove_const_t<Source>*>(source)),
        size_([](void* object) { return index{static_cast<Source*>(object)->size()}; }),
        gather_([](void* object, Order order, index first, index count, T* inputs, Row* targets) {
          static_cast<Source*>(object)->gather(order, first, count, inputs, targets);
        }) {
    if (source == nullptr)
      *this = source_ref{};
    else if constexpr (requires { source->inputs.size() + source->targets.size(); })
      if (source->inputs.size() != source->targets.size())
        throw data_error("data set", std::to_string(source->inputs.size()) + " targets, one for each row of inputs",
                         std::to_string(source->targets.size()));
  }

  explicit operator bool() const { return source_ != nullptr; }
  index size() const { return source_ == nullptr ? 0 : size_(source_); }
  void gather(Order order, index first, index count, T* inputs, Row* targets) const {
    gather_(source_, order, first, count, inputs, targets);
  }

 private:
  void* source_ = nullptr;
  index (*size_)(void*) = nullptr;
  void (*gather_)(void*, Order, index, index, T*, Row*) = nullptr;
};

// The reference that fits a source.
template <data_source Source>
using reference_to = source_ref<Source::input_width, typename Source::target_type, typename Source::value_type>;

}  // namespace etch::inline ETCH_TARGET
