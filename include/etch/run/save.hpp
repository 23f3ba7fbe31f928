// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Saves and loads the parameters of a model as safetensors, with the names and orientation of PyTorch.
#pragma once

#include <string>
#include <vector>

#include <etch/io/safetensors.hpp>
#include <etch/report/type_text.hpp>
#include <etch/run/model.hpp>

namespace etch::inline ETCH_TARGET {

// A file holds a matrix as (output, input), filters as (output, channel, row, column) and a column as (output).
template <class Declared>
struct shape_in_file {
  static tensor_shape get() {
    if constexpr (requires { Declared::extents_in_file; }) {
      const auto& e = Declared::extents_in_file;
      return {e[0], e[1], e[2], e[3]};
    } else if constexpr (Declared::shape == each)
      return {Declared::columns, Declared::rows};
    else
      return {Declared::columns};
  }
};
template <class Declared>
struct shape_in_file<frozen<Declared>> : shape_in_file<Declared> {};

template <class T, class Declared>
void read_parameter(const source_tensor& self, void* row_major) {
  const T* from = static_cast<const T*>(self.context);
  auto* to = static_cast<stored_type<T, Declared>*>(row_major);
  for (index out = 0; out < Declared::columns; ++out)
    for (index in = 0; in < Declared::rows; ++in) *to++ = element_of_parameter<Declared>(from, in, out);
}
template <class T, class Declared>
void write_parameter(const target_tensor& self, const void* row_major) {
  T* to = static_cast<T*>(self.context);
  const auto* from = static_cast<const stored_type<T, Declared>*>(row_major);
  for (index out = 0; out < Declared::columns; ++out)
    for (index in = 0; in < Declared::rows; ++in) element_of_parameter<Declared>(to, in, out) = *from++;
}

// The tensors of a block that is laid out as a model's parameters are; `prefix` goes before their names.
template <class Network, class T, class... Owned>
std::vector<source_tensor> tensors_of(const T* block, types<Owned...>, const std::string& prefix = {}) {
  using layout = parameters_of<Network, T>;
  return {source_tensor{prefix + std::string(std::string_view(name_of(Owned{}))),
                        element_of<stored_type<T, typename Owned::declared>>,
                        shape_in_file<typename Owned::declared>::get(), block + layout::template offset<Owned>,
                        &read_parameter<T, typename Owned::declared>}...};
}
template <class Network, class T, class... Owned>
std::vector<target_tensor> tensors_of(T* block, types<Owned...>, const std::string& prefix = {}) {
  using layout = parameters_of<Network, T>;
  return {target_tensor{prefix + std::string(std::string_view(name_of(Owned{}))),
                        element_of<stored_type<T, typename Owned::declared>>,
                        shape_in_file<typename Owned::declared>::get(), block + layout::template offset<Owned>,
                        &write_parameter<T, typename Owned::declared>}...};
}

// Writes the model's parameters; the file appears whole or not at all. Throws save_error.
template <class Network, class T>
void save(const Model<Network, T>& model, const file_path& path) {
  save_tensors(path, tensors_of<Network>(model.data(), owned_of<Network>{}), {{"architecture", type_text<Network>()}});
}

// Reads the model's parameters. Throws load_error, and then the model is as it was.
template <class Network, class T>
void load(Model<Network, T>& model, const file_path& path, load_options options = {}) {
  load_tensors(path, tensors_of<Network>(model.data(), owned_of<Network>{}), options);
}

}  // namespace etch::inline ETCH_TARGET
