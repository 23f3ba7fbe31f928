// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A small picture as PNG: one byte per pixel, 63 steps of transparency, nothing compressed.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>

#include <etch/core/index.hpp>
#include <etch/report/picture.hpp>

namespace etch::inline ETCH_TARGET {

enum class pixel_colours {
  ink,        // 0 transparent, 1 black
  diverging,  // the most negative value red, 0 transparent, the most positive blue
};

namespace detail {

inline std::string big_endian(std::uint32_t value) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>((value >> shift) & 0xffu);
  return bytes;
}

inline std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t crc = ~0u;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ (0xedb88320u & (0u - (crc & 1u)));
  }
  return ~crc;
}

inline std::uint32_t adler32(std::string_view bytes) {
  std::uint32_t a = 1, b = 0;
  for (const char c : bytes) {
    a = (a + static_cast<unsigned char>(c)) % 65521;
    b = (b + a) % 65521;
  }
  return (b << 16) | a;
}

// A zlib stream of stored blocks.
inline std::string stored(std::string_view bytes) {
  std::string out = "\x78\x01";
  for (index at = 0; at == 0 || at < bytes.size(); at += 65535) {
    const std::string_view block = bytes.substr(at, 65535);
    const auto size = static_cast<std::uint32_t>(block.size());
    out += static_cast<char>(at + block.size() == bytes.size());
    for (const std::uint32_t half : {size, ~size}) {
      out += static_cast<char>(half & 0xffu);
      out += static_cast<char>((half >> 8) & 0xffu);
    }
    out += block;
  }
  return out + big_endian(adler32(bytes));
}

inline std::string chunk(std::string_view kind, std::string_view data) {
  std::string body(kind);
  body += data;
  return big_endian(static_cast<std::uint32_t>(data.size())) + body + big_endian(crc32(body));
}

inline std::string base64(std::string_view bytes) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (index at = 0; at < bytes.size(); at += 3) {
    std::uint32_t group = 0;
    for (index i = 0; i < 3; ++i)
      group = (group << 8) | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0u);
    for (index i = 0; i < 4; ++i) out += at + i > bytes.size() ? '=' : digits[(group >> (18 - 6 * i)) & 63u];
  }
  return out;
}

}  // namespace detail

// Levels 1 to 63 of a palette stand for -1 to 1, level 32 for 0; what is not finite shows nothing.
inline std::string png(const picture& image, pixel_colours colours) {
  float most = 0;
  for (const float value : image.values)
    if (std::isfinite(value)) most = std::max(most, std::abs(value));
  const float scale = colours == pixel_colours::ink ? 1.0f : most > 0 ? 1 / most : 1.0f;

  std::string palette, alpha, rows;
  for (int level = 0; level < 64; ++level) {
    const std::array<int, 3> colour = colours == pixel_colours::ink ? std::array{0, 0, 0}
                                      : level < 32                  ? std::array{226, 70, 40}
                                                                    : std::array{37, 99, 235};
    for (const int part : colour) palette += static_cast<char>(part);
    alpha += static_cast<char>(level == 0 ? 0 : std::abs(level - 32) * 255 / 31);
  }
  for (index row = 0; row < image.height; ++row) {
    rows += '\0';  // no filter
    for (index column = 0; column < image.width; ++column) {
      const float value = image.at(row, column) * scale;
      rows += static_cast<char>(std::isfinite(value) ? 32 + std::lround(std::clamp(value, -1.0f, 1.0f) * 31.0f) : 0);
    }
  }
  std::string header = detail::big_endian(static_cast<std::uint32_t>(image.width)) +
                       detail::big_endian(static_cast<std::uint32_t>(image.height));
  header.append("\x08\x03\0\0\0", 5);
  return std::string("\x89PNG\r\n\x1a\n") + detail::chunk("IHDR", header) + detail::chunk("PLTE", palette) +
         detail::chunk("tRNS", alpha) + detail::chunk("IDAT", detail::stored(rows)) + detail::chunk("IEND", {});
}

inline std::string png_uri(const picture& image, pixel_colours colours) {
  return std::string("data:image/png;base64,") + detail::base64(png(image, colours));
}

}  // namespace etch::inline ETCH_TARGET
