// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Writes a stack of dense layers as an ONNX model: Gemm and an activation for each, weights as PyTorch exports them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "../lab.hpp"

namespace lab::onnx {

// A protocol-buffers message: fields of numbers, and of bytes (text, packed data, other messages).
struct message {
  std::string bytes{};

  message& number(int field, std::uint64_t value) {
    return varint(static_cast<std::uint64_t>(field) << 3).varint(value);
  }
  message& text(int field, const std::string& value) {
    varint(static_cast<std::uint64_t>(field) << 3 | 2).varint(value.size());
    bytes += value;
    return *this;
  }
  message& nested(int field, const message& value) { return text(field, value.bytes); }

 private:
  message& varint(std::uint64_t value) {
    for (; value > 127; value >>= 7) bytes += static_cast<char>((value & 127) | 128);
    bytes += static_cast<char>(value);
    return *this;
  }
};

inline message node(const char* operation, const std::vector<std::string>& inputs, const std::string& output,
                    const char* attribute = nullptr, std::uint64_t value = 0) {
  constexpr std::uint64_t whole_number = 2;
  message result;
  for (const std::string& input : inputs) result.text(1, input);
  result.text(2, output).text(4, operation);
  if (attribute) result.nested(5, message().text(1, attribute).number(3, value).number(20, whole_number));
  return result;
}

inline message constant(const std::string& name, const std::vector<int>& shape, const std::vector<float>& values) {
  constexpr std::uint64_t float32 = 1;
  message result;
  for (const int extent : shape) result.number(1, static_cast<std::uint64_t>(extent));
  result.number(2, float32).text(8, name);
  return result.text(9, std::string(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float)));
}

inline message port(const char* name, int rows, int width) {
  constexpr std::uint64_t float32 = 1;
  message shape;
  for (const int extent : {rows, width}) shape.nested(1, message().number(1, static_cast<std::uint64_t>(extent)));
  return message().text(1, name).nested(2, message().nested(1, message().number(1, float32).nested(2, shape)));
}

inline std::string model_of(const workload& task) {
  constexpr int operators = 13, format = 7;
  const numbers n = numbers_for(task);
  message graph;
  std::string from = "x";
  for (std::size_t l = 0; l < task.layers.size(); ++l) {
    const layer shape = task.layers[l];
    const std::string place = std::to_string(l), weight = "weight" + place, bias = "bias" + place;
    const bool last = l + 1 == task.layers.size(), bare = shape.activation == act::linear;
    const std::string y = last ? "y" : "y" + place, z = bare ? y : "z" + place;
    graph.nested(1, node("Gemm", {from, weight, bias}, z, "transB", 1));
    if (shape.activation == act::relu) graph.nested(1, node("Relu", {z}, y));
    if (shape.activation == act::tanh) graph.nested(1, node("Tanh", {z}, y));
    if (shape.activation == act::softmax) graph.nested(1, node("Softmax", {z}, y, "axis", 1));
    graph.nested(5, constant(weight, {shape.out, shape.in}, n.weight[l]));
    graph.nested(5, constant(bias, {shape.out}, n.bias[l]));
    from = y;
  }
  graph.text(2, "network").nested(11, port("x", task.rows, task.inputs()));
  graph.nested(12, port("y", task.rows, task.outputs()));
  return message().number(1, format).nested(8, message().number(2, operators)).nested(7, graph).bytes;
}

}  // namespace lab::onnx
