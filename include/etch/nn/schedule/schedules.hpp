// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// All learning-rate schedules; ReduceOnPlateau, which goes by what it is told, stands apart.
#pragma once

#include <etch/core/type_list.hpp>
#include <etch/nn/schedule/constant.hpp>
#include <etch/nn/schedule/cosine.hpp>
#include <etch/nn/schedule/exponential_decay.hpp>
#include <etch/nn/schedule/one_cycle.hpp>
#include <etch/nn/schedule/reduce_on_plateau.hpp>
#include <etch/nn/schedule/step_decay.hpp>
#include <etch/nn/schedule/warm_up.hpp>

namespace etch::inline ETCH_TARGET {

using all_schedules = types<ConstantRate, StepDecay, ExponentialDecay, Cosine, WarmUp<>, OneCycle>;

}  // namespace etch::inline ETCH_TARGET
