// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Finds and reads the four files of MNIST (or of a set in its form) in a folder.
#pragma once

#include <fstream>
#include <string>

#include <etch/core/config.hpp>
#include <etch/core/label.hpp>
#include <etch/data/dataset.hpp>
#include <etch/data/error.hpp>
#include <etch/data/idx.hpp>

namespace etch::inline ETCH_TARGET {

template <class T = float>
struct Mnist {
  Dataset<784, Label, T> train, test;
};

namespace detail {

// Both spellings are in use: train-images-idx3-ubyte and train-images.idx3-ubyte, each with or without .gz.
inline std::string find_idx(const std::string& folder, const std::string& name, const std::string& kind) {
  for (const char* separator : {"-", "."})
    for (const char* ending : {"", ".gz"}) {
      std::string path = folder + "/" + name + separator + kind + ending;
      if (std::ifstream(path, std::ios::binary)) return path;
    }
  throw data_error(folder, std::string("the file ") + name + "-" + kind + " or " + name + "-" + kind + ".gz",
                   "neither");
}

template <class T>
Dataset<784, Label, T> read_mnist_part(const std::string& folder, const std::string& part) {
  return read_idx<784, T>(find_idx(folder, part + "-images", "idx3-ubyte"),
                          find_idx(folder, part + "-labels", "idx1-ubyte"), 10);
}

}  // namespace detail

template <class T = float>
Mnist<T> load_mnist(const std::string& folder) {
  return {detail::read_mnist_part<T>(folder, "train"), detail::read_mnist_part<T>(folder, "t10k")};
}

}  // namespace etch::inline ETCH_TARGET
