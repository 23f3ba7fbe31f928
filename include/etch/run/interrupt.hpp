// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Ctrl-C while something runs: noted instead of ending the program, so that the work at hand can be finished.
#pragma once

#include <atomic>

#include <signal.h>

#include <etch/core/config.hpp>

namespace etch::inline ETCH_TARGET {

namespace detail {

inline std::atomic<bool> interrupt_seen{false};
inline std::atomic<int> interrupt_guards{0};
inline struct sigaction interrupt_before {};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may only touch what needs no lock");

}  // namespace detail

// While one of these exists, the first Ctrl-C is noted and a second one ends the program. Afterwards the handler of
// before is back; a program that ignores Ctrl-C goes on ignoring it.
class interrupt_guard {
 public:
  explicit interrupt_guard(bool wanted = true) : wanted_(wanted) {
    if (!wanted_ || detail::interrupt_guards++ != 0) return;
    detail::interrupt_seen = false;
    ::sigaction(SIGINT, nullptr, &detail::interrupt_before);
    if (detail::interrupt_before.sa_handler == SIG_IGN) return;
    struct sigaction noting {};
    noting.sa_handler = [](int) { detail::interrupt_seen = true; };
    sigemptyset(&noting.sa_mask);
    noting.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
    ::sigaction(SIGINT, &noting, nullptr);
  }
  interrupt_guard(const interrupt_guard&) = delete;
  interrupt_guard& operator=(const interrupt_guard&) = delete;
  ~interrupt_guard() {
    if (wanted_ && --detail::interrupt_guards == 0) ::sigaction(SIGINT, &detail::interrupt_before, nullptr);
  }

  bool seen() const noexcept { return wanted_ && detail::interrupt_seen; }

 private:
  bool wanted_;
};

}  // namespace etch::inline ETCH_TARGET
