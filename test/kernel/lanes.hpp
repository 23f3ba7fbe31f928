// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Every register of the target, for tests that must hold on all of them.
#pragma once

#include <etch/kernel/pack.hpp>

namespace etch_test {

template <class T, etch::index Lanes, class Test>
void on_lanes(Test test) {
  if constexpr (Lanes == 1 || (Lanes * sizeof(T) >= 16 && Lanes <= etch::native_lanes<T>)) test(etch::pack<T, Lanes>{});
}

template <class Test>
void on_every_pack(Test test) {
  on_lanes<float, 1>(test);
  on_lanes<float, 4>(test);
  on_lanes<float, 8>(test);
  on_lanes<float, 16>(test);
  on_lanes<double, 1>(test);
  on_lanes<double, 2>(test);
  on_lanes<double, 4>(test);
  on_lanes<double, 8>(test);
}

}  // namespace etch_test
