// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// One block of values on a cache-line boundary, allocated once and zeroed.
#pragma once

#include <cstring>
#include <new>
#include <utility>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>

namespace etch::inline ETCH_TARGET {

inline constexpr index cache_line = 64;

template <class T>
class aligned_block {
 public:
  aligned_block() = default;
  explicit aligned_block(index size) : data_(allocate(size)), size_(size) {}
  aligned_block(const aligned_block& other) : aligned_block(other.size_) { copy_from(other); }
  aligned_block(aligned_block&& other) noexcept
      : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}
  aligned_block& operator=(aligned_block other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
  }
  ~aligned_block() { ::operator delete (data_, std::align_val_t{cache_line}); }

  T* data() { return data_; }
  const T* data() const { return data_; }
  index size() const { return size_; }
  T& operator[](index i) { return data_[i]; }
  const T& operator[](index i) const { return data_[i]; }
  const T* begin() const { return data_; }
  const T* end() const { return data_ + size_; }
  friend bool operator==(const aligned_block& a, const aligned_block& b) {
    if (a.size_ != b.size_) return false;
    for (index i = 0; i < a.size_; ++i)
      if (!(a[i] == b[i])) return false;
    return true;
  }
  void copy_from(const aligned_block& other) {
    if (size_ != 0) std::memcpy(data_, other.data_, size_ * sizeof(T));
  }

 private:
  static T* allocate(index size) {
    if (size == 0) return nullptr;
    void* block = ::operator new (size * sizeof(T), std::align_val_t{cache_line});
    std::memset(block, 0, size * sizeof(T));
    return static_cast<T*>(block);
  }

  T* data_ = nullptr;
  index size_ = 0;
};

}  // namespace etch::inline ETCH_TARGET
