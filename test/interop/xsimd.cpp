// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Formulas on xsimd's batches against long double, and the functions of kernel/ against those of xsimd.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include <etch/interop/xsimd.hpp>
#include <etch/kernel/math.hpp>
#include <etch/nn/activation/activations.hpp>
#include <etch/report/type_text.hpp>

namespace {

using namespace etch;
using etch::symbols::t;
using etch::symbols::x;

// A distance in units in the last place of `exact`; 0 where both are NaN or the same infinity.
template <class T>
long double ulps(T found, long double exact) {
  using limits = std::numeric_limits<T>;
  const T rounded = static_cast<T>(exact);
  if (std::isnan(rounded) || std::isinf(rounded) || !std::isfinite(found))
    return (std::isnan(rounded) && std::isnan(found)) || rounded == found ? 0 : HUGE_VALL;
  int exponent = 0;
  std::frexp(exact, &exponent);
  const long double ulp = std::ldexp(1.0L, std::max(exponent, limits::min_exponent) - limits::digits);
  return std::abs(static_cast<long double>(found) - exact) / ulp;
}

// xsimd 8.1 errs by up to 68 units in its erf of doubles, and by less than 3 in all else.
template <class T>
long double allowed(bool by_erf) {
  return by_erf && sizeof(T) == 8 ? 72 : 6;
}

template <class T>
std::vector<T> sweep(double low, double high) {
  std::vector<T> v;
  for (int i = 0; i < 4096; ++i) v.push_back(static_cast<T>(low + (high - low) * i / 4095));
  return v;
}

// Calls test(batch, position) along the sweep.
template <class T>
void for_batches(const std::vector<T>& from, auto test) {
  for (std::size_t i = 0; i < from.size(); i += xsimd::batch<T>::size)
    test(xsimd::batch<T>::load_unaligned(&from[i]), i);
}

template <class T>
using plain = bound<input_leaf, T>;

template <class Type>
inline constexpr bool of_single_values = is_pointwise_over<decltype(Type::of(x)), input_leaf>;

template <class Act, class T>
void check_activation() {
  const auto from = sweep<T>(-20, 20);
  const std::string name = type_text<Act>();
  for_batches<T>(from, [&](auto batch, std::size_t at) {
    const auto found = on_batch<Act>(batch);
    for (std::size_t lane = 0; lane < found.size; ++lane) {
      const T v = from[at + lane];
      const long double exact = evaluate(Act::of(x), values{plain<long double>{static_cast<long double>(v)}});
      const long double off = std::abs(static_cast<long double>(found.get(lane)) - exact);
      // The formula in T: what is lost where its terms cancel is measured by its argument.
      const long double scale =
          static_cast<long double>(std::max(T(1), std::abs(v)) * std::numeric_limits<T>::epsilon());
      if (!(off <= allowed<T>(same<Act, GELU>) * scale))
        BOOST_ERROR(name << " of " << v << " is " << found.get(lane) << " and not " << exact);
    }
  });
}

template <class Op, class T>
void check_operation() {
  using V = batch_value<T, typename xsimd::batch<T>::arch_type>;
  const V nothing(std::numeric_limits<double>::quiet_NaN());
  const auto lane = [](const V& v) { return v.batch.get(0); };
  const std::string name = type_text<Op>();
  if constexpr (requires(V v) { Op::value(v); }) {
    BOOST_TEST(std::isnan(lane(Op::value(nothing))), name << " hides NaN");
    for (double a : {0.0625, 0.5, 0.75, 1.0, 1.5, 3.0, 9.0, -0.25, -0.9, -3.0, -9.0}) {
      const long double exact = Op::value(static_cast<long double>(a));
      BOOST_TEST(ulps(lane(Op::value(V(a))), exact) <= allowed<T>(same<Op, op_erf>), name << " of " << a);
    }
  } else if constexpr (same<Op, op_where>) {
    BOOST_TEST(lane(Op::value(V(1.0) > V(0.0), V(2.0), nothing)) == 2);
    BOOST_TEST(lane(Op::value(V(0.0) > V(1.0), nothing, V(3.0))) == 3);
  } else {
    for (double a : {-2.0, 0.5, 1.0, 2.5})
      for (double b : {-3.0, 1.0, 2.0}) {
        const auto exact = Op::value(static_cast<long double>(a), static_cast<long double>(b));
        if constexpr (same<decltype(exact), const bool>)
          BOOST_TEST(Op::value(V(a), V(b)).get(0) == exact, name << " of " << a << ", " << b);
        else
          BOOST_TEST(ulps(lane(Op::value(V(a), V(b))), exact) <= 2, name << " of " << a << ", " << b);
      }
    if constexpr (same<Op, op_maximum> || same<Op, op_minimum>) {
      BOOST_TEST(std::isnan(lane(Op::value(nothing, V(1.0)))), name << " hides NaN");
      BOOST_TEST(std::isnan(lane(Op::value(V(1.0), nothing))), name << " hides NaN");
    }
  }
}

template <class... Acts>
void check_activations(types<Acts...>) {
  const auto check = []<class Act>(std::type_identity<Act>) {
    if constexpr (of_single_values<Act>) check_activation<Act, float>(), check_activation<Act, double>();
  };
  (check(std::type_identity<Acts>{}), ...);
}
template <class... Ops>
void check_operations(types<Ops...>) {
  const auto check = []<class Op>(std::type_identity<Op>) {
    if constexpr (std::is_base_of_v<pointwise, Op>) check_operation<Op, float>(), check_operation<Op, double>();
  };
  (check(std::type_identity<Ops>{}), ...);
}

// Ours and xsimd's along the sweep, no further apart than what both may err.
template <class T>
void compare(const char* name, double low, double high, long double apart, auto ours, auto theirs) {
  constexpr etch::index lanes = xsimd::batch<T>::size;
  for_batches<T>(sweep<T>(low, high), [&](auto batch, std::size_t) {
    T from[lanes];
    batch.store_unaligned(from);
    const auto found = ours(pack<T, lanes>::load(from));
    const auto reference = theirs(batch);
    for (std::size_t lane = 0; lane < lanes; ++lane)
      BOOST_TEST(ulps<T>(found[lane], static_cast<long double>(reference.get(lane))) <= apart,
                 name << " of " << from[lane] << " is " << found[lane] << ", with xsimd " << reference.get(lane));
  });
}
void compare(const char* name, double low, double high, long double apart, auto ours, auto theirs) {
  compare<float>(name, low, high, apart, ours, theirs);
  compare<double>(name, low, high, apart, ours, theirs);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(interop_xsimd)

BOOST_AUTO_TEST_CASE(every_operation_on_batches) { check_operations(all_operations{}); }

BOOST_AUTO_TEST_CASE(every_activation_on_batches) {
  static_assert(of_single_values<GELU> && of_single_values<SELU> && !of_single_values<Softmax>);
  check_activations(all_activations{});
}

BOOST_AUTO_TEST_CASE(formulas_of_several_leaves) {
  const xsimd::batch<float> a(3), b(0.5f);
  BOOST_TEST((on_batch<x * t - 2.0>(given(x, a), given(t, b)).get(0)) == -0.5f);
  BOOST_TEST((on_batch<1.5 * x>(a).get(0)) == 4.5f);
  constexpr learned<"slope", Constant<0.25>> slope{};
  BOOST_TEST((on_batch<PReLU::of(x)>(given(x, -a), given(slope, b)).get(0)) == -1.5f);
}

BOOST_AUTO_TEST_CASE(functions_of_kernels_agree_with_xsimd) {
  compare(
      "exp", -80, 80, 3, [](auto v) { return exp(v); }, [](auto v) { return xsimd::exp(v); });
  compare(
      "expm1", -30, 30, 6, [](auto v) { return expm1(v); }, [](auto v) { return xsimd::expm1(v); });
  compare(
      "log", 0, 9, 3, [](auto v) { return log(v); }, [](auto v) { return xsimd::log(v); });
  compare(
      "log1p", -0.9, 9, 5, [](auto v) { return log1p(v); }, [](auto v) { return xsimd::log1p(v); });
  compare(
      "tanh", -12, 12, 6, [](auto v) { return tanh(v); }, [](auto v) { return xsimd::tanh(v); });
  compare<float>(
      "erf", -5, 5, allowed<float>(true), [](auto v) { return erf(v); }, [](auto v) { return xsimd::erf(v); });
  compare<double>(
      "erf", -5, 5, allowed<double>(true), [](auto v) { return erf(v); }, [](auto v) { return xsimd::erf(v); });
  compare(
      "sin", -3, 3, 5, [](auto v) { return sin(v); }, [](auto v) { return xsimd::sin(v); });
  compare(
      "cos", -3, 3, 5, [](auto v) { return cos(v); }, [](auto v) { return xsimd::cos(v); });
  compare(
      "floor", -9, 9, 0, [](auto v) { return floor(v); }, [](auto v) { return xsimd::floor(v); });
}

BOOST_AUTO_TEST_SUITE_END()
