// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Declaring networks and running them.
#pragma once

#include <etch/declare.hpp>
#include <etch/run/copy_parameters.hpp>
#include <etch/run/model.hpp>
