// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A few threads of our own that wait awake between tasks, so that work of some microseconds is worth sharing.
#pragma once

#include <atomic>
#include <cstdint>
#include <thread>
#include <vector>

#include <etch/run/executor/executor.hpp>

namespace etch::inline ETCH_TARGET {

// An executor for one caller at a time. Its threads look for work for some tens of microseconds, then sleep. Task i is
// thread i's, modulo their number, so that what it works on stays in its cache; the caller does what nobody has begun,
// so that a thread that is late holds nobody up.
class Threads {
 public:
  static constexpr index least_work = 100'000;  // some microsecond

  // So many threads, the caller's among them; 0: as many as the machine has.
  explicit Threads(index count = 0) : places_(count != 0 ? count : all_of_the_machine()) {
    for (index i = 1; i < places_.size(); ++i) helpers_.emplace_back([this, i] { help(i); });
  }
  Threads(const Threads&) = delete;
  Threads& operator=(const Threads&) = delete;
  ~Threads() {
    ended_ = true;
    ring();
    for (std::thread& helper : helpers_) helper.join();
  }

  index threads() const { return places_.size(); }

  template <class Task>
  void run(index count, const Task& task) {
    count_ = count;
    task_ = &task;
    call_ = [](const void* work, index i) { (*static_cast<const Task*>(work))(i); };
    done_.store(0, std::memory_order_relaxed);
    const std::uint32_t round = round_.load(std::memory_order_relaxed) + 1;
    round_.store(round);
    if (asleep_.load() != 0) ring();
    for (index i = 0; i < places_.size(); ++i) take(i, round);
    for (index turns = 0; done_.load(std::memory_order_acquire) != places_.size(); ++turns) wait_awake(turns);
  }

 private:
  // The newest round in which somebody took the tasks of this place. Who succeeds to raise it is in time: a round does
  // not end before all its places are taken and done.
  struct alignas(64) place {
    std::atomic<std::uint32_t> taken{0};
  };
  static constexpr index patience = 3000;

  static index all_of_the_machine() {
    const index count = std::thread::hardware_concurrency();
    return count == 0 ? 1 : count;
  }

  void take(index which, std::uint32_t round) {
    std::uint32_t before = round - 1;
    if (!places_[which].taken.compare_exchange_strong(before, round)) return;
    for (index i = which; i < count_; i += places_.size()) call_(task_, i);
    done_.fetch_add(1, std::memory_order_release);
  }

  void help(index which) {
    std::uint32_t seen = 0;
    const auto look = [&] {
      const std::uint32_t round = round_.load();
      if (round == seen) return false;
      take(which, seen = round);
      return true;
    };
    while (!ended_) {
      for (index turns = 0; turns < patience; ++turns)
        if (look())
          turns = 0;
        else
          wait_awake(turns);
      // Either we see the next round here, or its caller sees us asleep.
      const std::uint32_t rung = bell_.load();
      asleep_.fetch_add(1);
      if (!look() && !ended_) bell_.wait(rung);
      asleep_.fetch_sub(1);
    }
  }
  void ring() {
    bell_.fetch_add(1);
    bell_.notify_all();
  }

  // Now and then whoever else wants this core may have it: it may be the one we wait for.
  static void wait_awake(index turns) {
    if (turns % 64 == 63) {
      std::this_thread::yield();
      return;
    }
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    asm volatile("yield");
#endif
  }

  // What every thread looks at has a cache line of its own.
  alignas(64) std::atomic<std::uint32_t> round_{0};
  alignas(64) std::atomic<index> done_{0};
  alignas(64) std::atomic<std::uint32_t> asleep_{0};
  std::atomic<std::uint32_t> bell_{0};
  std::atomic<bool> ended_{false};
  index count_ = 0;
  const void* task_ = nullptr;
  void (*call_)(const void*, index) = nullptr;
  std::vector<place> places_;
  std::vector<std::thread> helpers_;
};

}  // namespace etch::inline ETCH_TARGET
