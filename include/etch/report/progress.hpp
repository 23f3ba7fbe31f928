// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Progress of a training run: a bar with rate and time left on a terminal, a line per epoch elsewhere, or nothing.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <span>
#include <string_view>
#include <utility>

#include <time.h>

#include <etch/core/index.hpp>
#include <etch/report/terminal.hpp>

namespace etch::inline ETCH_TARGET {

enum class Verbose : std::uint8_t {
  automatic,  // a bar on a terminal, else a line per epoch
  bar,
  line,
  silent,
};

struct named_value {
  std::string_view name;
  double value;
};

namespace detail {

inline double monotonic_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

// Text of bounded length that knows how many columns it takes.
class line_text {
 public:
  void put(std::string_view text) {
    const index room = std::min(text.size(), sizeof(text_) - size_);
    std::memcpy(text_ + size_, text.data(), room);
    size_ += room;
    for (const char c : text.substr(0, room)) columns_ += (static_cast<unsigned char>(c) & 0xc0u) != 0x80u;
  }
  void put_unseen(std::string_view text) {
    const index before = columns_;
    put(text);
    columns_ = before;
  }
  template <class... Values>
  void format(const char* how, Values... values) {
    char text[96];
    const int length = std::snprintf(text, sizeof(text), how, values...);
    put({text, std::min(static_cast<index>(std::max(length, 0)), sizeof(text) - 1)});
  }
  index columns() const { return columns_; }
  std::string_view view() const { return {text_, size_}; }

 private:
  char text_[2048];
  index size_ = 0, columns_ = 0;
};

// 0.1234, or 1.2340e-05 where four decimals would say little.
inline void put_value(line_text& to, const named_value& item) {
  const double size = std::abs(item.value);
  to.put(item.name.substr(0, 64));
  to.format(size != 0 && (size <= 1e-3 || size >= 1e7) ? ": %.4e" : ": %.4f", item.value);
}

// 42s, 3:07, 2:05:09
inline void put_duration(line_text& to, double seconds) {
  const auto whole = static_cast<long long>(std::clamp(seconds, 0.0, 1e9) + 0.5);
  if (whole >= 3600)
    to.format("%lld:%02lld:%02lld", whole / 3600, whole / 60 % 60, whole % 60);
  else if (whole >= 60)
    to.format("%lld:%02lld", whole / 60, whole % 60);
  else
    to.format("%llds", whole);
}

inline void put_step_time(line_text& to, double seconds) {
  if (seconds >= 1)
    to.format(" %.0fs/step", seconds);
  else if (seconds >= 1e-3)
    to.format(" %.0fms/step", seconds * 1e3);
  else if (seconds >= 1e-6)
    to.format(" %.0fus/step", seconds * 1e6);
  else
    to.format(" %.0fns/step", seconds * 1e9);
}

}  // namespace detail

class progress {
 public:
  // `steps` per epoch; 0 when nobody knows.
  progress(Verbose verbose, index epochs, index steps, std::FILE* out = stdout)
      : out_(out), terminal_(terminal_of(out)), verbose_(verbose), epochs_(epochs), steps_(steps) {
    if (verbose_ == Verbose::automatic) verbose_ = terminal_.redraws ? Verbose::bar : Verbose::line;
    if (verbose_ == Verbose::bar && !terminal_.redraws) verbose_ = Verbose::line;
  }
  progress(const progress&) = delete;
  progress& operator=(const progress&) = delete;
  ~progress() { leave_line(); }

  Verbose verbose() const noexcept { return verbose_; }

  void begin_epoch(index epoch) {
    epoch_ = epoch;
    done_ = 0;
    begun_ = detail::monotonic_seconds();
    drawn_ = 0;
    if (verbose_ != Verbose::bar) return;
    detail::line_text text;
    text.format("Epoch %zu/%zu\n", epoch + 1, epochs_);
    write(text);
  }

  // After `done` steps of the epoch, with what is known so far, most important first. Allocates nothing and draws at
  // most twenty times a second.
  void step(index done, std::span<const named_value> values) {
    done_ = done;
    if (verbose_ != Verbose::bar) return;
    const double now = detail::monotonic_seconds();
    if (done == 1) first_done_ = now;
    if (now - drawn_ < 0.05) return;
    drawn_ = now;
    open_ = true;
    draw(values, now, false);
  }

  // The whole epoch, validation included.
  void end_epoch(std::span<const named_value> values) {
    const double now = detail::monotonic_seconds();
    if (verbose_ == Verbose::bar) {
      open_ = false;
      draw(values, now, true);
    } else if (verbose_ == Verbose::line) {
      detail::line_text text;
      text.format("Epoch %zu/%zu - ", epoch_ + 1, epochs_);
      put_time(text, now, true);
      for (const named_value& item : values) {
        text.put(" - ");
        detail::put_value(text, item);
      }
      text.put("\n");
      write(text);
    }
  }

  // A message of its own, such as why training stopped.
  void note(std::string_view message) {
    if (verbose_ == Verbose::silent) return;
    leave_line();
    std::fwrite(message.data(), 1, message.size(), out_);
    std::fputc('\n', out_);
    std::fflush(out_);
  }

 private:
  void write(const detail::line_text& text) {
    std::fwrite(text.view().data(), 1, text.view().size(), out_);
    std::fflush(out_);
  }

  void leave_line() {
    if (std::exchange(open_, false)) {
      std::fputc('\n', out_);
      std::fflush(out_);
    }
  }

  // Time and rate. The first step warms caches up and is left out of the rate, so of the time left too.
  void put_time(detail::line_text& to, double now, bool last) const {
    const double elapsed = now - begun_;
    const bool warm = verbose_ == Verbose::bar && done_ > 1;
    const double per_step = warm ? (now - first_done_) / static_cast<double>(done_ - 1)
                                 : elapsed / static_cast<double>(std::max<index>(done_, 1));
    if (!last && steps_ > done_) {
      to.put("ETA ");
      detail::put_duration(to, per_step * static_cast<double>(steps_ - done_));
    } else {
      if (elapsed < 9.95)
        to.format("%.1fs", elapsed);
      else
        detail::put_duration(to, elapsed);
    }
    if (done_ != 0) detail::put_step_time(to, per_step);
  }

  void put_bar(detail::line_text& to, index width) const {
    const index full = steps_ == 0 ? 0 : std::min(done_, steps_) * width / steps_;
    const std::string_view heavy = "\u2501", light = "\u2500";
    if (terminal_.colour) to.put_unseen("\x1b[32m");
    for (index i = 0; i < width; ++i) {
      if (i == full && terminal_.colour) to.put_unseen("\x1b[90m");
      if (terminal_.unicode)
        to.put(i < full || terminal_.colour ? heavy : light);
      else
        to.put(i < full ? "=" : i == full ? ">" : ".");
    }
    if (terminal_.colour) to.put_unseen("\x1b[0m");
    to.put(" ");
  }

  // The bar gives way to the values, and while it is redrawn the last values give way to the width.
  void draw(std::span<const named_value> values, double now, bool last) {
    const index limit = columns_of(out_) - 1;
    detail::line_text counter, time, text;
    char digits[32];
    const int width = steps_ == 0 ? 0 : std::snprintf(digits, sizeof(digits), "%zu", steps_);
    counter.format("%*zu", width, done_);
    if (steps_ != 0) counter.format("/%zu", steps_);
    counter.put(" ");
    put_time(time, now, last);
    index taken = counter.columns() + time.columns();
    for (const named_value& item : values) {
      detail::line_text shown;
      detail::put_value(shown, item);
      taken += 3 + shown.columns();
    }

    text.put_unseen("\r");
    text.put(counter.view());
    const index room = taken < limit ? limit - taken - 1 : 0;
    if (steps_ != 0 && room >= 5) put_bar(text, std::min<index>(20, room));
    if (last || text.columns() + time.columns() <= limit) text.put(time.view());
    for (const named_value& item : values) {
      detail::line_text shown;
      shown.put(" - ");
      detail::put_value(shown, item);
      if (!last && text.columns() + shown.columns() > limit) break;
      text.put(shown.view());
    }
    text.put_unseen(last ? "\x1b[K\n" : "\x1b[K");
    write(text);
  }

  std::FILE* out_;
  terminal terminal_;
  Verbose verbose_;
  index epochs_, steps_, epoch_ = 0, done_ = 0;
  double begun_ = 0, first_done_ = 0, drawn_ = 0;
  bool open_ = false;
};

}  // namespace etch::inline ETCH_TARGET
