// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What rearrangements do to a row, that their runs are as they say, and how sums of them merge.
#include <boost/test/unit_test.hpp>

#include <etch/expr/derive.hpp>

#include "interpret.hpp"

namespace {

using namespace etch;
using interpreted::matrix;
using a_leaf = leaf<"a">;
using b_leaf = leaf<"b">;

template <class Op>
std::vector<double> of(const std::vector<double>& row) {
  matrix a(1, row.size());
  a.values = row;
  return interpreted::interpret(node<Op, a_leaf>{}, interpreted::scope<a_leaf>(1, Op::width, {&a})).values;
}

template <class Op>
bool runs_hold() {
  for (etch::index column = 0; column < Op::width; ++column) {
    const etch::index count = Op::run(column), first = Op::source(column, 0);
    if (count == 0 || column + count > Op::width) return false;
    for (etch::index i = 0; i < count; ++i)
      if (Op::source(column + i, 0) != (first == no_column ? no_column : first + i * Op::step)) return false;
  }
  return true;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(expr_rearrangement)

BOOST_AUTO_TEST_CASE(values) {
  using row = std::vector<double>;
  BOOST_TEST((of<op_place<1, 2, 5>>({3, 4}) == row{0, 3, 4, 0, 0}));
  BOOST_TEST((of<op_slice<1, 2, 5>>({1, 2, 3, 4, 5}) == row{2, 3}));
  BOOST_TEST((of<op_spread<2, 3>>({1, 2}) == row{1, 1, 1, 2, 2, 2}));
  BOOST_TEST((of<op_fold<2, 3>>({1, 2, 3, 4, 5, 6}) == row{6, 15}));
}

BOOST_AUTO_TEST_CASE(runs) {
  BOOST_TEST((runs_hold<op_place<0, 2, 5>>() && runs_hold<op_place<1, 2, 5>>() && runs_hold<op_place<3, 2, 5>>()));
  BOOST_TEST((runs_hold<op_slice<0, 2, 5>>() && runs_hold<op_slice<3, 2, 5>>()));
  BOOST_TEST((runs_hold<op_spread<2, 3>>() && runs_hold<op_spread<1, 17>>()));
  BOOST_TEST((runs_hold<op_fold<2, 3>>() && runs_hold<op_fold<5, 17>>()));
}

// The whole of a row is the row.
static_assert(same<decltype(place<0, 4, 4>(a_leaf{})), a_leaf> && same<decltype(slice<0, 4, 4>(a_leaf{})), a_leaf>);
static_assert(same<decltype(spread<4, 1>(a_leaf{})), a_leaf> && same<decltype(fold<4, 1>(a_leaf{})), a_leaf>);
// One pass rather than two, but what is in memory is read as it lies.
static_assert(same<decltype(slice<0, 2, 4>(-a_leaf{}) + slice<0, 2, 4>(exp(b_leaf{}))),
                   decltype(slice<0, 2, 4>(-a_leaf{} + exp(b_leaf{})))>);
static_assert(is_node<op_add, decltype(slice<0, 2, 4>(a_leaf{}) + slice<0, 2, 4>(b_leaf{}))>);
static_assert(is_node<op_add, decltype(place<0, 2, 4>(a_leaf{}) + place<2, 2, 4>(b_leaf{}))>);

// Each derivative is the other of its pair.
static_assert(same<decltype(adjoint<a_leaf>(place<1, 2, 5>(a_leaf{}), b_leaf{})), node<op_slice<1, 2, 5>, b_leaf>>);
static_assert(same<decltype(adjoint<a_leaf>(spread<2, 3>(a_leaf{}), b_leaf{})), node<op_fold<2, 3>, b_leaf>>);

BOOST_AUTO_TEST_SUITE_END()
