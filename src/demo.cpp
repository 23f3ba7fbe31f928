// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The first thing to try: a network learns to read digits, and shows what it has learnt.
#include <etch/etch.hpp>

#include <etch/data/demo/drawn_digits.hpp>

#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using Net =
    etch::Sequential<etch::Dense<784, 128, etch::ReLU>, etch::Dropout<0.2>, etch::Dense<128, 10, etch::Softmax>>;
using Loss = etch::CrossEntropy;
using Optimizer = etch::Adam;
using Batch = etch::Batch<32>;
using Digits = etch::Dataset<784, etch::Label>;

constexpr const char* help =
    R"(etch_demo: trains Dense<784, 128, ReLU>, Dropout<0.2>, Dense<128, 10, Softmax> to read digits.

  --data DIR     read MNIST from DIR: train-images-idx3-ubyte and its three siblings, plain or .gz
                 (without it the program draws 20,000 digits itself)
  --epochs N     how often to go through the training data (default: 5)
  --seed N       where all random numbers come from (default: 42)
  --out DIR      where weights and report go (default: demo-results)
  --help         this text

Ctrl-C ends training early; what was learnt until then is shown and saved.
)";

struct Options {
  std::string data = {};
  std::size_t epochs = 5;
  std::uint64_t seed = 42;
  std::string out = "demo-results";
  bool help = false;
};

struct usage_error : std::runtime_error {
  using std::runtime_error::runtime_error;
};

template <class Number>
Number number(const std::string& name, std::string_view text, Number least) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < least)
    throw usage_error(name + ": expected a whole number of at least " + std::to_string(least) + ", found '" +
                      std::string(text) + "'");
  return value;
}

Options parse(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    std::string name = argv[i];
    if (name == "--help" || name == "-h") {
      options.help = true;
      continue;
    }
    if (name != "--data" && name != "--epochs" && name != "--seed" && name != "--out") {
      const std::size_t equals = name.find('=');
      if (name.starts_with("--") && equals != std::string::npos)
        throw usage_error(std::string("write ") + name.substr(0, equals) + " " + name.substr(equals + 1) +
                          ", without '='");
      throw usage_error(std::string("there is no option '") + name + "'");
    }
    if (i + 1 == argc) throw usage_error(name + " needs a value");
    const std::string value = argv[++i];
    if (name == "--data") options.data = value;
    if (name == "--out") options.out = value;
    if (name == "--epochs") options.epochs = number<std::size_t>(name, value, 1);
    if (name == "--seed") options.seed = number<std::uint64_t>(name, value, 0);
  }
  return options;
}

double seconds_of(auto&& action) {
  const auto begun = std::chrono::steady_clock::now();
  action();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

// Reading comes before anything is shown, so that a file that is not there is all that is said.
etch::Mnist<> read_digits(const Options& options) {
  return options.data.empty() ? etch::Mnist<>{} : etch::load_mnist(options.data);
}
etch::Mnist<> draw_digits(const Options& options) {
  return {etch::demo::drawn_digits(20000, etch::Seed{options.seed}),
          etch::demo::drawn_digits(4000, etch::Seed{options.seed + 1})};
}

// A few digits with what the network says of them: a line that it gets right, a line that it does not.
void show_digits(const etch::Model<Net>& model, const Digits& test) {
  const std::size_t columns = etch::columns_of(stdout), in_line = columns < 60 ? 1 : columns / 30;
  std::vector<etch::picture> wrong, right;
  for (std::size_t row = 0; row < test.size(); ++row) {
    const auto said = model(test.inputs[row]);
    const etch::Label guess = etch::label_of(said);
    const bool good = guess == test.targets[row];
    auto& to = good ? right : wrong;
    if (to.size() == in_line) continue;
    char caption[64];
    std::snprintf(caption, sizeof(caption), good ? "%u: %.1f %%" : "%u: %.1f %%, it is %u",
                  static_cast<unsigned>(guess), 100 * static_cast<double>(said[guess]),
                  static_cast<unsigned>(test.targets[row]));
    to.push_back({28, 28, {test.inputs[row].begin(), test.inputs[row].end()}, caption, good});
  }
  right.insert(right.end(), wrong.begin(), wrong.end());
  std::fputs(etch::text_art(right, etch::terminal_of(stdout), columns).c_str(), stdout);
}

void show_speed(const etch::Model<Net>& model, const etch::history& history, std::size_t rows, const Digits& test) {
  double training = 0;
  for (const double epoch : history.seconds) training += epoch;
  constexpr std::size_t singles = 20000;
  float sum = 0;  // so that no call is left out
  for (std::size_t n = 0; n < singles / 10; ++n) sum += model(test.inputs[n % 64])[0];
  const double one = seconds_of([&] {
    for (std::size_t n = 0; n < singles; ++n) sum += model(test.inputs[n % 64])[0];
  });
  std::vector<std::array<float, 10>> out(test.size());
  const double many = seconds_of([&] { model(test.inputs, out); });
  if (history.epochs() != 0)
    std::printf("Trained   %.0f images/s, validation included\n",
                static_cast<double>(rows * history.epochs()) / training);
  std::printf("Inferred  %.0f images/s in bulk, one alone in %.2f us%s\n", static_cast<double>(test.size()) / many,
              1e6 * one / singles, sum < 0 ? "!" : "");
}

int demonstrate(const Options& options) {
  etch::Mnist<> digits = read_digits(options);
  etch::make_folders(options.out);
  std::printf("Etch %d.%d.%d\n\n%s\n", ETCH_VERSION_MAJOR, ETCH_VERSION_MINOR, ETCH_VERSION_PATCH,
              etch::summary<Net>().c_str());

  if (options.data.empty()) digits = draw_digits(options);
  const Digits& test = digits.test;
  const auto part = etch::stratified_split(digits.train, 0.95, etch::Seed{options.seed});
  std::printf("%s: %s digits to learn from, %s to watch progress by, %s to judge by\n\n",
              options.data.empty() ? "Drawn here" : options.data.c_str(), etch::grouped(part.train.size()).c_str(),
              etch::grouped(part.test.size()).c_str(), etch::grouped(test.size()).c_str());

  etch::Model<Net> model{etch::Seed{options.seed}};
  const etch::history history = etch::fit<Loss, Optimizer, Batch>(
      model, part.train, {.epochs = options.epochs, .validation = &part.test, .seed = etch::Seed{options.seed}});

  const auto report = etch::evaluate<Loss>(model, test);
  std::printf("\n%s\n", etch::to_text(etch::metric_table(report), etch::terminal_of(stdout).unicode).c_str());
  show_digits(model, test);

  const std::string weights = options.out + "/digits.safetensors", page = options.out + "/report.html";
  etch::save(model, weights);
  char seed[32];
  std::snprintf(seed, sizeof(seed), "%llu", static_cast<unsigned long long>(options.seed));
  etch::write_report<Loss, Optimizer>(page, model, history, test,
                                      {.title = "Reading digits",
                                       .subtitle = options.data.empty() ? "Drawn digits" : options.data,
                                       .picture_width = 28,
                                       .picture_height = 28,
                                       .plan_rows = Batch::rows,
                                       .settings = {{"Batch", std::to_string(Batch::rows)},
                                                    {"Seed", seed},
                                                    {"Rows to learn from", etch::grouped(part.train.size())}}});
  std::printf("\nAccuracy  %.2f %% of %s digits never seen before\n", 100 * report.accuracy,
              etch::grouped(test.size()).c_str());
  show_speed(model, history, part.train.size(), test);
  std::printf("Weights   %s\nReport    %s\n", weights.c_str(), page.c_str());
  return 0;
}

}  // namespace

int main(int argc, char** argv) try {
  const Options options = parse(argc, argv);
  if (options.help) {
    std::fputs(help, stdout);
    return 0;
  }
  return demonstrate(options);
} catch (const usage_error& error) {
  std::fprintf(stderr, "etch_demo: %s\nTry: etch_demo --help\n", error.what());
  return 2;
} catch (const std::exception& error) {
  std::fprintf(stderr, "etch_demo: %s\n", error.what());
  return 1;
}
