// Runs each program for every instruction set this machine has and compares the results with the baseline's.
#include <cmath>
#include <cstdio>
#include <cstring>

#include "program.hpp"

namespace {
const program* first = nullptr;

bool runs_here(const char* isa) {
  if (std::strcmp(isa, "avx2") == 0) return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  if (std::strcmp(isa, "avx512") == 0)
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
           __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw");
  return true;
}

const char* expected_target(const char* isa) { return std::strcmp(isa, "baseline") == 0 ? "sse2" : isa; }

constexpr int capacity = 4096;
double baseline[capacity], results[capacity];
}  // namespace

program::program(const char* called, const char* compiled_for, const char* chosen, double apart,
                 int (*body)(double*, int))
    : name(called), isa(compiled_for), target(chosen), tolerance(apart), run(body), next(first) {
  first = this;
}

int main() {
  int failures = 0, programs = 0;
  for (const program* reference = first; reference != nullptr; reference = reference->next) {
    if (std::strcmp(reference->isa, "baseline") != 0) continue;
    const int count = reference->run(baseline, capacity);
    for (const program* p = first; p != nullptr; p = p->next) {
      if (std::strcmp(p->name, reference->name) != 0) continue;
      ++programs;
      if (std::strcmp(p->target, expected_target(p->isa)) != 0) {
        std::printf("%s for %s lives in etch::%s\n", p->name, p->isa, p->target);
        ++failures;
      }
      if (!runs_here(p->isa)) {
        std::printf("%s for %s: this machine cannot run it\n", p->name, p->isa);
        continue;
      }
      double worst = 0;
      const bool complete = p->run(results, capacity) == count;
      for (int i = 0; i < count; ++i) worst = std::fmax(worst, std::fabs(results[i] - baseline[i]));
      const bool fine = complete && count > 0 && worst <= p->tolerance;
      std::printf("%s for %s: %d results, at most %g from the baseline's (%g allowed)%s\n", p->name, p->isa, count,
                  worst, p->tolerance, fine ? "" : ": WRONG");
      failures += !fine;
    }
  }
  return failures == 0 && programs >= 3 ? 0 : 1;
}
