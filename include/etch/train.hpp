// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Declaring networks, running them and training them.
#pragma once

#include <etch/infer.hpp>
#include <etch/run/evaluate.hpp>
#include <etch/run/gradients.hpp>
#include <etch/run/trainer.hpp>
