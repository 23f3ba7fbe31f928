// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// How a thread computes: with subnormal numbers, or with zeros in their place. Processors take up to a hundred times as
// long for them, and what an optimizer remembers of a weight that has no gradient any more ends there.
#pragma once

#include <cstdint>

#include <etch/core/config.hpp>

namespace etch::inline ETCH_TARGET {

namespace machine {

// What the processor's register says of it, and which bits of that are exceptions that were raised.
#if defined(__SSE2__)
using mode = unsigned;
inline constexpr mode without_subnormals = 0x8040, raised = 0x3f;
ETCH_INLINE mode current_mode() { return __builtin_ia32_stmxcsr(); }
ETCH_INLINE void set_mode(mode to) { __builtin_ia32_ldmxcsr(to); }
#elif defined(__aarch64__)
using mode = std::uint64_t;
inline constexpr mode without_subnormals = mode{1} << 24, raised = 0;
ETCH_INLINE mode current_mode() {
  mode now;
  asm volatile("mrs %0, fpcr" : "=r"(now));
  return now;
}
ETCH_INLINE void set_mode(mode to) { asm volatile("msr fpcr, %0" : : "r"(to)); }
#else
using mode = unsigned;
inline constexpr mode without_subnormals = 0, raised = 0;
ETCH_INLINE mode current_mode() { return 0; }
ETCH_INLINE void set_mode(mode) {}
#endif

}  // namespace machine

// This thread computes in a mode while one lives, and as before after that. What is read and written meanwhile stays
// between.
class in_mode {
 public:
  ETCH_INLINE explicit in_mode(machine::mode wanted) : before_(machine::current_mode()) {
    machine::set_mode(wanted);
    asm volatile("" : : : "memory");
  }
  in_mode(const in_mode&) = delete;
  ETCH_INLINE ~in_mode() {
    asm volatile("" : : : "memory");
    machine::set_mode(before_ | (machine::current_mode() & machine::raised));
  }

 private:
  machine::mode before_;
};

ETCH_INLINE machine::mode without_subnormals() { return machine::current_mode() | machine::without_subnormals; }

}  // namespace etch::inline ETCH_TARGET
