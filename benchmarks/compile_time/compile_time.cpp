// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Compiles the same programs written with Etch and with other libraries; reports seconds, memory, template
// instantiations and the size of the stripped program.
//   compile_time [--out=FOLDER] [--only=TEXT]... [--repetitions=N] [--again] [--without-instantiations]
// Everything in turns, the least of N rounds; what takes more than 20 s is compiled once. --again goes on from the
// results in FOLDER: what has been compiled is compiled N times more. What to call is compiled in: LAB_COMPILERS
// "name=path|…", LAB_SOURCES, LAB_FLAGS, LAB_PEERS "name=flags|…".
#include <etch/report/bar_chart.hpp>
#include <etch/report/table.hpp>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, at);)
    if (!part.empty()) parts.push_back(part);
  return parts;
}

struct outcome {
  bool ok = false;
  double seconds = 0;  // of processor time, which others on the machine disturb least
  double megabytes = 0;
};

constexpr rlim_t most_seconds = 400, most_gigabytes = 12;

// Runs a command; what it prints goes to `log`.
outcome run(const std::vector<std::string>& command, const fs::path& log) {
  const pid_t child = fork();
  if (child == 0) {
    const int to = open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
    dup2(to, 1);
    dup2(to, 2);
    rlimit time{most_seconds, most_seconds};
    setrlimit(RLIMIT_CPU, &time);
    rlimit memory{most_gigabytes << 30, most_gigabytes << 30};
    setrlimit(RLIMIT_AS, &memory);
    std::vector<char*> arguments;
    for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    execvp(arguments[0], arguments.data());
    _exit(127);
  }
  int status = 0;
  rusage used{};
  wait4(child, &status, 0, &used);
  const auto seconds = [](timeval t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6; };
  return {WIFEXITED(status) && WEXITSTATUS(status) == 0, seconds(used.ru_utime) + seconds(used.ru_stime),
          static_cast<double>(used.ru_maxrss) / 1024};
}

struct program {
  std::string library, task, title;
  int layers;  // 0: the classifier
  bool different;
};

std::vector<program> programs() {
  std::vector<program> list;
  for (const char* task : {"declare", "infer", "train"})
    for (const char* library : {"etch", "eigen", "dlib", "torch"})
      if (std::string(task) != "declare" || std::string(library) == "etch")
        list.push_back({library, task, "784-128-10", 0, false});
  for (const bool different : {false, true})
    for (const int layers : {1, 2, 10, 100, 200})
      for (const char* task : {"declare", "infer", "train"})
        for (const char* library : {"etch", "dlib", "eigen", "torch"}) {
          const std::string name = library, what = task;
          if (name != "etch" && what == "declare") continue;
          // Layers in a loop at run time cost the same whatever their number.
          if ((name == "eigen" || name == "torch") && layers != 10) continue;
          list.push_back(
              {library, task, std::to_string(layers) + (different ? " different" : " equal"), layers, different});
        }
  return list;
}

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) ++found;
  return found;
}

std::string number(double value, const char* format) {
  char text[32];
  std::snprintf(text, sizeof(text), format, value);
  return text;
}

struct options {
  fs::path out = "benchmark_results";
  std::vector<std::string> only;
  int repetitions = 3;
  bool again = false, instantiations = true;
};

bool read(int argc, char** argv, options& wanted) {
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument.rfind("--out=", 0) == 0)
      wanted.out = argument.substr(6);
    else if (argument.rfind("--only=", 0) == 0)
      wanted.only.push_back(argument.substr(7));
    else if (argument.rfind("--repetitions=", 0) == 0)
      wanted.repetitions = std::max(1, std::atoi(argument.c_str() + 14));
    else if (argument == "--again")
      wanted.again = true;
    else if (argument == "--without-instantiations")
      wanted.instantiations = false;
    else {
      std::fprintf(stderr, "compile_time: what is %s?\n", argv[i]);
      return false;
    }
  }
  return true;
}

// A program, one of the compilers, and what came of it.
struct compilation {
  program of;
  std::string compiler, path;
  std::vector<std::string> flags, link;
  bool chosen = true, tried = false;
  outcome best = {};
  double instantiations = 0, stripped_bytes = 0;

  std::string name() const { return of.title + " " + of.task + " " + of.library + " " + compiler; }
  // Stacks of one kind grow from one to the next.
  std::string kind() const { return of.library + of.task + compiler + (of.different ? " different" : ""); }
  bool is_long() const { return best.seconds > 20; }

  fs::path source() const { return fs::path(LAB_SOURCES) / (of.library + "_" + of.task + ".cpp"); }
  outcome call(std::vector<std::string> more, const fs::path& scratch) const {
    std::vector<std::string> command{path};
    command.insert(command.end(), flags.begin(), flags.end());
    command.insert(command.end(), more.begin(), more.end());
    return run(command, scratch / "log.txt");
  }

  // Whether it compiled.
  bool compile(const fs::path& scratch) {
    const outcome now = call({"-O2", "-c", source().string(), "-o", (scratch / "program.o").string()}, scratch);
    if (!now.ok) return false;
    best.seconds = best.ok ? std::min(best.seconds, now.seconds) : now.seconds;
    best.megabytes = std::max(best.megabytes, now.megabytes);
    return best.ok = true;
  }
  void link_and_strip(const fs::path& scratch) {
    const fs::path binary = scratch / "program";
    std::vector<std::string> words{(scratch / "program.o").string(), "-s", "-o", binary.string()};
    words.insert(words.end(), link.begin(), link.end());
    if (call(words, scratch).ok) stripped_bytes = static_cast<double>(fs::file_size(binary));
  }
  void count_instantiations(const fs::path& scratch) {
    if (compiler.rfind("clang", 0) != 0) return;
    if (!call({"-O0", "-c", source().string(), "-o", (scratch / "program.o").string(), "-ftime-trace",
               "-ftime-trace-granularity=0"},
              scratch)
             .ok)
      return;
    std::ifstream trace(scratch / "program.json");
    const std::string text{std::istreambuf_iterator<char>(trace), {}};
    instantiations = static_cast<double>(count(text, "\"name\":\"InstantiateClass\"") +
                                         count(text, "\"name\":\"InstantiateFunction\""));
    fs::remove(scratch / "program.json");
  }
};

std::vector<compilation> compilations(const options& wanted) {
  std::map<std::string, std::string> peers{{"etch", ""}};
  for (const std::string& entry : split(LAB_PEERS, '|'))
    peers[entry.substr(0, entry.find('='))] = entry.substr(entry.find('=') + 1);
  std::vector<compilation> list;
  for (const program& p : programs())
    for (const std::string& entry : split(LAB_COMPILERS, '|')) {
      compilation next{
          p, entry.substr(0, entry.find('=')), entry.substr(entry.find('=') + 1), split(LAB_FLAGS, ' '), {}};
      if (peers.count(p.library) == 0) continue;
      const auto names_it = [name = next.name()](const std::string& text) {
        return name.find(text) != std::string::npos;
      };
      next.chosen = wanted.only.empty() || std::any_of(wanted.only.begin(), wanted.only.end(), names_it);
      for (const std::string& flag : split(peers[p.library], ' '))
        (flag.rfind("-l", 0) == 0 ? next.link : next.flags).push_back(flag);
      next.flags.push_back("-DLAB_LAYERS=" + std::to_string(p.layers));
      next.flags.push_back("-DLAB_DIFFERENT=" + std::to_string(p.different ? 1 : 0));
      list.push_back(next);
    }
  return list;
}

void save(const std::vector<compilation>& all, const fs::path& file) {
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  for (const compilation& c : all) {
    if (!c.tried) continue;
    nlohmann::ordered_json entry{
        {"network", c.of.title}, {"task", c.of.task}, {"library", c.of.library}, {"compiler", c.compiler}};
    if (c.best.ok) {
      entry["seconds"] = c.best.seconds;
      entry["megabytes"] = c.best.megabytes;
      entry["instantiations"] = c.instantiations;
      entry["stripped_bytes"] = c.stripped_bytes;
    }
    json.push_back(entry);
  }
  std::ofstream(file) << json.dump(2) << '\n';
}

void load(std::vector<compilation>& all, const fs::path& file) {
  std::ifstream in(file);
  if (!in) return;
  for (const nlohmann::json& entry : nlohmann::json::parse(in))
    for (compilation& c : all) {
      if (entry.at("network") != c.of.title || entry.at("task") != c.of.task || entry.at("library") != c.of.library ||
          entry.at("compiler") != c.compiler)
        continue;
      c.tried = true;
      if (!entry.contains("seconds")) continue;
      c.best = {true, entry.at("seconds"), entry.at("megabytes")};
      c.instantiations = entry.at("instantiations");
      c.stripped_bytes = entry.at("stripped_bytes");
    }
}

void print(const std::vector<compilation>& all) {
  etch::text_table table{{{"network"},
                          {"task"},
                          {"library"},
                          {"compiler"},
                          {"seconds", etch::align::right},
                          {"MB", etch::align::right},
                          {"instantiations", etch::align::right},
                          {"stripped", etch::align::right}}};
  for (const compilation& c : all) {
    if (!c.tried) continue;
    const auto if_known = [&](double value, const char* format, const char* otherwise) {
      return c.best.ok && value > 0 ? number(value, format) : std::string(c.best.ok ? otherwise : "-");
    };
    table.rows.push_back({c.of.title, c.of.task, c.of.library, c.compiler, if_known(c.best.seconds, "%.2f", "-"),
                          if_known(c.best.megabytes, "%.0f", "-"), if_known(c.instantiations, "%.0f", ""),
                          if_known(c.stripped_bytes, "%.0f", "-")});
  }
  std::printf("\n%s", etch::to_text(table).c_str());
}

void draw(const std::vector<compilation>& all, const fs::path& out) {
  std::map<std::string, etch::bar_chart> charts;
  for (const compilation& c : all) {
    if (!c.best.ok || c.compiler.rfind("gcc", 0) != 0) continue;
    const bool one = c.of.layers == 0;
    etch::bar_chart& chart = charts[(one ? "classifier_" : "stack_") + c.of.task];
    chart.title = (one ? "784-128-10, " : "stack of dense layers, ") + c.of.task + ": seconds to compile";
    chart.bars.push_back({one ? c.of.library : c.of.library + ", " + c.of.title, c.best.seconds});
  }
  for (const auto& [name, chart] : charts)
    std::ofstream(out / ("compile_" + name + ".svg")) << etch::draw(chart).standalone();
}

}  // namespace

int main(int argc, char** argv) {
  options wanted;
  if (!read(argc, argv, wanted)) return 2;
  const fs::path scratch = wanted.out / "compile_time", results = wanted.out / "compile_time.json";
  fs::create_directories(scratch);
  std::vector<compilation> all = compilations(wanted);
  if (wanted.again) load(all, results);

  // Whether a smaller stack did not compile, in this run or the one before.
  const auto too_much = [&](const compilation& c) {
    return std::any_of(all.begin(), all.end(), [&](const compilation& smaller) {
      return smaller.kind() == c.kind() && smaller.tried && !smaller.best.ok;
    });
  };
  for (int round = 0; round < wanted.repetitions; ++round)
    for (compilation& c : all) {
      if (!c.chosen) continue;
      const bool first = !c.tried;
      const bool in_vain = first ? too_much(c) : !c.best.ok;
      c.tried = true;
      if (in_vain || c.is_long()) continue;
      if (!c.compile(scratch)) {
        const fs::path kept = scratch / ("failed_" + c.of.library + "_" + c.of.task + ".txt");
        fs::copy_file(scratch / "log.txt", kept, fs::copy_options::overwrite_existing);
        std::fprintf(stderr, "%s does not compile within %u s and %u GB; its output is in %s\n", c.name().c_str(),
                     static_cast<unsigned>(most_seconds), static_cast<unsigned>(most_gigabytes), kept.c_str());
      } else if (first) {
        c.link_and_strip(scratch);
        if (wanted.instantiations) c.count_instantiations(scratch);
      }
      if (c.best.ok) std::fprintf(stderr, "%-44s %6.2f s\n", c.name().c_str(), c.best.seconds);
      // Whoever ends a long run early has what was measured until then.
      save(all, results);
    }
  save(all, results);
  print(all);
  draw(all, wanted.out);
}
