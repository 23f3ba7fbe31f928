// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A tensor to save or to load: its name, shape and element type, and how to copy it in one piece.
#pragma once

#include <array>
#include <cstring>
#include <initializer_list>
#include <string>
#include <utility>

#include <etch/core/index.hpp>
#include <etch/io/element.hpp>

namespace etch::inline ETCH_TARGET {

// Up to four extents, outermost first; none for a single number.
struct tensor_shape {
  static constexpr index most = 4;
  std::array<index, most> extents{};
  index rank = 0;

  constexpr tensor_shape() = default;
  constexpr tensor_shape(std::initializer_list<index> sizes) {
    for (const index size : sizes) extents.at(rank++) = size;
  }

  constexpr const index* begin() const { return extents.data(); }
  constexpr const index* end() const { return extents.data() + rank; }
  constexpr index count() const {
    index product = 1;
    for (const index extent : *this) product *= extent;
    return product;
  }
  bool operator==(const tensor_shape&) const = default;
};

// Where a file gets a tensor from. `read` writes shape.count() numbers of `type` to `row_major`, in row-major order.
struct source_tensor {
  std::string name;
  element_type type;
  tensor_shape shape;
  const void* context;
  void (*read)(const source_tensor& self, void* row_major);

  index count() const { return shape.count(); }
  index bytes() const { return shape.count() * size_of(type); }
};

// Where a file's tensor goes. `write` takes shape.count() numbers of `type` in row-major order, aligned, and must not
// throw: it is called once every tensor of the file has been checked.
struct target_tensor {
  std::string name;
  element_type type;
  tensor_shape shape;
  void* context;
  void (*write)(const target_tensor& self, const void* row_major);
  bool required = true;

  index count() const { return shape.count(); }
  index bytes() const { return shape.count() * size_of(type); }
};

// A tensor that lies in memory as it does in a file: contiguous and row-major. A scalar has the shape {}.
template <class Number>
source_tensor dense_source(std::string name, tensor_shape shape, const Number* data) {
  static_assert(element_of<Number> != element_type::other, "save it as float, double, std::int64_t or std::uint8_t");
  return {std::move(name), element_of<Number>, shape, data, [](const source_tensor& self, void* to) {
            if (self.count() != 0) std::memcpy(to, self.context, self.bytes());
          }};
}

template <class Number>
target_tensor dense_target(std::string name, tensor_shape shape, Number* data, bool required = true) {
  static_assert(element_of<Number> != element_type::other, "load it as float, double, std::int64_t or std::uint8_t");
  return {std::move(name),
          element_of<Number>,
          shape,
          data,
          [](const target_tensor& self, const void* from) {
            if (self.count() != 0) std::memcpy(self.context, from, self.bytes());
          },
          required};
}

}  // namespace etch::inline ETCH_TARGET
