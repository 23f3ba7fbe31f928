// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// No allocation after construction: inference and training steps counted by an allocator of the program's own.
#include <etch/train.hpp>

#include <array>
#include <cstdlib>
#include <new>
#include <vector>

static int allocations = 0;

void* operator new(std::size_t size) {
  ++allocations;
  if (void* block = std::malloc(size)) return block;
  throw std::bad_alloc();
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  ++allocations;
  const auto line = static_cast<std::size_t>(alignment);
  if (void* block = std::aligned_alloc(line, (size + line - 1) / line * line)) return block;
  throw std::bad_alloc();
}
void operator delete(void* block) noexcept { std::free(block); }
void operator delete(void* block, std::size_t) noexcept { std::free(block); }
void operator delete(void* block, std::align_val_t) noexcept { std::free(block); }

using Policy = etch::Sequential<etch::Dense<16, 64, etch::Tanh>, etch::Dense<64, 64, etch::Tanh>, etch::Dense<64, 4>>;
static_assert(etch::cost<Policy>.inference_bytes <= 1024);

int main() {
  etch::Model<Policy> model{etch::Seed{1}};
  etch::Trainer<Policy, etch::Huber<>, etch::Adam, etch::Batch<32>> trainer{model};
  const std::vector<std::array<float, 16>> states(32, {0.5f});
  const std::vector<std::array<float, 4>> actions(32, {0.1f});

  const int before = allocations;
  static_assert(noexcept(model(states[0])));
  const std::array<float, 4> action = model(states[0]);
  trainer.step(states, actions);
  return allocations == before && action[0] == action[0] ? 0 : 1;
}
