// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Tensors into a safetensors file and back: written whole or not at all, loaded whole or not at all.
#pragma once

#include <algorithm>
#include <cmath>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <etch/core/version.hpp>
#include <etch/io/tensor.hpp>
#include <etch/io/tensor_file.hpp>

namespace etch::inline ETCH_TARGET {

// Names with this prefix belong to a checkpoint (optimizer, counters, seed); whoever loads only weights may skip them.
inline constexpr std::string_view checkpoint_prefix = "etch.";

// Writes the tensors, widest type first and then by name. The metadata gains "format" and "etch_version".
inline void save_tensors(const file_path& path, std::span<const source_tensor> tensors, file_metadata metadata = {}) {
  const auto refuse = [&](std::string_view name, std::string_view why) {
    throw save_error(path.text(), std::string("tensor ") + quoted(name) + " " + std::string(why));
  };
  metadata.insert(metadata.begin(),
                  {{"format", "pt"},
                   {"etch_version", std::to_string(ETCH_VERSION_MAJOR) + "." + std::to_string(ETCH_VERSION_MINOR) +
                                        "." + std::to_string(ETCH_VERSION_PATCH)}});
  for (index i = 0; i < metadata.size(); ++i) {
    const auto& [key, value] = metadata[i];
    if (!detail::is_utf8(key) || !detail::is_utf8(value))
      throw save_error(path.text(), std::string("metadata ") + quoted(key) + " is not UTF-8");
    for (index k = 0; k < i; ++k)
      if (metadata[k].first == key)
        throw save_error(path.text(), std::string("metadata ") + quoted(key) + " is there twice");
  }

  std::vector<const source_tensor*> order;
  for (const source_tensor& tensor : tensors) order.push_back(&tensor);
  std::sort(order.begin(), order.end(), [](const source_tensor* a, const source_tensor* b) {
    return a->type != b->type ? a->type > b->type : a->name < b->name;
  });
  std::vector<tensor_entry> entries;
  index data_size = 0, largest = 0;
  std::vector<std::string_view> names;
  for (const source_tensor* tensor : order) {
    if (tensor->type == element_type::other) refuse(tensor->name, "has no element type");
    if (tensor->name == "__metadata__" || !detail::is_utf8(tensor->name)) refuse(tensor->name, "has no proper name");
    names.push_back(tensor->name);
    entries.push_back({tensor->name,
                       std::string(detail::name_of(tensor->type)),
                       tensor->type,
                       {tensor->shape.begin(), tensor->shape.end()},
                       data_size,
                       data_size + tensor->bytes()});
    data_size += tensor->bytes();
    largest = std::max(largest, tensor->bytes());
  }
  std::sort(names.begin(), names.end());
  if (const auto twin = std::adjacent_find(names.begin(), names.end()); twin != names.end())
    refuse(*twin, "is there twice");

  atomic_file file(path);
  file.write(detail::header_bytes(entries, metadata));
  const auto buffer = std::make_unique_for_overwrite<std::byte[]>(largest);
  for (const source_tensor* tensor : order) {
    tensor->read(*tensor, buffer.get());
    file.write(buffer.get(), tensor->bytes());
  }
  file.commit();
}

struct load_options {
  bool allow_missing = false;     // keep what the file does not have
  bool allow_unknown = false;     // skip tensors that nobody asked for
  bool allow_not_finite = false;  // take NaN and infinity
};

namespace detail {

// The name without what torch.compile ("_orig_mod.", at any level) and DataParallel ("module.", in front) add.
inline std::string plain_name(std::string_view name) {
  constexpr std::string_view compiled = "_orig_mod.", parallel = "module.";
  std::string plain;
  while (!name.empty()) {
    if (name.starts_with(compiled)) {
      name.remove_prefix(compiled.size());
    } else if (plain.empty() && name.starts_with(parallel)) {
      name.remove_prefix(parallel.size());
    } else {
      const index component = std::min(name.find('.'), name.size() - 1) + 1;
      plain += name.substr(0, component);
      name.remove_prefix(component);
    }
  }
  return plain;
}

// A checkpoint's own tensors, and PyTorch's batch counter, which inference does not use.
inline bool may_stay_unused(std::string_view name) {
  return name.starts_with(checkpoint_prefix) || name == "num_batches_tracked" || name.ends_with(".num_batches_tracked");
}

// Position in a shape, such as [3, 7], of a row-major number.
inline std::string position_text(const tensor_shape& shape, index flat) {
  std::vector<index> position(shape.rank);
  for (index d = shape.rank; d-- > 0; flat /= shape.extents[d]) position[d] = flat % shape.extents[d];
  return shape_text(position);
}

template <class Number>
void check_finite(const tensor_file& file, const target_tensor& target, const std::byte* numbers) {
  for (index i = 0; i < target.count(); ++i)
    if (const auto value = static_cast<double>(number_at<Number>(numbers, i)); !std::isfinite(value))
      throw load_error(file.name(), target.name, "finite numbers",
                       std::string(std::isnan(value) ? "nan" : "infinity") + " at " + position_text(target.shape, i));
}

// Pairs every target with an entry, null where none is needed.
inline std::vector<const tensor_entry*> matched(const tensor_file& file, std::span<const target_tensor> targets,
                                                const load_options& options) {
  std::vector<std::pair<std::string, const tensor_entry*>> plain;
  for (const tensor_entry& entry : file.entries()) plain.emplace_back(plain_name(entry.name), &entry);
  std::sort(plain.begin(), plain.end());
  const auto find = [&](const std::string& name) -> const tensor_entry* {
    if (const tensor_entry* exact = file.find(name)) return exact;
    const auto at =
        std::lower_bound(plain.begin(), plain.end(), std::pair<std::string, const tensor_entry*>(name, nullptr));
    if (at == plain.end() || at->first != name) return nullptr;
    if (at + 1 != plain.end() && at[1].first == name)
      throw load_error(file.name(), name, "one tensor of this name",
                       quoted(at->second->name) + " and " + quoted(at[1].second->name));
    return at->second;
  };

  std::vector<const tensor_entry*> pairs;
  std::vector<const tensor_entry*> used;
  for (const target_tensor& target : targets) {
    const tensor_entry* entry = find(target.name);
    pairs.push_back(entry);
    if (entry == nullptr) {
      if (!target.required || options.allow_missing) continue;
      throw load_error(file.name(), target.name, std::string(name_of(target.type)) + " " + shape_text(target.shape),
                       "no such tensor");
    }
    used.push_back(entry);
    if (!std::equal(entry->shape.begin(), entry->shape.end(), target.shape.begin(), target.shape.end()))
      throw load_error(file.name(), target.name, std::string("shape ") + shape_text(target.shape),
                       shape_text(entry->shape));
    if (!converts(entry->type, target.type))
      throw load_error(file.name(), target.name, is_float(target.type) ? "F32, F64, F16 or BF16" : name_of(target.type),
                       entry->dtype);
  }
  std::sort(used.begin(), used.end());
  for (const tensor_entry& entry : file.entries())
    if (!options.allow_unknown && !may_stay_unused(entry.name) && !std::binary_search(used.begin(), used.end(), &entry))
      throw load_error(file.name(), entry.name, "no such tensor", entry.dtype + " " + shape_text(entry.shape));
  return pairs;
}

}  // namespace detail

// Gives every target its tensor of the file. Nothing is written to any target unless all of them fit.
inline void load_tensors(const tensor_file& file, std::span<const target_tensor> targets, load_options options = {}) {
  const std::vector<const tensor_entry*> pairs = detail::matched(file, targets, options);
  index largest = 0;
  for (index i = 0; i < targets.size(); ++i)
    if (pairs[i] != nullptr) largest = std::max(largest, targets[i].bytes());
  const auto scratch = std::make_unique_for_overwrite<std::byte[]>(largest);
  const auto numbers = [&](index i) -> const std::byte* {
    const target_tensor& target = targets[i];
    const std::byte* raw = file.data(*pairs[i]);
    if (pairs[i]->type == target.type && reinterpret_cast<std::uintptr_t>(raw) % size_of(target.type) == 0) return raw;
    convert(raw, pairs[i]->type, target.count(), target.type, scratch.get());
    return scratch.get();
  };

  for (index i = 0; i < targets.size(); ++i) {
    if (pairs[i] == nullptr || options.allow_not_finite) continue;
    if (targets[i].type == element_type::bf16) detail::check_finite<bfloat16>(file, targets[i], numbers(i));
    if (targets[i].type == element_type::f32) detail::check_finite<float>(file, targets[i], numbers(i));
    if (targets[i].type == element_type::f64) detail::check_finite<double>(file, targets[i], numbers(i));
  }
  for (index i = 0; i < targets.size(); ++i)
    if (pairs[i] != nullptr) targets[i].write(targets[i], numbers(i));
}

inline void load_tensors(const file_path& path, std::span<const target_tensor> targets, load_options options = {}) {
  load_tensors(tensor_file::open(path), targets, options);
}

}  // namespace etch::inline ETCH_TARGET
