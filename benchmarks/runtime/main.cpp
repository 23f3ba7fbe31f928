// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Checks that everybody computes the same, times them in turns, and reports.
//   etch_benchmarks [--out=FOLDER] [--only=TEXT]... [--library=NAME]... [--short] [--threads=N] [--mnist=FOLDER]
//   [--least]
//                   [Google Benchmark's own options]
// --short takes a few of the workloads; --threads takes those for so many threads (1), of which 2 is the only other.
// --mnist has the epoch work through MNIST instead of made-up rows. --least compares the shortest repetitions instead
// of the medians, for a machine that others use too.
#include <etch/core/lanes.hpp>
#include <etch/kernel/mode.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>

#include "report.hpp"

namespace {

using lab::entrant;

bool same(const lab::workload& task, const std::vector<float>& a, const std::vector<float>& b) {
  if (a.size() != b.size()) return false;
  // Nobody draws dropout's masks alike.
  const double tolerance = task.dropout ? 0.3 : task.tolerance;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double x = static_cast<double>(a[i]), y = static_cast<double>(b[i]);
    if (!(std::abs(x - y) <= tolerance * (1 + std::abs(y)))) return false;
  }
  return true;
}

// Everybody against the first of the same workload.
bool check(std::vector<entrant*>& field) {
  const entrant* first = nullptr;
  std::vector<float> expected;
  bool ok = true;
  for (entrant* e : field) {
    const std::vector<float> result = e->result();
    if (first == nullptr || first->task != e->task) {
      first = e;
      expected = result;
    } else if (!same(*e->task, result, expected)) {
      std::fprintf(stderr, "%s: %s and %s do not compute the same:", e->task->name.c_str(), e->library.c_str(),
                   first->library.c_str());
      for (std::size_t i = 0; i < result.size() && i < 4; ++i)
        std::fprintf(stderr, " %g %g,", static_cast<double>(result[i]), static_cast<double>(expected[i]));
      std::fprintf(stderr, "\n");
      ok = false;
    }
  }
  return ok;
}

class collector : public benchmark::BenchmarkReporter {
 public:
  lab::timings times;

  bool ReportContext(const Context&) override { return true; }
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      if (run.run_type != Run::RT_Iteration || run.error_occurred) continue;
      const std::string& name = run.run_name.function_name;
      const auto bar = name.find('|');
      // Of several threads, the processor time says little.
      const bool by_the_clock = !run.run_name.time_type.empty();
      times[name.substr(0, bar)][name.substr(bar + 1)].push_back(by_the_clock ? run.GetAdjustedRealTime()
                                                                              : run.GetAdjustedCPUTime());
    }
  }
};

// Its name, which guests of several generations share, what of its registers may be used here, and then the generation.
std::string processor() {
  std::map<std::string, std::string> facts;
  std::ifstream file("/proc/cpuinfo");
  for (std::string line; std::getline(file, line) && !line.empty();)
    if (const auto colon = line.find(": "); colon != std::string::npos)
      facts[line.substr(0, line.find_first_of("\t:"))] = line.substr(colon + 2);
  if (facts.count("model name") == 0) return "unknown processor";
  const std::string generation = facts.count("cpu family") == 0 || facts.count("model") == 0
                                     ? ""
                                     : ", family " + facts["cpu family"] + " model " + facts["model"];
  constexpr const char* registers = etch::register_bytes == 64   ? " with AVX-512"
                                    : etch::register_bytes == 32 ? " with AVX2"
                                                                 : "";
  return facts["model name"] + registers + generation;
}

}  // namespace

int main(int count, char** arguments) {
  std::string folder = "benchmark_results";
  std::vector<std::string> only, library;
  bool least = false, short_list = false;
  int threads = 1, kept = 1;
  for (int i = 1; i < count; ++i) {
    const std::string argument = arguments[i];
    if (argument.rfind("--out=", 0) == 0)
      folder = argument.substr(6);
    else if (argument.rfind("--only=", 0) == 0)
      only.push_back(argument.substr(7));
    else if (argument.rfind("--library=", 0) == 0)
      library.push_back(argument.substr(10));
    else if (argument.rfind("--threads=", 0) == 0)
      threads = std::atoi(argument.c_str() + 10);
    else if (argument.rfind("--mnist=", 0) == 0)
      lab::mnist_folder = argument.substr(8);
    else if (argument == "--short")
      short_list = true;
    else if (argument == "--least")
      least = true;
    else
      arguments[kept++] = arguments[i];
  }
  benchmark::Initialize(&kept, arguments);
  if (benchmark::ReportUnrecognizedArguments(kept, arguments)) return 2;

  const auto chosen = [](const std::vector<std::string>& texts, const std::string& name) {
    return texts.empty() || std::any_of(texts.begin(), texts.end(),
                                        [&](const std::string& text) { return name.find(text) != std::string::npos; });
  };
  std::vector<entrant*> field;
  for (entrant& e : lab::entrants()) {
    const lab::workload& task = *e.task;
    const bool limit = task.what == lab::kind::limit && task.threads <= threads;
    const bool taken = task.what != lab::kind::limit && task.threads == threads && (task.short_list || !short_list) &&
                       chosen(only, task.name) && chosen(library, e.library);
    if (limit || taken) field.push_back(&e);
  }
  std::sort(field.begin(), field.end(), [](const entrant* a, const entrant* b) {
    return a->task < b->task || (a->task == b->task && a->library < b->library);
  });
  if (!check(field)) return 1;

  // Who trains on the same rows for ever gets subnormal moments. Etch's steps take them for zeros; so does everybody.
  const etch::in_mode everybody(etch::without_subnormals());
  for (const char* name : {"OMP_NUM_THREADS", "MALLOC_TRIM_THRESHOLD_", "MALLOC_MMAP_THRESHOLD_"})
    if (std::getenv(name) == nullptr)
      std::fprintf(stderr, "%s is not set: libraries are not at their best; benchmarks/run sets it\n", name);
  for (entrant* e : field) {
    auto* const run = benchmark::RegisterBenchmark((e->task->name + "|" + e->library).c_str(), e->time);
    if (e->task->what == lab::kind::epoch) run->Iterations(1);
    if (e->task->threads > 1) run->UseRealTime();
  }
  collector results;
  benchmark::RunSpecifiedBenchmarks(&results);
  lab::report(results.times, folder, processor(), least);
}
