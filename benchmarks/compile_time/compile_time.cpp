// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Compiles the same programs written with Etch and with other libraries; reports seconds, memory, template
// instantiations and the size of the stripped program.
//   compile_time [--out=FOLDER] [--only=TEXT]... [--repetitions=N] [--without-instantiations]
// What to call is compiled in: LAB_COMPILERS "name=path|…", LAB_SOURCES, LAB_FLAGS, LAB_PEERS "name=flags|…".
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
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
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

}  // namespace

int main(int argc, char** argv) {
  fs::path out = "benchmark_results";
  std::vector<std::string> only;
  int repetitions = 3;
  bool instantiations = true;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument.rfind("--out=", 0) == 0)
      out = argument.substr(6);
    else if (argument.rfind("--only=", 0) == 0)
      only.push_back(argument.substr(7));
    else if (argument.rfind("--repetitions=", 0) == 0)
      repetitions = std::max(1, std::atoi(argument.c_str() + 14));
    else if (argument == "--without-instantiations")
      instantiations = false;
    else {
      std::fprintf(stderr, "compile_time: what is %s?\n", argv[i]);
      return 2;
    }
  }
  const fs::path scratch = out / "compile_time";
  fs::create_directories(scratch);
  std::map<std::string, std::string> peers;
  for (const std::string& entry : split(LAB_PEERS, '|'))
    peers[entry.substr(0, entry.find('='))] = entry.substr(entry.find('=') + 1);

  etch::text_table table{{{"network"},
                          {"task"},
                          {"library"},
                          {"compiler"},
                          {"seconds", etch::align::right},
                          {"MB", etch::align::right},
                          {"instantiations", etch::align::right},
                          {"stripped", etch::align::right}}};
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  // Whoever ends a long run early has what was measured until then.
  const auto keep = [&] { std::ofstream(out / "compile_time.json") << json.dump(2) << '\n'; };
  std::map<std::string, etch::bar_chart> charts;
  std::set<std::string> too_much;  // kinds of stacks of which a smaller one did not compile
  for (const program& p : programs())
    for (const std::string& entry : split(LAB_COMPILERS, '|')) {
      const std::string compiler = entry.substr(0, entry.find('=')), path = entry.substr(entry.find('=') + 1);
      const std::string name = p.title + " " + p.task + " " + p.library + " " + compiler;
      if (p.library != "etch" && peers.find(p.library) == peers.end()) continue;
      if (!only.empty() && std::none_of(only.begin(), only.end(),
                                        [&](const auto& text) { return name.find(text) != std::string::npos; }))
        continue;
      const fs::path source = fs::path(LAB_SOURCES) / (p.library + "_" + p.task + ".cpp");
      const fs::path binary = scratch / "program", log = scratch / "log.txt";
      std::vector<std::string> flags = split(LAB_FLAGS, ' '), link;
      if (p.library != "etch")
        for (const std::string& flag : split(peers[p.library], ' '))
          (flag.rfind("-l", 0) == 0 ? link : flags).push_back(flag);
      flags.push_back("-DLAB_LAYERS=" + std::to_string(p.layers));
      flags.push_back("-DLAB_DIFFERENT=" + std::to_string(p.different ? 1 : 0));
      const auto call = [&](std::vector<std::string> more) {
        std::vector<std::string> command{path};
        command.insert(command.end(), flags.begin(), flags.end());
        command.insert(command.end(), more.begin(), more.end());
        return run(command, log);
      };
      outcome best{false, std::numeric_limits<double>::infinity(), 0};
      const fs::path object = scratch / "program.o";
      const std::string kind = p.library + p.task + compiler + (p.different ? " different" : "");
      for (int r = 0; r < repetitions && too_much.count(kind) == 0; ++r) {
        const outcome now = call({"-O2", "-c", source.string(), "-o", object.string()});
        if (!now.ok) break;
        best.ok = true;
        best.seconds = std::min(best.seconds, now.seconds);
        best.megabytes = std::max(best.megabytes, now.megabytes);
        if (now.seconds > 20) break;
      }
      if (!best.ok) {
        if (too_much.insert(kind).second) {
          const fs::path kept = scratch / ("failed_" + p.library + "_" + p.task + ".txt");
          fs::copy_file(log, kept, fs::copy_options::overwrite_existing);
          std::fprintf(stderr, "%s does not compile within %u s and %u GB; its output is in %s\n", name.c_str(),
                       static_cast<unsigned>(most_seconds), static_cast<unsigned>(most_gigabytes), kept.c_str());
        }
        table.rows.push_back({p.title, p.task, p.library, compiler, "-", "-", "-", "-"});
        json.push_back({{"network", p.title}, {"task", p.task}, {"library", p.library}, {"compiler", compiler}});
        keep();
        continue;
      }
      std::vector<std::string> linking{object.string(), "-s", "-o", binary.string()};
      linking.insert(linking.end(), link.begin(), link.end());
      const bool linked = call(linking).ok;
      const double bytes = linked ? static_cast<double>(fs::file_size(binary)) : 0;
      double templates = 0;
      if (instantiations && compiler.rfind("clang", 0) == 0 &&
          call({"-O0", "-c", source.string(), "-o", object.string(), "-ftime-trace", "-ftime-trace-granularity=0"})
              .ok) {
        std::ifstream trace(scratch / "program.json");
        const std::string text{std::istreambuf_iterator<char>(trace), {}};
        templates = static_cast<double>(count(text, "\"name\":\"InstantiateClass\"") +
                                        count(text, "\"name\":\"InstantiateFunction\""));
        fs::remove(scratch / "program.json");
      }
      json.push_back({{"network", p.title},
                      {"task", p.task},
                      {"library", p.library},
                      {"compiler", compiler},
                      {"seconds", best.seconds},
                      {"megabytes", best.megabytes},
                      {"instantiations", templates},
                      {"stripped_bytes", bytes}});
      table.rows.push_back({p.title, p.task, p.library, compiler, number(best.seconds, "%.2f"),
                            number(best.megabytes, "%.0f"), templates > 0 ? number(templates, "%.0f") : "",
                            linked ? number(bytes, "%.0f") : "-"});
      std::fprintf(stderr, "%-44s %6.2f s\n", name.c_str(), best.seconds);
      keep();
      if (compiler.rfind("gcc", 0) == 0) {
        etch::bar_chart& chart = charts[(p.layers == 0 ? "classifier_" : "stack_") + p.task];
        chart.title = (p.layers == 0 ? "784-128-10, " : "stack of dense layers, ") + p.task + ": seconds to compile";
        chart.bars.push_back({p.layers == 0 ? p.library : p.library + ", " + p.title, best.seconds});
      }
    }
  std::printf("\n%s", etch::to_text(table).c_str());
  for (const auto& [name, chart] : charts)
    std::ofstream(out / ("compile_" + name + ".svg")) << etch::draw(chart).standalone();
}
