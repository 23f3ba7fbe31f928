// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// x where x > 0, slope·x elsewhere: a slope for each column, learned from 0.25 on
#pragma once

#include <etch/nn/activation/activation.hpp>
#include <etch/nn/init/constant.hpp>
#include <etch/nn/init/he.hpp>

namespace etch::inline ETCH_TARGET {

struct PReLU : activation<where(symbols::x > 0, symbols::x, learned<"slope", Constant<0.25>>{} * symbols::x)> {
  using init = He;
};

}  // namespace etch::inline ETCH_TARGET
