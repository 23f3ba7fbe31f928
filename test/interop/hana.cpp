// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The layers of networks as sequences of Hana.
#include <boost/test/unit_test.hpp>

#include <boost/hana/equal.hpp>
#include <boost/hana/fold_left.hpp>
#include <boost/hana/for_each.hpp>
#include <boost/hana/size.hpp>
#include <boost/hana/transform.hpp>

#include <etch/interop/hana.hpp>
#include <etch/nn/nn.hpp>

namespace {

using namespace etch;
namespace hana = boost::hana;

using First = Dense<5, 7, ReLU>;
using Second = Dropout<0.5>;
using Third = Dense<7, 3, Softmax>;
using Net = Sequential<First, Second, Third>;
using Nested = Sequential<Sequential<First, Second>, Third>;

static_assert(hana::size(layers_of<Net>) == hana::size_c<3>);
static_assert(layers_of<Net> == hana::tuple_t<First, Second, Third>);
static_assert(layers_of<Nested> == hana::tuple_t<Sequential<First, Second>, Third>);

constexpr auto parameters = [](auto layer) { return Sequential<typename decltype(layer)::type>::parameter_count; };
constexpr auto counts = hana::transform(layers_of<Net>, parameters);
static_assert(counts == hana::make_tuple(etch::index{42}, etch::index{0}, etch::index{24}));
static_assert(hana::fold_left(counts, etch::index{0}, [](etch::index a, etch::index b) { return a + b; }) ==
              Net::parameter_count);

}  // namespace

BOOST_AUTO_TEST_SUITE(interop_hana)

BOOST_AUTO_TEST_CASE(layers_are_walked_in_order) {
  std::vector<etch::index> seen;
  hana::for_each(layers_of<Net>, [&](auto layer) { seen.push_back(parameters(layer)); });
  BOOST_TEST(seen == (std::vector<etch::index>{42, 0, 24}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
