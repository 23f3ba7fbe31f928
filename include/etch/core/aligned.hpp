// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// One block of values on a cache-line boundary, allocated once and zeroed; long ones in large pages.
#pragma once

#include <cstring>
#include <new>
#include <utility>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>
#include <etch/core/large_pages.hpp>

namespace etch::inline ETCH_TARGET {

inline constexpr index cache_line = 64;
// The values in one.
template <class T>
inline constexpr index line = cache_line / sizeof(T);
// The bytes of the nearest cache and of the next, at least.
inline constexpr index first_cache = 32768, second_cache = 1 << 20;

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
  ~aligned_block() { ::operator delete(data_, alignment(size_)); }

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
  static constexpr std::align_val_t alignment(index size) {
    return std::align_val_t{size * sizeof(T) >= large_page ? large_page : cache_line};
  }
  static T* allocate(index size) {
    if (size == 0) return nullptr;
    void* block = ::operator new(size * sizeof(T), alignment(size));
    prefer_large_pages(block, size * sizeof(T));
    std::memset(block, 0, size * sizeof(T));
    return static_cast<T*>(block);
  }

  T* data_ = nullptr;
  index size_ = 0;
};

}  // namespace etch::inline ETCH_TARGET
