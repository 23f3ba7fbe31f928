// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The workloads and their numbers.
#include <etch/core/bfloat16.hpp>
#include <etch/core/lanes.hpp>
#include <etch/data/mnist.hpp>

#include "lab.hpp"

#include <cmath>

namespace lab {

namespace {

double weights_of(const std::vector<layer>& layers) {
  double total = 0;
  for (const layer& l : layers) total += double(l.in) * l.out + l.out;
  return total;
}

double products_of(const std::vector<layer>& layers) {
  double total = 0;
  for (const layer& l : layers) total += 2.0 * l.in * l.out;
  return total;
}

workload inference(std::string name, std::string title, std::vector<layer> layers, int rows) {
  workload work{std::move(name), std::move(title), kind::infer, std::move(layers), rows};
  work.flops = rows * products_of(work.layers);
  // Weights are read once; rows and results only when they do not stay in registers and the nearest cache.
  work.bytes = 4 * (weights_of(work.layers) + double(rows) * (work.inputs() + work.outputs()));
  return work;
}

// The same with weights stored in half the bytes.
workload inference_bfloat16(std::string name, std::string title, std::vector<layer> layers, int rows) {
  workload work = inference(std::move(name), std::move(title), std::move(layers), rows);
  work.bfloat16 = true;
  for (const layer& l : work.layers) work.bytes -= 2 * double(l.in) * l.out;
  return work;
}

// Forward, the gradient of every weight, and the gradient of every layer's input but the first's.
workload step(kind what, std::string name, std::string title, std::vector<layer> layers, int rows, bool dropout) {
  workload work{std::move(name), std::move(title), what, std::move(layers), rows, dropout};
  const layer& first = work.layers.front();
  work.flops = rows * (3 * products_of(work.layers) - 2.0 * first.in * first.out);
  // Forward reads the weights. Backward changes them and Adam's two memories, and may use what it reads for that.
  work.bytes = 4 * (weights_of(work.layers) + double(rows) * work.inputs());
  work.updated = 4 * weights_of(work.layers) * (what == kind::sgd_step ? 1 : 3);
  work.tolerance = 1e-3;
  return work;
}

std::vector<workload> all() {
  const std::vector<layer> classifier{{784, 128, act::relu}, {128, 10, act::softmax}};
  const std::vector<layer> policy{{16, 64, act::tanh}, {64, 64, act::tanh}, {64, 4, act::linear}};
  const std::vector<layer> micro{{4, 8, act::tanh}, {8, 8, act::tanh}, {8, 1, act::linear}};

  std::vector<workload> list;
  const auto limit = [&](std::string name, std::string title, double flops, double bytes) {
    workload work{std::move(name), std::move(title), kind::limit};
    work.flops = flops;
    work.bytes = bytes;
    list.push_back(work);
  };
  const double flops = 2 * 12'000.0 * static_cast<double>(etch::native_lanes<float>);
  limit("limit flops", "fp32 multiply-adds", flops, 0);
  const std::pair<const char*, double> blocks[] = {{"L1", 16 << 10},
                                                   {"L2", 448 << 10},
                                                   {"L3", 8 << 20},
                                                   {"a block of 16 MB", 16 << 20},
                                                   {"a block of 32 MB", 32 << 20},
                                                   {"memory", 192 << 20}};
  for (const auto& [where, bytes] : blocks)
    limit(std::string("limit ") + where, std::string("read from ") + where, 0, bytes);
  for (const auto& [where, bytes] : blocks) {
    limit(std::string("limit update ") + where, std::string("read and write back in ") + where, 0, 0);
    list.back().updated = bytes;
  }
  // Long enough that meeting costs nothing.
  limit("limit flops of two", "fp32 multiply-adds on two threads", 2 * 100 * flops, 0);
  list.back().threads = 2;

  for (const int rows : {1, 32, 256})
    list.push_back(inference("classifier b" + std::to_string(rows),
                             "784-128(ReLU)-10(Softmax), inference, batch " + std::to_string(rows), classifier, rows));
  list.push_back(inference_bfloat16("classifier-bf16 b1",
                                    "784-128(ReLU)-10(Softmax), weights stored as bfloat16, inference, batch 1",
                                    classifier, 1));
  list.push_back(inference("policy b1", "16-64-64-4, tanh, inference, batch 1", policy, 1));
  list.push_back(inference("micro b1", "4-8-8-1, tanh, inference, batch 1", micro, 1));
  for (workload& work : list) work.short_list = work.what != kind::limit;
  for (const int rows : {32, 128})
    for (const bool adam : {false, true})
      for (const bool dropout : {false, true}) {
        const std::string how = adam ? "adam" : "sgd", with = dropout ? " dropout" : "";
        list.push_back(step(adam ? kind::adam_step : kind::sgd_step, "step " + how + with + " b" + std::to_string(rows),
                            "784-128-10, training step, " + std::string(adam ? "Adam" : "SGD") +
                                (dropout ? ", Dropout<0.2>" : "") + ", batch " + std::to_string(rows),
                            classifier, rows, dropout));
        list.back().short_list = !dropout;
      }
  workload epoch =
      step(kind::epoch, "epoch", "784-128-10, Adam, batch 128, 60,000 rows end to end", classifier, 128, false);
  epoch.flops *= epoch_rows / 128.0;
  epoch.bytes *= epoch_rows / 128.0;
  epoch.updated *= epoch_rows / 128.0;
  epoch.tolerance = 0.05;  // of the mean loss, as everybody shuffles differently
  list.push_back(epoch);
  for (const int rows : {4, 16, 32, 128, 512})
    for (const bool adam : {false, true}) {
      const std::string how = adam ? "adam" : "sgd";
      workload work = step(adam ? kind::adam_step : kind::sgd_step, "two threads " + how + " b" + std::to_string(rows),
                           "784-128-10, training step on two threads, " + std::string(adam ? "Adam" : "SGD") +
                               ", batch " + std::to_string(rows),
                           classifier, rows, false);
      work.threads = 2;
      work.short_list = rows == 128;
      list.push_back(work);
    }
  const auto square = [](int width) { return "Dense<" + std::to_string(width) + ", " + std::to_string(width); };
  for (const int width : {7, 8, 31, 32, 33, 64, 100, 127, 128, 256, 511, 512, 1023, 1024, 2047, 2048})
    for (const int rows : {1, 8, 64, 1024})
      list.push_back(inference("dense " + std::to_string(width) + " b" + std::to_string(rows),
                               square(width) + ", ReLU>, batch " + std::to_string(rows), {{width, width, act::relu}},
                               rows));
  // Of two layers, each product of training is there: two forward, one for the rows below, two for weights.
  for (const int width : {7, 8, 31, 32, 127, 128, 511, 512, 2047, 2048})
    for (const int rows : {1, 32, 256, 1024})
      list.push_back(
          step(kind::sgd_step, "train " + std::to_string(width) + " b" + std::to_string(rows),
               square(width) + ", ReLU>, " + square(width) + ", Softmax>, SGD step, batch " + std::to_string(rows),
               {{width, width, act::relu}, {width, width, act::softmax}}, rows, false));
  return list;
}

}  // namespace

const std::vector<workload>& workloads() {
  static const std::vector<workload> list = all();
  return list;
}

std::vector<entrant>& entrants() {
  static std::vector<entrant> list;
  return list;
}

namespace {

struct generator {
  std::uint64_t state = 42;
  float operator()() {  // in (-1, 1)
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<float>(static_cast<double>(state >> 11) / 4503599627370496.0 - 1);
  }
};

void add_rows(numbers& to, generator& uniform, int rows, int inputs, int outputs) {
  to.x.resize(static_cast<std::size_t>(rows) * static_cast<std::size_t>(inputs));
  for (float& x : to.x) x = uniform();
  for (int r = 0; r < rows; ++r)
    to.label.push_back(static_cast<int>((uniform() + 1) / 2 * static_cast<float>(outputs)) % outputs);
}

numbers read_or_make_epoch() {
  numbers result;
  if (mnist_folder.empty()) {
    generator uniform;
    add_rows(result, uniform, epoch_rows, 784, 10);
    return result;
  }
  const auto data = etch::load_mnist(mnist_folder).train;
  for (etch::index r = 0; r < data.size(); ++r) {
    const auto row = data.input(r);
    result.x.insert(result.x.end(), row.begin(), row.end());
    result.label.push_back(static_cast<int>(data.target(r)));
  }
  return result;
}

}  // namespace

const numbers& epoch_data() {
  static const numbers data = read_or_make_epoch();
  return data;
}

numbers numbers_for(const workload& work) {
  generator uniform;
  numbers result;
  for (const layer& l : work.layers) {
    const float scale = std::sqrt(3.0f / static_cast<float>(l.in));
    result.weight.emplace_back(static_cast<std::size_t>(l.in) * static_cast<std::size_t>(l.out));
    result.bias.emplace_back(static_cast<std::size_t>(l.out));
    for (float& w : result.weight.back()) {
      w = scale * uniform();
      if (work.bfloat16) w = etch::bfloat16(w);
    }
    for (float& b : result.bias.back()) b = 0.1f * uniform();
  }
  add_rows(result, uniform, work.rows, work.inputs(), work.outputs());
  return result;
}

std::vector<float> transposed(const std::vector<float>& weight, int in, int out) {
  const auto wide = static_cast<std::size_t>(in), high = static_cast<std::size_t>(out);
  std::vector<float> result(weight.size());
  for (std::size_t o = 0; o < high; ++o)
    for (std::size_t i = 0; i < wide; ++i) result[i * high + o] = weight[o * wide + i];
  return result;
}

}  // namespace lab
