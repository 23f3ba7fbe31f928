// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// All initialisers, as one list; those that take numbers with numbers that suit a test.
#pragma once

#include <etch/core/type_list.hpp>
#include <etch/nn/init/constant.hpp>
#include <etch/nn/init/he.hpp>
#include <etch/nn/init/he_uniform.hpp>
#include <etch/nn/init/lecun.hpp>
#include <etch/nn/init/normal.hpp>
#include <etch/nn/init/ones.hpp>
#include <etch/nn/init/orthogonal.hpp>
#include <etch/nn/init/torch_default.hpp>
#include <etch/nn/init/uniform.hpp>
#include <etch/nn/init/xavier.hpp>
#include <etch/nn/init/xavier_normal.hpp>
#include <etch/nn/init/zeros.hpp>

namespace etch::inline ETCH_TARGET {

using all_initialisers = types<Zeros, Ones, Constant<0.5>, Uniform<-0.1, 0.1>, Normal<0.0, 0.02>, Xavier, XavierNormal,
                               He, HeUniform, LeCun, Orthogonal, TorchDefault>;

}  // namespace etch::inline ETCH_TARGET
