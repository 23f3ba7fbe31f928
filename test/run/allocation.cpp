// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Inference and training steps take no memory from the heap and throw nothing.
#include <etch/nn/activation/activations.hpp>
#include <etch/nn/layer/layers.hpp>
#include <etch/nn/loss/losses.hpp>
#include <etch/nn/optimizer/optimizers.hpp>
#include <etch/run/trainer.hpp>

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <memory>
#include <new>

#include "samples.hpp"

// Every way to the heap ends in malloc's family, operator new among them. The sanitizers bring an allocator of their
// own and tell of each block instead.
namespace {
std::atomic<long> blocks_taken{0};
}

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1  // as gcc calls it
#endif
#endif

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/allocator_interface.h>
namespace {
[[maybe_unused]] const int installed = __sanitizer_install_malloc_and_free_hooks(
    [](const volatile void*, std::size_t) { ++blocks_taken; }, [](const volatile void*) {});
}
#elif defined(__GLIBC__)
extern "C" {
void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void* __libc_memalign(std::size_t, std::size_t);

void* malloc(std::size_t size) noexcept {
  ++blocks_taken;
  return __libc_malloc(size);
}
void* calloc(std::size_t count, std::size_t size) noexcept {
  ++blocks_taken;
  return __libc_calloc(count, size);
}
void* realloc(void* old, std::size_t size) noexcept {
  ++blocks_taken;
  return __libc_realloc(old, size);
}
void* aligned_alloc(std::size_t alignment, std::size_t size) noexcept {
  ++blocks_taken;
  return __libc_memalign(alignment, size);
}
void* memalign(std::size_t alignment, std::size_t size) noexcept {
  ++blocks_taken;
  return __libc_memalign(alignment, size);
}
int posix_memalign(void** block, std::size_t alignment, std::size_t size) noexcept {
  ++blocks_taken;
  *block = __libc_memalign(alignment, size);
  return *block == nullptr ? 12 : 0;
}
}
#else
void* operator new(std::size_t size) {
  ++blocks_taken;
  if (void* block = std::malloc(size)) return block;
  throw std::bad_alloc();
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  ++blocks_taken;
  const auto line = static_cast<std::size_t>(alignment);
  if (void* block = std::aligned_alloc(line, (size + line - 1) / line * line)) return block;
  throw std::bad_alloc();
}
void operator delete(void* block) noexcept { std::free(block); }
void operator delete(void* block, std::size_t) noexcept { std::free(block); }
void operator delete(void* block, std::align_val_t) noexcept { std::free(block); }
#endif

BOOST_AUTO_TEST_SUITE(allocation)

using namespace etch;
using etch::index;

template <class Act>
long blocks_during(Act act) {
  const long before = blocks_taken;
  act();
  return blocks_taken - before;
}

BOOST_AUTO_TEST_CASE(the_counter_counts) {
  BOOST_TEST(blocks_during([] { delete new volatile int(1); }) == 1);
  BOOST_TEST(blocks_during([] { std::free(std::malloc(10)); }) == 1);
  BOOST_TEST(blocks_during([] { aligned_block<float> block(100); }) == 1);
  BOOST_TEST(blocks_during([] { std::make_shared<std::array<double, 100>>(); }) == 1);
}

using networks = std::tuple<
    Sequential<Dense<4, 3>>, Sequential<Dense<300, 200, ReLU>, Dropout<0.2>, Dense<200, 10, Softmax>>,
    Sequential<Dense<33, 65, Tanh>, BatchNorm<65>, Residual<Dense<65, 65, Tanh>>, LayerNorm<65>, Dense<65, 7>>>;

BOOST_AUTO_TEST_CASE_TEMPLATE(a_model_takes_its_block_once, network, networks) {
  BOOST_TEST(blocks_during([] { Model<network> model{Seed{1}}; }) == 1);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(inference_takes_nothing, network, networks) {
  const Model<network> model{Seed{1}};
  const auto x = samples::inputs<float, network::inputs>(257);
  samples::rows_of<float, network::outputs> y(257);
  static_assert(noexcept(model(x[0])));
  static_assert(noexcept(model(x, y)));
  static_assert(noexcept(model(std::span<const float, network::inputs>(x[0]))));
  BOOST_TEST(blocks_during([&] { y[0] = model(x[0]); }) == 0);
  BOOST_TEST(blocks_during([&] { model(x, y); }) == 0);
}

template <class Network, class Loss, class Optimizer>
void a_step_takes_nothing() {
  Model<Network> model{Seed{1}};
  Trainer<Network, Loss, Optimizer, Batch<33>> trainer(model);
  const auto x = samples::inputs<float, Network::inputs>(33);
  const auto t = samples::targets<Loss, float, Network::outputs>(33);
  BOOST_TEST(blocks_during([&] { trainer.step(x, t); }) == 0);
  BOOST_TEST(blocks_during([&] { trainer.step(std::span(x).first(5), std::span(t).first(5)); }) == 0);
}

BOOST_AUTO_TEST_CASE(a_training_step_takes_nothing) {
  using last = std::tuple_element_t<2, networks>;
  a_step_takes_nothing<std::tuple_element_t<1, networks>, CrossEntropy, Adam>();
  a_step_takes_nothing<last, MeanSquaredError, SGD>();
  a_step_takes_nothing<last, MeanSquaredError, NAdam>();
}

BOOST_AUTO_TEST_SUITE_END()
