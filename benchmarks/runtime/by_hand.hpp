// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What one writes by hand around a library that only multiplies matrices. `Library` offers, for row-major matrices of
// sizes that it learns beforehand,
//   product(m, n, k)      c[m,n] = a[m,k] · b[k,n]
//   product_bt(m, n, k)   c[m,n] = a[m,k] · b[n,k]ᵀ
//   product_at(m, n, k)   c[m,n] = a[k,m]ᵀ · b[k,n]
// as objects that are called with (a, b, c).
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <new>

#include "lab.hpp"

namespace lab::by_hand {

// Memory at cache lines.
class buffer {
 public:
  buffer() = default;
  explicit buffer(int size)
      : data_(static_cast<float*>(std::aligned_alloc(64, (static_cast<std::size_t>(size) * 4 + 63) / 64 * 64))),
        size_(size) {
    std::fill(data_.get(), data_.get() + size, 0.0f);
  }
  buffer(const std::vector<float>& values) : buffer(static_cast<int>(values.size())) {
    std::copy(values.begin(), values.end(), data_.get());
  }
  float* data() const { return data_.get(); }
  int size() const { return size_; }

 private:
  struct release {
    void operator()(float* data) const { std::free(data); }
  };
  std::unique_ptr<float, release> data_;
  int size_ = 0;
};

inline void softmax(float* z, int rows, int width) {
  for (int r = 0; r < rows; ++r) {
    float* row = z + r * width;
    float most = row[0];
    for (int c = 1; c < width; ++c) most = std::max(most, row[c]);
    for (int c = 0; c < width; ++c) row[c] -= most;
  }
  for (int i = 0; i < rows * width; ++i) z[i] = std::exp(z[i]);
  for (int r = 0; r < rows; ++r) {
    float* row = z + r * width;
    float total = 0;
    for (int c = 0; c < width; ++c) total += row[c];
    const float scale = 1 / total;
    for (int c = 0; c < width; ++c) row[c] *= scale;
  }
}

inline void activate(act activation, float* z, const float* bias, int rows, int width) {
  for (int r = 0; r < rows; ++r) {
    float* row = z + r * width;
    if (activation == act::relu)
      for (int c = 0; c < width; ++c) row[c] = std::max(row[c] + bias[c], 0.0f);
    else if (activation == act::tanh)
      for (int c = 0; c < width; ++c) row[c] = std::tanh(row[c] + bias[c]);
    else
      for (int c = 0; c < width; ++c) row[c] += bias[c];
  }
  if (activation == act::softmax) softmax(z, rows, width);
}

template <class Library>
struct inference {
  struct stage {
    layer shape;
    buffer weight, bias, y;
    typename Library::product product;
  };
  buffer x;
  int rows;
  std::vector<stage> stages;

  explicit inference(const workload& task) : rows(task.rows) {
    const numbers n = numbers_for(task);
    x = buffer(n.x);
    for (std::size_t l = 0; l < task.layers.size(); ++l) {
      const layer shape = task.layers[l];
      typename Library::product product(rows, shape.out, shape.in);
      stages.push_back({shape, buffer(transposed(n.weight[l], shape.in, shape.out)), buffer(n.bias[l]),
                        buffer(rows * shape.out), product});
    }
  }
  void operator()() {
    const float* from = x.data();
    for (stage& s : stages) {
      s.product(from, s.weight.data(), s.y.data());
      activate(s.shape.activation, s.y.data(), s.bias.data(), rows, s.shape.out);
      from = s.y.data();
    }
  }
  std::vector<float> result() {
    (*this)();
    const stage& last = stages.back();
    return std::vector<float>(last.y.data(), last.y.data() + rows * last.shape.out);
  }
};

// Cross-entropy with SGD or Adam.
template <class Library>
struct training {
  struct stage {
    layer shape;
    float *weight, *bias, *weight_gradient, *bias_gradient;
    buffer y, dy;
    typename Library::product forward;
    typename Library::product_bt data;
    typename Library::product_at gradient;
  };
  kind what;
  int rows, threads, step = 0;
  buffer x, parameters, gradients, first, second;
  std::vector<int> label;
  std::vector<stage> stages;
  float loss = 0;

  explicit training(const workload& task) : what(task.what), rows(task.rows), threads(task.threads) {
    const numbers n = numbers_for(task);
    x = buffer(n.x);
    label = n.label;
    int size = 0;
    for (const layer& l : task.layers) size += (l.in + 1) * l.out;
    parameters = buffer(size);
    gradients = buffer(size);
    first = buffer(size);
    second = buffer(size);
    int at = 0;
    for (std::size_t l = 0; l < task.layers.size(); ++l) {
      const layer shape = task.layers[l];
      const auto weight = transposed(n.weight[l], shape.in, shape.out);
      float* const w = parameters.data() + at;
      float* const g = gradients.data() + at;
      const int count = shape.in * shape.out;
      std::copy(weight.begin(), weight.end(), w);
      std::copy(n.bias[l].begin(), n.bias[l].end(), w + count);
      stages.push_back({shape, w, w + count, g, g + count, buffer(rows * shape.out), buffer(rows * shape.out),
                        typename Library::product(rows, shape.out, shape.in),
                        typename Library::product_bt(rows, shape.in, shape.out),
                        typename Library::product_at(shape.in, shape.out, rows)});
      at += count + shape.out;
    }
  }

  void operator()() {
    const float* from = x.data();
    for (stage& s : stages) {
      s.forward(from, s.weight, s.y.data());
      activate(s.shape.activation, s.y.data(), s.bias, rows, s.shape.out);
      from = s.y.data();
    }
    start_back(stages.back());
    for (std::size_t l = stages.size(); l-- > 0;) back(l);
    update();
  }
  void start_back(stage& last) {
    const int width = last.shape.out;
    const float scale = 1 / static_cast<float>(rows);
    float total = 0;
    for (int r = 0; r < rows; ++r) total -= std::log(last.y.data()[r * width + label[static_cast<std::size_t>(r)]]);
    loss = total * scale;
    for (int i = 0; i < rows * width; ++i) last.dy.data()[i] = last.y.data()[i] * scale;
    for (int r = 0; r < rows; ++r) last.dy.data()[r * width + label[static_cast<std::size_t>(r)]] -= scale;
  }
  void back(std::size_t l) {
    stage& s = stages[l];
    const int out = s.shape.out;
    const float* const dz = s.dy.data();
    std::fill(s.bias_gradient, s.bias_gradient + out, 0.0f);
    for (int r = 0; r < rows; ++r)
      for (int c = 0; c < out; ++c) s.bias_gradient[c] += dz[r * out + c];
    if (l > 0) {
      stage& below = stages[l - 1];
      s.data(dz, s.weight, below.dy.data());
      float* const dy = below.dy.data();
      const float* const y = below.y.data();
      for (int i = 0; i < rows * s.shape.in; ++i) dy[i] = y[i] > 0 ? dy[i] : 0;
    }
    s.gradient(l > 0 ? stages[l - 1].y.data() : x.data(), dz, s.weight_gradient);
  }
  // The products share their threads themselves; of the rest, the update is what is worth sharing.
  void update() {
    ++step;
    const int size = parameters.size(), part = (size / threads + 15) / 16 * 16;
    if (threads == 1) return update(0, size);
#pragma omp parallel for num_threads(threads) schedule(static, 1)
    for (int t = 0; t < threads; ++t) update(t * part, t + 1 == threads ? size : (t + 1) * part);
  }
  void update(int from, int to) { what == kind::sgd_step ? sgd(from, to) : adam(from, to); }
  void sgd(int from, int to) {
    float* const w = parameters.data();
    const float* const g = gradients.data();
    for (int i = from; i < to; ++i) w[i] -= sgd_rate * g[i];
  }
  void adam(int from, int to) {
    const float root = std::sqrt(1 - std::pow(adam_beta2, static_cast<float>(step)));
    const float rate = adam_rate * root / (1 - std::pow(adam_beta1, static_cast<float>(step)));
    const float epsilon = adam_epsilon * root;
    float* __restrict const w = parameters.data(), * __restrict const m = first.data(), * __restrict const v = second.data();
    const float* __restrict const g = gradients.data();
    for (int i = from; i < to; ++i) {
      m[i] = adam_beta1 * m[i] + (1 - adam_beta1) * g[i];
      v[i] = adam_beta2 * v[i] + (1 - adam_beta2) * g[i] * g[i];
      w[i] -= rate * m[i] / (std::sqrt(v[i]) + epsilon);
    }
  }
  std::vector<float> result() {
    std::vector<float> losses;
    for (int i = 0; i < checked_steps; ++i) {
      (*this)();
      losses.push_back(loss);
    }
    return losses;
  }
};

template <class Library, class Wanted>
bool enter_library(const std::string& name, Wanted wanted) {
  return enter_all(
             name, [&](const workload& task) { return infers(task) && wanted(task); },
             [](const workload& task) { return std::make_unique<inference<Library>>(task); }) &&
         enter_all(
             name, [&](const workload& task) { return steps(task) && !task.dropout && wanted(task); },
             [](const workload& task) { return std::make_unique<training<Library>>(task); });
}

}  // namespace lab::by_hand
