// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What the epilogue of a product may do besides taking its tiles.
#pragma once

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>

namespace etch::inline ETCH_TARGET {

// Whether something is done to whole rows as soon as their sums are there.
template <class Epilogue>
concept finishes_rows = requires(Epilogue& epilogue, index row) {
  epilogue.rows(row, row);
};

// Fetches what the epilogue of a tile will need; as a lambda gcc would drop it, since it seems to do nothing.
template <class Epilogue, index Lines>
struct tile_prefetch {
  Epilogue& epilogue;
  index row, column;
  bool wanted;
  ETCH_INLINE void operator()(index step) const {
    if constexpr (requires { epilogue.prefetch(row, column, step); })
      if (wanted && step < Lines) epilogue.prefetch(row, column, step);
  }
};

}  // namespace etch::inline ETCH_TARGET
