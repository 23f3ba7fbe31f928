// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Blocks of numbers for kernels to read, each exactly as large as it has to be.
#pragma once

#include <vector>

#include <etch/core/index.hpp>

namespace kernel_blocks {

// Values of either sign that are not all short in binary.
template <class T>
T value(etch::index i) {
  return static_cast<T>(static_cast<double>((i * 2654435761u) % 4001) / 1000.0 - 2.0);
}

// A block that ends where its allocation ends, so that the sanitizer sees what lies behind.
template <class T>
std::vector<T> filled(etch::index size, etch::index salt) {
  std::vector<T> block(size);
  for (etch::index i = 0; i < size; ++i) block[i] = value<T>(i + salt * 7919);
  return block;
}

}  // namespace kernel_blocks
