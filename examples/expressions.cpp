// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The expression language: a formula is a value of an empty type, and so is its derivative.
#include <etch/declare.hpp>

using namespace etch::symbols;  // x, p, t, q, w, g

// Whether two formulas are the same type.
constexpr bool is(auto a, auto b) { return etch::same<decltype(a), decltype(b)>; }

constexpr auto cross_entropy = -sum(q * log(softmax(x)));
static_assert(is(etch::adjoint<etch::input_leaf>(cross_entropy, etch::one), softmax(x) - q));

static_assert(is(log(softmax(x)), log_softmax(x)));
static_assert(is(sum(softmax(x)), etch::one));
static_assert(is(-(-x), x) && is(x * etch::zero, etch::zero) && is(x + etch::zero, x));

struct Swish17 : etch::activation<x * sigmoid(1.702f * x)> {};
using Net = etch::Sequential<etch::Dense<8, 16, Swish17>, etch::Dense<16, 1>>;
static_assert(Net::parameter_count == 8 * 16 + 16 + 16 + 1);

int main() {}
