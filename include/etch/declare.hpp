// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// All that is needed to declare a network and have it checked.
#pragma once

#include <etch/nn/nn.hpp>
#include <etch/plan/cost.hpp>
