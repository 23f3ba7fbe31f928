// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A safetensors file in memory, with every promise of the format already checked.
#pragma once

#include <algorithm>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <etch/core/index.hpp>
#include <etch/io/detail/safetensors_header.hpp>
#include <etch/io/error.hpp>
#include <etch/io/file.hpp>

namespace etch::inline ETCH_TARGET {

class tensor_file {
 public:
  // Reads a whole file; throws load_error.
  static tensor_file open(const file_path& path) {
    tensor_file file{path.text()};
    const detail::descriptor in{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    struct stat info {};
    if (!in.open() || ::fstat(in.get(), &info) != 0) throw load_error(path.text(), detail::reason(errno));
    if (!S_ISREG(info.st_mode)) throw load_error(path.text(), "expected a regular file, found something else");
    const auto size = static_cast<index>(info.st_size);
    const auto read = [&](void* to, index count) {
      const auto got = detail::read_fully(in.get(), to, count);
      if (got < 0) throw load_error(path.text(), detail::reason(errno));
      if (static_cast<index>(got) != count) throw load_error(path.text(), "the file became shorter while it was read");
    };

    std::byte prefix[8]{};
    if (size >= sizeof(prefix)) read(prefix, sizeof(prefix));
    std::string header(file.header_size({prefix, std::min<index>(size, 8)}, size), ' ');
    read(header.data(), header.size());
    const index data_size = size - 8 - header.size();
    file.parse(header, data_size);
    file.owned_ = std::make_unique_for_overwrite<std::byte[]>(data_size);
    file.data_ = file.owned_.get();
    read(file.owned_.get(), data_size);
    return file;
  }

  // Looks at the bytes of a file that stay where they are; `name` is what errors call it.
  static tensor_file view(std::span<const std::byte> bytes, std::string_view name = "memory") {
    tensor_file file{std::string(name)};
    const index size = file.header_size(bytes, bytes.size());
    file.parse({reinterpret_cast<const char*>(bytes.data()) + 8, size}, bytes.size() - 8 - size);
    file.data_ = bytes.data() + 8 + size;
    return file;
  }

  const std::string& name() const noexcept { return name_; }
  const file_metadata& metadata() const noexcept { return metadata_; }
  const std::vector<tensor_entry>& entries() const noexcept { return entries_; }  // sorted by name

  // The value of a metadata key, or nothing but an empty text.
  std::string_view metadata(std::string_view key) const noexcept {
    for (const auto& [name, value] : metadata_)
      if (name == key) return value;
    return {};
  }

  const tensor_entry* find(std::string_view name) const noexcept {
    const auto at = std::lower_bound(entries_.begin(), entries_.end(), name,
                                     [](const tensor_entry& entry, std::string_view key) { return entry.name < key; });
    return at != entries_.end() && at->name == name ? &*at : nullptr;
  }

  // The bytes of a tensor, little-endian and row-major, at no particular alignment.
  const std::byte* data(const tensor_entry& entry) const noexcept { return data_ + entry.begin; }

  // All numbers of a tensor, whatever its shape; for those whose size only the file knows.
  template <class Number>
  std::vector<Number> values(std::string_view name) const {
    const tensor_entry* entry = find(name);
    if (entry == nullptr) throw load_error(name_, name, "it", "no such tensor");
    if (!converts(entry->type, element_of<Number>))
      throw load_error(name_, name, detail::name_of(element_of<Number>), entry->dtype);
    std::vector<Number> numbers(entry->count());
    convert(data(*entry), entry->type, numbers.size(), element_of<Number>,
            reinterpret_cast<std::byte*>(numbers.data()));
    return numbers;
  }

 private:
  static constexpr index longest_header = 100'000'000;

  explicit tensor_file(std::string name) : name_(std::move(name)) {}

  index header_size(std::span<const std::byte> start, index file_size) const {
    if (start.size() < 8)
      throw load_error(name_, std::string("expected at least 8 bytes, found ") + std::to_string(start.size()));
    const auto size = detail::number_at<std::uint64_t>(start.data(), 0);
    if (size > longest_header)
      throw load_error(name_, std::string("expected a header of at most ") + std::to_string(longest_header) +
                                  " bytes, found " + std::to_string(size));
    if (size > file_size - 8)
      throw load_error(name_, std::string("expected a header of ") + std::to_string(size) + " bytes, found " +
                                  std::to_string(file_size - 8) + " bytes after its length");
    return size;
  }

  void parse(std::string_view header, index data_size) try {
    detail::read_header(header, data_size, entries_, metadata_);
  } catch (const detail::json_failure& failure) {
    throw load_error(name_, failure.what);
  } catch (const detail::entry_failure& failure) {
    throw load_error(name_, failure.name, failure.expected, failure.found);
  }

  std::string name_;
  file_metadata metadata_;
  std::vector<tensor_entry> entries_;
  std::unique_ptr<std::byte[]> owned_;
  const std::byte* data_ = nullptr;
};

}  // namespace etch::inline ETCH_TARGET
