// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The layers of a network as a sequence of Boost.Hana: how many parameters each has.
#include <boost/hana/equal.hpp>
#include <boost/hana/for_each.hpp>
#include <boost/hana/size.hpp>
#include <cstdio>

#include <etch/declare.hpp>
#include <etch/interop/hana.hpp>
#include <etch/report/type_text.hpp>

namespace hana = boost::hana;
using Net =
    etch::Sequential<etch::Dense<784, 128, etch::ReLU>, etch::Dropout<0.2>, etch::Dense<128, 10, etch::Softmax>>;
static_assert(hana::size(etch::layers_of<Net>) == hana::size_c<3>);

int main() {
  hana::for_each(etch::layers_of<Net>, [](auto layer) {
    using Layer = typename decltype(layer)::type;
    std::printf("%-24s %zu\n", etch::type_text<Layer>().c_str(), etch::Sequential<Layer>::parameter_count);
  });
}
