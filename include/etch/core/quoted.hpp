// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Text from a file as errors show it, whatever the file holds.
#pragma once

#include <string>
#include <string_view>

#include <etch/core/index.hpp>

namespace etch::inline ETCH_TARGET {

// The bytes of the UTF-8 character that `text` begins with; 0 where it begins with none, or with a control character.
constexpr index printable_bytes(std::string_view text) {
  const auto byte = [&](index i) { return static_cast<unsigned char>(i < text.size() ? text[i] : 0); };
  if (byte(0) < 0x80) return byte(0) >= 0x20 && byte(0) != 0x7f ? 1 : 0;
  if (byte(0) == 0xc2 && byte(1) < 0xa0) return 0;
  const index size = byte(0) >= 0xf0 ? 4 : byte(0) >= 0xe0 ? 3 : 2;
  if (byte(0) < 0xc2 || byte(0) > 0xf4) return 0;
  for (index i = 1; i < size; ++i)
    if ((byte(i) & 0xc0) != 0x80) return 0;
  return size;
}

// In quotes, shortened when long, and safe to show on a terminal: what is not printable becomes \x1b and the like.
inline std::string quoted(std::string_view text, index longest = 120) {
  constexpr const char* digits = "0123456789abcdef";
  std::string shown = "'";
  for (index i = 0; i < text.size();) {
    const index size = printable_bytes(text.substr(i));
    if (i + (size == 0 ? 1 : size) > longest) return shown + "...'";
    if (size == 0) {
      const auto byte = static_cast<unsigned char>(text[i++]);
      shown += {'\\', 'x', digits[byte / 16], digits[byte % 16]};
    } else {
      shown += text.substr(i, size);
      i += size;
    }
  }
  return shown + "'";
}

}  // namespace etch::inline ETCH_TARGET
