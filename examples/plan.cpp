// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The plan of a network: what a training step does, stage by stage, as types that a program can assert on.
#include <etch/report/explain.hpp>
#include <etch/train.hpp>

// clang-format off
using Net = etch::Sequential<etch::Dense<784, 128, etch::ReLU>,
                             etch::Dropout<0.2>,
                             etch::Dense<128, 10, etch::Softmax>>;
// clang-format on

using Trainer = etch::Trainer<Net, etch::CrossEntropy, etch::Adam, etch::Batch<32>>;
static_assert(Trainer::plan::count == 5);
static_assert(etch::inference_plan<Net>::count == 2);

constexpr auto cost = etch::cost<Net>;
static_assert(cost.parameters == 101'770);
static_assert(cost.flops >= 2 * (784 * 128 + 128 * 10) && cost.flops < 210'000);
static_assert(cost.inference_bytes < 1024 && cost.training_bytes < 2048);

int main() { etch::print_explanation<Net, etch::CrossEntropy, etch::Adam>(32); }
