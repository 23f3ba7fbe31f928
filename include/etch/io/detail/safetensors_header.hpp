// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The header of a safetensors file: read with every check of the format, and written so that the data is aligned.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <etch/core/index.hpp>
#include <etch/io/detail/json_header.hpp>
#include <etch/io/element.hpp>

namespace etch::inline ETCH_TARGET {

using file_metadata = std::vector<std::pair<std::string, std::string>>;

// One tensor of a file; its bytes are [begin, end) of the file's data.
struct tensor_entry {
  std::string name;
  std::string dtype;
  element_type type = element_type::other;
  std::vector<index> shape;
  index begin = 0, end = 0;

  index count() const {
    index product = 1;
    for (const index extent : shape) product *= extent;
    return product;
  }
};

// [2, 3] for any range of extents.
template <class Extents>
std::string shape_text(const Extents& extents) {
  std::string text = "[";
  for (const index extent : extents) {
    if (text.size() > 1) text += ", ";
    text += std::to_string(extent);
  }
  return text + "]";
}

namespace detail {

struct file_type {
  std::string_view name;
  index bits;
  element_type type = element_type::other;
};

inline constexpr file_type file_types[] = {
    {"F32", 32, element_type::f32},
    {"F64", 64, element_type::f64},
    {"F16", 16, element_type::f16},
    {"BF16", 16, element_type::bf16},
    {"I64", 64, element_type::i64},
    {"U8", 8, element_type::u8},
    {"BOOL", 8},
    {"I8", 8},
    {"I16", 16},
    {"U16", 16},
    {"I32", 32},
    {"U32", 32},
    {"U64", 64},
    {"C64", 64},
    {"F4", 4},
    {"F6_E2M3", 6},
    {"F6_E3M2", 6},
    {"F8_E5M2", 8},
    {"F8_E4M3", 8},
    {"F8_E8M0", 8},
    {"F8_E4M3FNUZ", 8},
    {"F8_E5M2FNUZ", 8},
};

inline std::string_view name_of(element_type type) {
  for (const file_type& known : file_types)
    if (known.type == type && type != element_type::other) return known.name;
  return "?";
}

// A tensor's fault is kept apart from the header's, so that the error can name it.
struct entry_failure {
  std::string name, expected, found;
};

constexpr bool multiply_overflows(index a, index b, index& product) {
  if (a != 0 && b > static_cast<index>(-1) / a) return true;
  product = a * b;
  return false;
}

inline void check_size(const tensor_entry& entry, index bits) {
  index total = bits;
  for (const index extent : entry.shape)
    if (multiply_overflows(total, extent, total))
      throw entry_failure{entry.name, "a size below 2^64", std::string("shape ") + shape_text(entry.shape)};
  if (total % 8 != 0) throw entry_failure{entry.name, "whole bytes", std::to_string(total) + " bits"};
  if (entry.end < entry.begin || total / 8 != entry.end - entry.begin)
    throw entry_failure{entry.name,
                        std::to_string(total / 8) + " bytes for " + entry.dtype + " " + shape_text(entry.shape),
                        std::string("offsets ") + shape_text(std::vector{entry.begin, entry.end})};
}

inline tensor_entry read_entry(json_reader& json, std::string name) {
  tensor_entry entry;
  entry.name = std::move(name);
  bool has_type = false, has_shape = false, has_offsets = false;
  const auto once = [&](bool& seen) {
    if (std::exchange(seen, true)) json.fail("no key twice");
  };
  json.object([&](const std::string& key) {
    if (key == "dtype") {
      once(has_type);
      entry.dtype = json.string();
    } else if (key == "shape") {
      once(has_shape);
      json.array([&] {
        if (entry.shape.size() == 64) json.fail("at most 64 extents");
        entry.shape.push_back(json.whole_number());
      });
    } else if (key == "data_offsets") {
      once(has_offsets);
      std::vector<index> offsets;
      json.array([&] {
        if (offsets.size() == 2) json.fail("two offsets");
        offsets.push_back(json.whole_number());
      });
      if (offsets.size() != 2) json.fail("two offsets");
      entry.begin = offsets[0];
      entry.end = offsets[1];
    } else {
      json.fail("'dtype', 'shape' or 'data_offsets' before");
    }
  });
  if (!has_type || !has_shape || !has_offsets) json.fail("'dtype', 'shape' and 'data_offsets' before");
  const auto* known = std::find_if(std::begin(file_types), std::end(file_types),
                                   [&](const file_type& candidate) { return candidate.name == entry.dtype; });
  if (known == std::end(file_types)) throw entry_failure{entry.name, "a known dtype", quoted(entry.dtype)};
  entry.type = known->type;
  check_size(entry, known->bits);
  return entry;
}

// The entries tile [0, data size) without hole or overlap.
inline void check_tiling(std::vector<tensor_entry>& entries, index data_size) {
  std::sort(entries.begin(), entries.end(), [](const tensor_entry& a, const tensor_entry& b) {
    return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
  });
  index reached = 0;
  for (const tensor_entry& entry : entries) {
    if (entry.begin != reached)
      throw entry_failure{entry.name, std::string("data from byte ") + std::to_string(reached),
                          std::string("data from byte ") + std::to_string(entry.begin)};
    reached = entry.end;
  }
  if (reached != data_size)
    throw json_failure{"expected " + std::to_string(reached) + " bytes of data, found " + std::to_string(data_size)};
}

// Reads the header and leaves the entries sorted by name. Throws json_failure or entry_failure.
inline void read_header(std::string_view text, index data_size, std::vector<tensor_entry>& entries,
                        file_metadata& metadata) {
  if (text.empty() || text.front() != '{') throw json_failure{"expected '{' at byte 0 of the header"};
  if (!is_utf8(text)) throw json_failure{"expected a header in UTF-8"};
  json_reader json(text);
  bool has_metadata = false;
  json.object([&](std::string key) {
    if (key == "__metadata__") {
      if (std::exchange(has_metadata, true)) json.fail("no key twice");
      json.object([&](std::string name) { metadata.emplace_back(std::move(name), json.string()); });
    } else {
      entries.push_back(read_entry(json, std::move(key)));
    }
  });
  json.end();

  check_tiling(entries, data_size);
  std::sort(entries.begin(), entries.end(),
            [](const tensor_entry& a, const tensor_entry& b) { return a.name < b.name; });
  for (index i = 1; i < entries.size(); ++i)
    if (entries[i].name == entries[i - 1].name) throw entry_failure{entries[i].name, "one such name", "two"};
  file_metadata sorted = metadata;
  std::sort(sorted.begin(), sorted.end());
  for (index i = 1; i < sorted.size(); ++i)
    if (sorted[i].first == sorted[i - 1].first)
      throw json_failure{"expected no key twice in the metadata, found " + quoted(sorted[i].first)};
}

// The length and the text that open a file whose tensors follow in the order of `entries`. Spaces fill the header up so
// that the data begins at a multiple of 64.
inline std::string header_bytes(const std::vector<tensor_entry>& entries, const file_metadata& metadata) {
  std::string text = "{";
  const auto quote = [&](std::string_view name) { text.append("\"").append(json_escaped(name)).append("\""); };
  const auto numbers = [&](std::string_view key, const std::vector<index>& values) {
    text.append(key);
    for (index i = 0; i < values.size(); ++i) text.append(i == 0 ? "" : ",").append(std::to_string(values[i]));
    text += ']';
  };
  if (!metadata.empty()) {
    text += "\"__metadata__\":{";
    for (const auto& [key, value] : metadata) {
      quote(key);
      text += ':';
      quote(value);
      text += ',';
    }
    text.back() = '}';
    text += ',';
  }
  for (const tensor_entry& entry : entries) {
    quote(entry.name);
    text.append(":{\"dtype\":\"").append(entry.dtype);
    numbers("\",\"shape\":[", entry.shape);
    numbers(",\"data_offsets\":[", {entry.begin, entry.end});
    text += "},";
  }
  if (text.size() > 1) text.pop_back();
  text += '}';
  text.append(round_up(8 + text.size(), 64) - 8 - text.size(), ' ');

  std::string bytes;
  for (int shift = 0; shift < 64; shift += 8) bytes += static_cast<char>((text.size() >> shift) & 0xffu);
  return bytes + text;
}

}  // namespace detail

}  // namespace etch::inline ETCH_TARGET
