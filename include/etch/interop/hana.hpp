// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The layers of a network as a sequence of Boost.Hana.
#pragma once

#include <boost/hana/tuple.hpp>
#include <boost/hana/type.hpp>

#include <etch/core/type_list.hpp>

namespace etch::inline ETCH_TARGET {

template <class... Layers>
consteval auto hana_types(types<Layers...>) {
  return boost::hana::tuple_t<Layers...>;
}

// hana::tuple_t<Layer...>, for hana::for_each, hana::transform, hana::size and all the others.
template <class Network>
requires requires { typename Network::layers; }
inline constexpr auto layers_of = hana_types(typename Network::layers{});

}  // namespace etch::inline ETCH_TARGET
