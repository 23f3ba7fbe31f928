// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// All operations: one line here for every file in op/.
#pragma once

#include <etch/expr/op/absolute.hpp>
#include <etch/expr/op/add.hpp>
#include <etch/expr/op/apply.hpp>
#include <etch/expr/op/column.hpp>
#include <etch/expr/op/compare.hpp>
#include <etch/expr/op/cos.hpp>
#include <etch/expr/op/divide.hpp>
#include <etch/expr/op/erf.hpp>
#include <etch/expr/op/exp.hpp>
#include <etch/expr/op/expm1.hpp>
#include <etch/expr/op/hold.hpp>
#include <etch/expr/op/log.hpp>
#include <etch/expr/op/log1p.hpp>
#include <etch/expr/op/matmul.hpp>
#include <etch/expr/op/maximum.hpp>
#include <etch/expr/op/minimum.hpp>
#include <etch/expr/op/multiply.hpp>
#include <etch/expr/op/negate.hpp>
#include <etch/expr/op/power.hpp>
#include <etch/expr/op/row.hpp>
#include <etch/expr/op/rsqrt.hpp>
#include <etch/expr/op/sigmoid.hpp>
#include <etch/expr/op/sign.hpp>
#include <etch/expr/op/sin.hpp>
#include <etch/expr/op/softmax.hpp>
#include <etch/expr/op/softplus.hpp>
#include <etch/expr/op/sqrt.hpp>
#include <etch/expr/op/subtract.hpp>
#include <etch/expr/op/tanh.hpp>
#include <etch/expr/op/where.hpp>
