// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Saves and loads a model together with the scaling that its inputs need.
#pragma once

#include <string>
#include <vector>

#include <etch/data/scale.hpp>
#include <etch/run/checkpoint.hpp>
#include <etch/run/save.hpp>

namespace etch::inline ETCH_TARGET {

// Something that says which numbers it consists of, as Standardize and MinMax do.
template <class Scaling>
concept has_numbers = requires(Scaling& scaling) {
  Scaling::numbers(scaling, [](const char*, auto*, index) {});
};

namespace detail {

inline std::string in_scaling(const char* name) { return in_checkpoint("scaling.").append(name); }

}  // namespace detail

// One file for both: save(model, path, scale). It loads as a model alone too. Throws save_error.
template <class Network, class T, has_numbers Scaling>
void save(const Model<Network, T>& model, const file_path& path, const Scaling& scaling) {
  auto tensors = tensors_of<Network>(model.data(), owned_of<Network>{});
  Scaling::numbers(scaling, [&](const char* name, const auto* data, index count) {
    tensors.push_back(dense_source(detail::in_scaling(name), {count}, data));
  });
  save_tensors(path, tensors, {{"architecture", type_text<Network>()}, {"scaling", type_text<Scaling>()}});
}

// Throws load_error, and then both are as they were.
template <class Network, class T, has_numbers Scaling>
void load(Model<Network, T>& model, const file_path& path, Scaling& scaling, load_options options = {}) {
  auto tensors = tensors_of<Network>(model.data(), owned_of<Network>{});
  Scaling::numbers(scaling, [&](const char* name, auto* data, index count) {
    tensors.push_back(dense_target(detail::in_scaling(name), {count}, data));
  });
  load_tensors(path, tensors, options);
}

}  // namespace etch::inline ETCH_TARGET
