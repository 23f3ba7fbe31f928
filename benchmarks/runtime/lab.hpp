// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What is measured: workloads, their numbers, and who enters for them.
#pragma once

#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace lab {

enum class act { linear, relu, tanh, softmax };

struct layer {
  int in = 0, out = 0;
  act activation = act::linear;
};

enum class kind { limit, infer, sgd_step, adam_step, epoch };

struct workload {
  std::string name{}, title{};
  kind what = kind::infer;
  std::vector<layer> layers{};
  int rows = 0;
  bool dropout = false;
  int threads = 1;
  bool short_list = false;                   // one of the few of a quick look
  double flops = 0, bytes = 0, updated = 0;  // the least that has to be computed, read and changed in place in one call
  double tolerance = 1e-4;
  bool bfloat16 = false;  // weights are numbers that bfloat16 can hold, so that storing them so changes nothing

  int inputs() const { return layers.front().in; }
  int outputs() const { return layers.back().out; }
};

// All of them, in the order of the report.
const std::vector<workload>& workloads();

// The numbers of a workload, the same for everyone: weights as PyTorch keeps them (out, in), rows, labels.
struct numbers {
  std::vector<std::vector<float>> weight{}, bias{};
  std::vector<float> x{};
  std::vector<int> label{};
};
numbers numbers_for(const workload& work);

inline constexpr float sgd_rate = 0.05f, adam_rate = 1e-3f, adam_beta1 = 0.9f, adam_beta2 = 0.999f,
                       adam_epsilon = 1e-8f;
// What an epoch works through: the training part of MNIST in `mnist_folder`, or as many made-up rows without one.
inline constexpr int epoch_rows = 60'000;
inline std::string mnist_folder;
const numbers& epoch_data();

// Steps whose losses are compared before anything is timed.
inline constexpr int checked_steps = 6;

// Someone who can do a workload. `work` is made when it is first needed.
struct entrant {
  const workload* task;
  std::string library;
  std::function<std::vector<float>()> result;
  std::function<void(benchmark::State&)> time;
};
std::vector<entrant>& entrants();

// How long several threads work before they are timed. Those of a library that has just worked wait awake for more,
// some for 25 ms, and a host that sees two of its guest's processors busy takes as long to give them a core each.
inline constexpr std::chrono::milliseconds until_threads_have_cores{100};

// `make()` gives a pointer to something that does the work when called, and shows its result(): outputs, or the losses
// of the first steps. A trainer is made anew for every repetition, so that it always times the same steps, and does not
// stay: those of wide layers would fill gigabytes.
template <class Make>
void enter(const workload& task, std::string library, Make make) {
  const bool stays = task.what == kind::infer || task.what == kind::limit;
  const int threads = task.threads;
  auto shared = std::make_shared<decltype(make())>();
  const auto with = [=](auto use) {
    if (!*shared) *shared = make();
    use(**shared);
    if (!stays) shared->reset();
  };
  entrants().push_back({&task, std::move(library),
                        [with] {
                          std::vector<float> result;
                          with([&](auto& work) { result = work.result(); });
                          return result;
                        },
                        [with, threads](benchmark::State& state) {
                          with([&](auto& work) {
                            using clock = std::chrono::steady_clock;
                            const auto warm = clock::now() + until_threads_have_cores;
                            do work();
                            while (threads > 1 && clock::now() < warm);
                            for (auto _ : state) {
                              work();
                              benchmark::ClobberMemory();
                            }
                          });
                        }});
}

// Enters for every workload that `wanted` accepts.
template <class Wanted, class Make>
bool enter_all(const std::string& library, Wanted wanted, Make make) {
  for (const workload& task : workloads())
    if (wanted(task)) enter(task, library, [make, &task] { return make(task); });
  return true;
}

inline bool infers(const workload& task) { return task.what == kind::infer; }
inline bool steps(const workload& task) { return task.what == kind::sgd_step || task.what == kind::adam_step; }
// Steps for those who know one thread only.
inline bool steps_alone(const workload& task) { return steps(task) && task.threads == 1; }

// (out, in) -> (in, out)
std::vector<float> transposed(const std::vector<float>& weight, int in, int out);

}  // namespace lab
