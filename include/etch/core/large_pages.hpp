// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Large pages for long blocks, where the system gives them to those who ask. With small ones a processor spends up to a
// quarter of the time in which it reads weights of 16 MB on looking up where they lie.
#pragma once

#if defined(__linux__)
#include <sys/mman.h>
#endif

#include <cstdint>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>

namespace etch::inline ETCH_TARGET {

inline constexpr index large_page = index{1} << 21;

// For memory that nothing has been written to. Only whole pages within the block are touched; a refusal changes
// nothing.
inline void prefer_large_pages([[maybe_unused]] void* block, [[maybe_unused]] index bytes) noexcept {
#if defined(MADV_HUGEPAGE)
  const auto begin = reinterpret_cast<std::uintptr_t>(block);
  const auto first = (begin + large_page - 1) / large_page * large_page,
             end = (begin + bytes) / large_page * large_page;
  if (first < end) static_cast<void>(madvise(reinterpret_cast<void*>(first), end - first, MADV_HUGEPAGE));
#endif
}

}  // namespace etch::inline ETCH_TARGET
