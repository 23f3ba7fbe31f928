// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The rules for weights that are stored as numbers of fewer bits: they infer, in float.
#pragma once

#include <etch/nn/owned.hpp>

namespace etch::inline ETCH_TARGET {

template <class Owned>
inline constexpr bool any_narrowed = false;
template <class... Path, class... Declared>
inline constexpr bool any_narrowed<types<owned<Path, Declared>...>> =
    (!same<typename Declared::template stored<float>, float> || ...);
// Whether a network has weights stored as numbers of fewer bits than it computes with.
template <class Network>
inline constexpr bool is_narrowed = any_narrowed<owned_of<Network>>;

namespace check {

template <class Network, bool Narrowed>
struct weights_can_train {
  static_assert(
      !Narrowed,
      "weights stored as BFloat16 are too coarse to be trained: train the network without BFloat16, then hand "
      "its weights over with copy_parameters(trained, model), or with save and load");
};

template <class Network, class T, bool Narrowed>
struct weights_can_widen {
  static_assert(
      !Narrowed || same<T, float>,
      "weights stored as BFloat16 are for models that compute in float: write Model<Network>, or leave BFloat16 "
      "out of the network");
};

}  // namespace check

}  // namespace etch::inline ETCH_TARGET
