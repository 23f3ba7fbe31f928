// Progress as a file, a terminal and a narrow terminal see it.
#include <etch/report/progress.hpp>

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/ioctl.h>

#include <array>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(progress)

// The environment of a test, put back at its end.
struct environment {
  std::vector<std::pair<std::string, std::string>> before;

  using settings = std::vector<std::pair<std::string, std::string>>;

  explicit environment(const settings& wanted) {
    for (const char* name : {"TERM", "NO_COLOR", "LC_ALL", "LC_CTYPE", "LANG", "COLUMNS"}) {
      if (const char* value = ::getenv(name)) before.emplace_back(name, value);
      ::unsetenv(name);
    }
    for (const auto& [name, value] : wanted) ::setenv(name.c_str(), value.c_str(), 1);
  }
  environment(const environment&) = delete;
  environment& operator=(const environment&) = delete;
  ~environment() {
    for (const char* name : {"TERM", "NO_COLOR", "LC_ALL", "LC_CTYPE", "LANG", "COLUMNS"}) ::unsetenv(name);
    for (const auto& [name, value] : before) ::setenv(name.c_str(), value.c_str(), 1);
  }
};

// A terminal that nobody looks at; what is written to it can be read back.
struct pseudo_terminal {
  int reader = ::posix_openpt(O_RDWR | O_NOCTTY);
  std::FILE* out = nullptr;

  explicit pseudo_terminal(unsigned short columns = 0) {
    BOOST_REQUIRE_MESSAGE(reader >= 0, "this machine has no pseudo-terminals: /dev/ptmx, /dev/pts");
    BOOST_REQUIRE(::grantpt(reader) == 0);
    BOOST_REQUIRE(::unlockpt(reader) == 0);
    out = std::fopen(::ptsname(reader), "w");
    BOOST_REQUIRE(out != nullptr);
    const winsize size{24, columns, 0, 0};
    ::ioctl(::fileno(out), TIOCSWINSZ, &size);
  }
  pseudo_terminal(const pseudo_terminal&) = delete;
  pseudo_terminal& operator=(const pseudo_terminal&) = delete;
  ~pseudo_terminal() {
    std::fclose(out);
    ::close(reader);
  }

  // All that was written since the last call: a terminal delivers late, so a mark is sent after it and awaited.
  std::string text() const {
    const std::string mark = "<end>";
    std::fwrite(mark.data(), 1, mark.size(), out);
    std::fflush(out);
    std::string all;
    while (!all.ends_with(mark)) {
      pollfd waiting{reader, POLLIN, 0};
      BOOST_REQUIRE(::poll(&waiting, 1, 10000) == 1);
      char part[4096];
      const auto size = ::read(reader, part, sizeof(part));
      BOOST_REQUIRE(size > 0);
      all.append(part, static_cast<std::size_t>(size));
    }
    return all.substr(0, all.size() - mark.size());
  }
};

constexpr std::array values{etch::named_value{"loss", 0.30125}, etch::named_value{"accuracy", 0.9123},
                            etch::named_value{"tiny", 0.0001}, etch::named_value{"zero", 0}};

void two_epochs(std::FILE* out, etch::Verbose verbose, etch::index steps = 10) {
  etch::progress bar(verbose, 2, steps, out);
  for (etch::index epoch = 0; epoch < 2; ++epoch) {
    bar.begin_epoch(epoch);
    for (etch::index step = 1; step <= 10; ++step) bar.step(step, values);
    bar.end_epoch(values);
  }
}

std::string in_file(etch::Verbose verbose) {
  std::FILE* out = std::tmpfile();
  two_epochs(out, verbose);
  std::string all(10000, '\0');
  std::rewind(out);
  all.resize(std::fread(all.data(), 1, all.size(), out));
  std::fclose(out);
  return all;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

BOOST_AUTO_TEST_CASE(a_file_gets_a_line_per_epoch) {
  const environment set({{"TERM", "xterm"}, {"LANG", "en_US.UTF-8"}});
  for (const auto verbose : {etch::Verbose::automatic, etch::Verbose::line, etch::Verbose::bar}) {
    const std::string text = in_file(verbose);
    BOOST_TEST(std::count(text.begin(), text.end(), '\n') == 2);
    BOOST_TEST(text.starts_with("Epoch 1/2 - "));
    BOOST_TEST(has(text, "s/step - loss: 0.3013 - accuracy: 0.9123 - tiny: 1.0000e-04 - zero: 0.0000\nEpoch 2/2 - "));
    BOOST_TEST(!has(text, "\x1b"));
    BOOST_TEST(!has(text, "\r"));
  }
  BOOST_TEST(in_file(etch::Verbose::silent) == "");
}

BOOST_AUTO_TEST_CASE(a_terminal_gets_a_bar) {
  const environment set({{"TERM", "xterm"}, {"LANG", "en_US.UTF-8"}});
  const pseudo_terminal terminal(120);
  two_epochs(terminal.out, etch::Verbose::automatic);
  const std::string text = terminal.text();
  BOOST_TEST(text.starts_with("Epoch 1/2\r\n\r 1/10 \x1b[32m\u2501\u2501\x1b[90m\u2501"));
  BOOST_TEST(has(text, "ETA "));
  BOOST_TEST(has(text, "\r10/10 \x1b[32m\u2501"));
  BOOST_TEST(has(text, "loss: 0.3013 - accuracy: 0.9123"));
  BOOST_TEST(has(text, "\x1b[K\r\nEpoch 2/2\r\n"));
}

BOOST_AUTO_TEST_CASE(the_environment_is_respected) {
  const auto seen = [](const std::vector<std::pair<std::string, std::string>>& wanted,
                       etch::Verbose verbose = etch::Verbose::automatic) {
    const environment set(wanted);
    const pseudo_terminal terminal(140);
    two_epochs(terminal.out, verbose);
    return terminal.text();
  };
  const std::string plain = seen({{"TERM", "xterm"}, {"NO_COLOR", "1"}, {"LANG", "C.UTF-8"}});
  BOOST_TEST(has(plain, " 1/10 \u2501\u2501\u2500\u2500"));
  BOOST_TEST(!has(plain, "m\u2501"));
  const std::string ascii = seen({{"TERM", "xterm"}, {"NO_COLOR", "1"}, {"LANG", "C.UTF-8"}, {"LC_ALL", "C"}});
  BOOST_TEST(has(ascii, " 1/10 ==>....."));
  for (const char c : ascii) BOOST_TEST(static_cast<unsigned char>(c) < 128);
  for (const auto verbose : {etch::Verbose::automatic, etch::Verbose::bar}) {
    const std::string dumb = seen({{"TERM", "dumb"}}, verbose);
    BOOST_TEST(dumb.starts_with("Epoch 1/2 - "));
    BOOST_TEST(!has(dumb, "\x1b"));
  }
  BOOST_TEST(seen({{"TERM", "xterm"}}, etch::Verbose::silent) == "");
}

// Columns between line breaks and returns, without escape sequences.
std::size_t widest(const std::string& text) {
  std::size_t most = 0, here = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\x1b') {
      while (text[i] != 'm' && text[i] != 'K') ++i;
    } else if (text[i] == '\r' || text[i] == '\n') {
      here = 0;
    } else {
      here += (static_cast<unsigned char>(text[i]) & 0xc0) != 0x80;
      most = std::max(most, here);
    }
  }
  return most;
}

BOOST_AUTO_TEST_CASE(a_redrawn_line_never_wraps) {
  const environment set({{"TERM", "xterm"}, {"LANG", "C.UTF-8"}});
  for (const std::size_t columns : {12u, 20u, 30u, 40u, 60u, 79u, 80u, 81u, 100u, 200u}) {
    const pseudo_terminal terminal(static_cast<unsigned short>(columns));
    etch::progress bar(etch::Verbose::automatic, 1, 1000, terminal.out);
    bar.begin_epoch(0);
    bar.step(1, values);
    BOOST_TEST(widest(terminal.text()) < columns);
  }
}

BOOST_AUTO_TEST_CASE(columns_may_be_said) {
  const environment set({{"TERM", "xterm"}, {"COLUMNS", "30"}});
  const pseudo_terminal terminal(200);
  etch::progress bar(etch::Verbose::automatic, 1, 1000, terminal.out);
  bar.begin_epoch(0);
  bar.step(1, values);
  BOOST_TEST(widest(terminal.text()) < 30u);
}

BOOST_AUTO_TEST_CASE(an_unknown_number_of_steps_has_no_bar) {
  const environment set(environment::settings{{"TERM", "xterm"}});
  const pseudo_terminal terminal(80);
  two_epochs(terminal.out, etch::Verbose::automatic, 0);
  const std::string text = terminal.text();
  BOOST_TEST(text.starts_with("Epoch 1/2\r\n\r1 "));
  BOOST_TEST(!has(text, "ETA"));
}

BOOST_AUTO_TEST_CASE(a_message_or_an_end_in_the_middle_starts_a_new_line) {
  const environment set(environment::settings{{"TERM", "xterm"}});
  const pseudo_terminal terminal(80);
  {
    etch::progress bar(etch::Verbose::automatic, 1, 10, terminal.out);
    bar.begin_epoch(0);
    bar.step(1, values);
    bar.note("interrupted");
    BOOST_TEST(has(terminal.text(), "\x1b[K\r\ninterrupted\r\n"));
    bar.begin_epoch(0);
    bar.step(1, values);
  }
  BOOST_TEST(terminal.text().ends_with("\x1b[K\r\n"));
}

BOOST_AUTO_TEST_CASE(values_of_any_size_fit_the_buffer) {
  const environment set({{"TERM", "xterm"}, {"COLUMNS", "9999"}});
  const pseudo_terminal terminal(80);
  const std::string name(500, 'n');
  const std::vector<etch::named_value> many(200, {name, 1.7976931348623157e308});
  etch::progress bar(etch::Verbose::automatic, 1, 10, terminal.out);
  bar.begin_epoch(0);
  bar.step(1, many);
  BOOST_TEST(has(terminal.text(), "nnn: 1.7977e+308"));
}

BOOST_AUTO_TEST_CASE(durations) {
  const auto shown = [](double seconds) {
    etch::detail::line_text text;
    etch::detail::put_duration(text, seconds);
    return std::string(text.view());
  };
  BOOST_TEST(shown(0) == "0s");
  BOOST_TEST(shown(59.4) == "59s");
  BOOST_TEST(shown(59.6) == "1:00");
  BOOST_TEST(shown(187) == "3:07");
  BOOST_TEST(shown(7509) == "2:05:09");
  BOOST_TEST(shown(-1) == "0s");
}

BOOST_AUTO_TEST_SUITE_END()
