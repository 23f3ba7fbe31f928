// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Etch, training steps of the classifier.
#include "etch.hpp"

namespace {

using namespace etch;
using Plain = Sequential<Dense<784, 128, ReLU>, Dense<128, 10, Softmax>>;
using Dropping = Sequential<Dense<784, 128, ReLU>, Dropout<0.2>, Dense<128, 10, Softmax>>;

const bool entered =
    lab::enter_training<Plain, SGD, 32>("step sgd b32") && lab::enter_training<Plain, SGD, 128>("step sgd b128") &&
    lab::enter_training<Plain, Adam, 32>("step adam b32") && lab::enter_training<Plain, Adam, 128>("step adam b128") &&
    lab::enter_training<Dropping, SGD, 32, true>("step sgd dropout b32") &&
    lab::enter_training<Dropping, SGD, 128, true>("step sgd dropout b128") &&
    lab::enter_training<Dropping, Adam, 32, true>("step adam dropout b32") &&
    lab::enter_training<Dropping, Adam, 128, true>("step adam dropout b128");

}  // namespace
