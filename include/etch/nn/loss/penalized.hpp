// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A loss with penalties on every weight: Penalized<CrossEntropy, L2<1e-4>>. Biases are left out.
#pragma once

#include <etch/nn/check/loss.hpp>
#include <etch/nn/penalty/l1.hpp>
#include <etch/nn/penalty/l2.hpp>

namespace etch::inline ETCH_TARGET {

// The penalties take part in training; the loss that is reported is the loss alone, as with PyTorch's weight decay.
template <class Loss, penalises... Penalties>
struct Penalized : Loss {
  using penalties = types<Penalties...>;
};

namespace check {

template <class Loss, class... Penalties, class Layer>
struct loss_fits<loss_is<Penalized<Loss, Penalties...>>, last_layer<Layer>>
    : loss_fits<loss_is<Loss>, last_layer<Layer>> {};

}  // namespace check

}  // namespace etch::inline ETCH_TARGET
