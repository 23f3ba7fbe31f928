// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// An outside program that uses both bridges.
#include <boost/hana/equal.hpp>
#include <boost/hana/size.hpp>

#include <etch/declare.hpp>
#include <etch/interop/hana.hpp>
#include <etch/interop/xsimd.hpp>

using Net = etch::Sequential<etch::Dense<3, 5, etch::ReLU>, etch::Dense<5, 2, etch::Softmax>>;
static_assert(boost::hana::size(etch::layers_of<Net>) == boost::hana::size_c<2>);

int main() { return etch::on_batch<etch::ReLU>(xsimd::batch<float>(-1.0f)).get(0) == 0 ? 0 : 1; }
