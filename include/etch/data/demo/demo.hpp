// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// All generators of demonstration data.
#pragma once

#include <etch/data/demo/blobs.hpp>
#include <etch/data/demo/digit_strokes.hpp>
#include <etch/data/demo/draw.hpp>
#include <etch/data/demo/drawn_digits.hpp>
#include <etch/data/demo/line.hpp>
#include <etch/data/demo/moons.hpp>
#include <etch/data/demo/pen.hpp>
#include <etch/data/demo/rings.hpp>
#include <etch/data/demo/sine.hpp>
#include <etch/data/demo/spirals.hpp>
#include <etch/data/demo/xor.hpp>
