// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// All functions on packs.
#pragma once

#include <etch/kernel/math/erf.hpp>
#include <etch/kernel/math/exp.hpp>
#include <etch/kernel/math/floor.hpp>
#include <etch/kernel/math/log.hpp>
#include <etch/kernel/math/pow.hpp>
#include <etch/kernel/math/sigmoid.hpp>
#include <etch/kernel/math/sin.hpp>
#include <etch/kernel/math/softplus.hpp>
#include <etch/kernel/math/tanh.hpp>
