// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Etch, inference of whole networks.
#include "etch.hpp"

namespace {

using namespace etch;

const bool entered =
    lab::enter_inference<Sequential<Dense<784, 128, ReLU>, Dense<128, 10, Softmax>>>("classifier") &&
    lab::enter_inference<Sequential<Dense<784, 128, ReLU, BFloat16>, Dense<128, 10, Softmax, BFloat16>>>(
        "classifier-bf16") &&
    lab::enter_inference<Sequential<Dense<16, 64, Tanh>, Dense<64, 64, Tanh>, Dense<64, 4>>>("policy") &&
    lab::enter_inference<Sequential<Dense<4, 8, Tanh>, Dense<8, 8, Tanh>, Dense<8, 1>>>("micro");

}  // namespace
