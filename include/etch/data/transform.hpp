// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A source whose rows are changed while they are copied out: augmentation, or a scaling over a stream.
#pragma once

#include <tuple>
#include <utility>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>
#include <etch/core/random.hpp>
#include <etch/data/source.hpp>

namespace etch::inline ETCH_TARGET {

// A step is callable as step(row, key) with a pointer to the row's values and 64 bits of its own for this row in this
// order, or has apply(row), as scalings have. The source must outlive the Transformed.
template <data_source Source, class... Steps>
class Transformed {
 public:
  using value_type = typename Source::value_type;
  using target_type = typename Source::target_type;
  static constexpr index input_width = Source::input_width;

  explicit Transformed(Source& source, Steps... steps) : source_(&source), steps_(std::move(steps)...) {}

  index size() const { return source_->size(); }
  index position(Order order, index n) const { return position_of(*source_, order, n); }

  void gather(Order order, index first, index count, value_type* inputs, target_type* targets) const {
    source_->gather(order, first, count, inputs, targets);
    for (index n = 0; n < count; ++n)
      std::apply(
          [&](const Steps&... step) {
            std::uint64_t key = stream(Seed{order.key}, first + n);
            (change(step, inputs + n * input_width, key = mix(key)), ...);
          },
          steps_);
  }

 private:
  template <class Step>
  static void change(const Step& step, value_type* row, std::uint64_t key) {
    if constexpr (requires { step(row, key); })
      step(row, key);
    else
      step.apply(row);
  }

  Source* source_;
  std::tuple<Steps...> steps_;
};

template <data_source Source, class... Steps>
Transformed<Source, Steps...> transform(Source& source, Steps... steps) {
  return Transformed<Source, Steps...>(source, std::move(steps)...);
}

}  // namespace etch::inline ETCH_TARGET
