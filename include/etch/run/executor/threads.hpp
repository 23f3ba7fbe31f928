// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A few threads of our own that wait awake between tasks, so that work of some microseconds is worth sharing.
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
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
  // So many threads, the caller's among them; 0: as many as the machine has.
  explicit Threads(index count = 0) : threads_(count != 0 ? count : all_of_the_machine()), helpers_(threads_ - 1) {
    for (index i = 1; i < threads_; ++i) helpers_[i - 1].thread = std::thread([this, i] { help(i); });
  }
  Threads(const Threads&) = delete;
  Threads& operator=(const Threads&) = delete;
  ~Threads() {
    ended_ = true;
    ring();
    for (helper& h : helpers_) h.thread.join();
  }

  index threads() const { return threads_; }
  // It depends on how far apart the cores are. A virtual machine's may move, so it is measured now and then.
  index least_work() const { return least_work_; }

  template <class Task>
  void run(index count, const Task& task) {
    if (hand_out(count, task) && --until_measured_ == 0) measure();
  }

 private:
  // What is to be done, in one cache line, which is all that the caller writes before it begins.
  struct alignas(64) order {
    std::atomic<std::uint32_t> round{0};
    index count = 0;
    const void* task = nullptr;
    void (*call)(const void*, index) = nullptr;
  };
  // The newest rounds in which somebody took the tasks of this thread, and did them. Who succeeds to raise `taken` is
  // in time: a round does not end before all are done. A caller who finds them done leaves `taken` in the other's
  // cache.
  struct helper {
    alignas(64) std::atomic<std::uint32_t> taken{0};
    alignas(64) std::atomic<std::uint32_t> done{0};
    std::thread thread;
  };
  // So often a thread looks before it lets others have its core, and so often before it sleeps.
  static constexpr index turns_awake = 256, patience = 3000;
  // Two cores that share a cache hand over a task in 0.1 µs, others in 0.5, and what it works with takes longer too.
  static constexpr std::chrono::nanoseconds far{250};
  static constexpr index least_work_near = 100'000, least_work_far = 500'000;
  static constexpr index rounds_between_measurements = 1000;

  static index all_of_the_machine() {
    const index count = std::thread::hardware_concurrency();
    return count == 0 ? 1 : count;
  }

  // True if everybody was in time.
  template <class Task>
  bool hand_out(index count, const Task& task) {
    const std::uint32_t round = order_.round.load(std::memory_order_relaxed) + 1;
    order_.count = count;
    order_.task = &task;
    order_.call = [](const void* work, index i) { (*static_cast<const Task*>(work))(i); };
    order_.round.store(round, std::memory_order_release);
    // Who falls asleep right now may miss this round: it is done without him.
    if (asleep_.load(std::memory_order_relaxed) != 0) ring();
    work(0);
    bool in_time = true;
    for (index i = 1; i < threads_; ++i)
      for (index turns = 1; helpers_[i - 1].done.load(std::memory_order_acquire) != round; ++turns)
        if (turns % turns_awake == 0 && take(i, round))
          in_time = false;
        else
          wait_awake(turns);
    return in_time;
  }
  // The least of some rounds in which there is nothing to do: whoever else uses these cores makes them longer.
  void measure() {
    until_measured_ = rounds_between_measurements;
    auto least = std::chrono::nanoseconds::max();
    for (int i = 0; i < 4; ++i) {
      const auto begin = std::chrono::steady_clock::now();
      if (!hand_out(threads_, [](index) {})) return;
      least = std::min<std::chrono::nanoseconds>(least, std::chrono::steady_clock::now() - begin);
    }
    least_work_ = least < far ? least_work_near : least_work_far;
  }

  void work(index thread) {
    for (index i = thread; i < order_.count; i += threads_) order_.call(order_.task, i);
  }
  bool take(index thread, std::uint32_t round) {
    helper& whose = helpers_[thread - 1];
    std::uint32_t before = round - 1;
    if (!whose.taken.compare_exchange_strong(before, round)) return false;
    work(thread);
    whose.done.store(round, std::memory_order_release);
    return true;
  }

  void help(index thread) {
    std::uint32_t seen = 0;
    const auto look = [&] {
      const std::uint32_t round = order_.round.load(std::memory_order_acquire);
      if (round == seen) return false;
      take(thread, seen = round);
      return true;
    };
    while (!ended_) {
      for (index turns = 1; turns < patience; ++turns)
        if (look())
          turns = 0;
        else
          wait_awake(turns);
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
    if (turns % turns_awake == 0) {
      std::this_thread::yield();
      return;
    }
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    asm volatile("yield");
#endif
  }

  order order_;
  alignas(64) std::atomic<std::uint32_t> asleep_{0};
  std::atomic<std::uint32_t> bell_{0};
  std::atomic<bool> ended_{false};
  index threads_, least_work_ = least_work_near, until_measured_ = 1;
  std::vector<helper> helpers_;
};

}  // namespace etch::inline ETCH_TARGET
