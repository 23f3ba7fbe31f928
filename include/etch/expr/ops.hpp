// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// All operations: one line here for every file in op/.
#pragma once

#include <etch/core/type_list.hpp>
#include <etch/expr/op/absolute.hpp>
#include <etch/expr/op/add.hpp>
#include <etch/expr/op/apply.hpp>
#include <etch/expr/op/column.hpp>
#include <etch/expr/op/compare.hpp>
#include <etch/expr/op/convolve.hpp>
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
#include <etch/expr/op/place.hpp>
#include <etch/expr/op/power.hpp>
#include <etch/expr/op/row.hpp>
#include <etch/expr/op/rsqrt.hpp>
#include <etch/expr/op/sigmoid.hpp>
#include <etch/expr/op/sign.hpp>
#include <etch/expr/op/sin.hpp>
#include <etch/expr/op/softmax.hpp>
#include <etch/expr/op/softplus.hpp>
#include <etch/expr/op/spread.hpp>
#include <etch/expr/op/sqrt.hpp>
#include <etch/expr/op/subtract.hpp>
#include <etch/expr/op/tanh.hpp>
#include <etch/expr/op/where.hpp>

namespace etch::inline ETCH_TARGET {

using three_by_two = sliding<2, window_axis<4, 3, 1, 1, 1>, window_axis<5, 2, 2>>;

// The list that drives the tests: what is not in it is not tested. Of operations with extents, one of each kind.
using all_operations =
    types<op_absolute, op_add, op_column_max, op_column_mean, op_column_sum, op_convolve<three_by_two>,
          op_convolve_at<three_by_two>, op_convolve_bt<three_by_two>, op_cos, op_divide, op_erf, op_exp, op_expm1,
          op_fold<3, 4>, op_greater, op_greater_equal, op_hold, op_less, op_less_equal, op_log, op_log1p,
          op_log_softmax, op_matmul, op_matmul_at, op_matmul_bt, op_maximum, op_minimum, op_multiply, op_negate,
          op_place<2, 3, 7>, op_power, op_row_max, op_row_mean, op_row_sum, op_rsqrt, op_sigmoid, op_sin,
          op_slice<2, 3, 7>, op_softmax, op_softplus, op_spread<3, 4>, op_sqrt, op_subtract, op_tanh, op_where>;

}  // namespace etch::inline ETCH_TARGET
