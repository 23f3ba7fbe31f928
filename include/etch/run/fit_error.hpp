// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What training refuses to begin with: where, what was expected, what was found. Nothing has changed by then.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

#include <etch/core/config.hpp>

namespace etch::inline ETCH_TARGET {

class fit_error : public std::invalid_argument {
 public:
  fit_error(const std::string& place, std::string wanted, std::string got)
      : std::invalid_argument(place + ": expected " + wanted + ", found " + got),
        where(place),
        expected(std::move(wanted)),
        found(std::move(got)) {}

  std::string where, expected, found;
};

}  // namespace etch::inline ETCH_TARGET
