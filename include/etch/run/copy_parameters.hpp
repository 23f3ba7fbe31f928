// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The parameters of one model for another that stores them differently, such as one with BFloat16.
#pragma once

#include <etch/run/model.hpp>

namespace etch::inline ETCH_TARGET {

template <class... From, class... To>
consteval bool same_parameters(types<From...>, types<To...>) {
  if constexpr (sizeof...(From) != sizeof...(To))
    return false;
  else
    return ((std::string_view(name_of(From{})) == std::string_view(name_of(To{})) &&
             From::declared::rows == To::declared::rows && From::declared::columns == To::declared::columns) &&
            ...);
}

namespace check {

template <class From, class To, bool Same>
struct parameters_are_the_same {
  static_assert(Same,
                "these networks differ in the names or the extents of their parameters: both have the same layers, of "
                "the same widths, and only how weights are stored, with BFloat16, may differ; layers without "
                "parameters count too");
  static constexpr bool ok = Same;
};

}  // namespace check

// Every parameter of `from`, rounded to what `to` stores.
template <class FromNetwork, class ToNetwork, class FromT, class ToT>
void copy_parameters(const Model<FromNetwork, FromT>& from, Model<ToNetwork, ToT>& to) {
  constexpr bool same_ = same_parameters(owned_of<FromNetwork>{}, owned_of<ToNetwork>{});
  const auto copy = [&]<class From, class To>(From, To) {
    const FromT* source = from.data() + parameters_of<FromNetwork, FromT>::template offset<From>;
    ToT* target = to.data() + parameters_of<ToNetwork, ToT>::template offset<To>;
    using read = typename From::declared;
    using written = typename To::declared;
    for (index in = 0; in < read::rows; ++in)
      for (index out = 0; out < read::columns; ++out)
        element_of_parameter<written>(target, in, out) =
            static_cast<ToT>(static_cast<FromT>(element_of_parameter<read>(source, in, out)));
  };
  if constexpr (check::parameters_are_the_same<FromNetwork, ToNetwork, same_>::ok)
    [&]<class... From, class... To>(types<From...>, types<To...>) { (copy(From{}, To{}), ...); }(
        owned_of<FromNetwork>{}, owned_of<ToNetwork>{});
}

}  // namespace etch::inline ETCH_TARGET
