// What is called most often, once each between two marks of callgrind, after a first call that does not count.
#include <etch/train.hpp>

#include <valgrind/callgrind.h>

#include <array>
#include <vector>

using namespace etch;

namespace {

// Makes the compiler believe that somebody else reads and writes there.
void touched(const void* memory) { asm volatile("" : : "r"(memory) : "memory"); }

template <class Work>
void counted(const char* name, Work work) {
  work();
  CALLGRIND_ZERO_STATS;
  work();
  CALLGRIND_DUMP_STATS_AT(name);
}

template <class Network, etch::index Rows>
void run(const char* name) {
  const Model<Network> model{Seed{1}};
  std::vector<std::array<float, Network::inputs>> x(Rows);
  std::vector<std::array<float, Network::outputs>> y(Rows);
  for (auto& row : x) row.fill(0.5f);
  touched(model.data());
  touched(x.data());
  touched(y.data());
  counted(name, [&] {
    if constexpr (Rows == 1)
      y[0] = model(x[0]);
    else
      model(x, y);
  });
}

// An executor that does its tasks one after the other.
template <etch::index Parts>
struct in_turn {
  static constexpr etch::index least_work() { return 100'000; }
  etch::index threads() const { return Parts; }
  template <class Task>
  void run(etch::index count, const Task& task) {
    for (etch::index i = 0; i < count; ++i) task(i);
  }
};

template <class Network, class Optimizer, etch::index Rows, class... Executor>
void train(const char* name, Executor... executor) {
  Model<Network> model{Seed{1}};
  Trainer<Network, CrossEntropy, Optimizer, Batch<Rows>> trainer{model};
  std::vector<std::array<float, Network::inputs>> x(Rows);
  std::vector<Label> t(Rows, 3);
  for (auto& row : x) row.fill(0.5f);
  touched(model.data());
  touched(x.data());
  touched(t.data());
  touched(&trainer);
  counted(name, [&] {
    if constexpr (sizeof...(Executor) == 0)
      trainer.step(x, t);
    else
      (trainer.on(executor).step(x, t), ...);
  });
}

using Classifier = Sequential<Dense<784, 128, ReLU>, Dense<128, 10, Softmax>>;
using Dropping = Sequential<Dense<784, 128, ReLU>, Dropout<0.2>, Dense<128, 10, Softmax>>;
using Policy = Sequential<Dense<16, 64, Tanh>, Dense<64, 64, Tanh>, Dense<64, 4>>;
using Micro = Sequential<Dense<4, 8, Tanh>, Dense<8, 8, Tanh>, Dense<8, 1>>;
using Odd = Sequential<Dense<33, 127, ReLU>, Dense<127, 7, Softmax>>;

}  // namespace

int main() {
  run<Micro, 1>("micro");
  run<Policy, 1>("policy");
  run<Classifier, 1>("classifier 1");
  run<Classifier, 32>("classifier 32");
  run<Odd, 5>("odd 5");
  train<Classifier, SGD, 32>("step SGD 32");
  train<Classifier, Adam, 32>("step Adam 32");
  train<Dropping, Adam, 32>("step Adam Dropout 32");
  train<Odd, SGD, 13>("step odd SGD 13");
  // Two executors in one program: what they share must be as quick as what one has alone.
  train<Classifier, SGD, 32>("step SGD 32 in 2", in_turn<2>{});
  train<Classifier, SGD, 32>("step SGD 32 in 4", in_turn<4>{});
}
