// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// All losses, as one list that tests, benchmarks and documentation go through.
#pragma once

#include <etch/nn/loss/binary_cross_entropy.hpp>
#include <etch/nn/loss/binary_cross_entropy_with_logits.hpp>
#include <etch/nn/loss/cross_entropy.hpp>
#include <etch/nn/loss/cross_entropy_smoothed.hpp>
#include <etch/nn/loss/cross_entropy_with_logits.hpp>
#include <etch/nn/loss/hinge.hpp>
#include <etch/nn/loss/huber.hpp>
#include <etch/nn/loss/kullback_leibler.hpp>
#include <etch/nn/loss/mean_absolute_error.hpp>
#include <etch/nn/loss/mean_squared_error.hpp>
#include <etch/nn/loss/negative_log_likelihood.hpp>
#include <etch/nn/loss/penalized.hpp>
#include <etch/nn/loss/weighted.hpp>

namespace etch::inline ETCH_TARGET {

using all_losses =
    types<MeanSquaredError, MeanAbsoluteError, Huber<>, Hinge, BinaryCrossEntropy, BinaryCrossEntropyWithLogits,
          CrossEntropy, CrossEntropySmoothed<0.1>, CrossEntropyWithLogits, NegativeLogLikelihood, KullbackLeibler>;

}  // namespace etch::inline ETCH_TARGET
