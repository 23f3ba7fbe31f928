// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Puts what was measured into README and docs.
//   paste RESULTS ROOT
//   paste RESULTS --print NAME...
// What stands between `<!-- measured: NAME -->` and `<!-- end -->` is replaced by the table of that name, and each
// chart that a page shows as charts/NAME.svg is copied beside it. What was not measured stays as it is, and so does
// what follows a `<!-- measured on: MACHINE -->` that means another one. The second form prints tables instead.
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <stdexcept>

#include "compile_tables.hpp"
#include "runtime_tables.hpp"

namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Whether what stands at a place of a page may show the numbers of this machine: it may, unless the last mark before it
// names another one.
bool is_about(const std::string& page, std::size_t place, const std::string& machine) {
  const std::string begin = "<!-- measured on: ";
  const std::size_t mark = page.rfind(begin, place);
  if (mark == std::string::npos) return true;
  const std::size_t named = mark + begin.size();
  return machine.find(page.substr(named, page.find(" -->", named) - named)) != std::string::npos;
}

// The page with its blocks replaced; a mark without its end is an error. Says so where one is about another machine.
std::string renewed(const std::string& page, const lab::blocks& with, const std::string& machine,
                    const std::string& name) {
  const std::string begin = "<!-- measured: ", close = " -->\n", end = "<!-- end -->";
  std::string result;
  bool stays = false;
  std::size_t at = 0;
  for (std::size_t mark; (mark = page.find(begin, at)) != std::string::npos;) {
    const std::size_t named = mark + begin.size(), head = page.find(close, named), tail = page.find(end, named);
    if (head == std::string::npos || tail == std::string::npos || tail < head)
      throw std::runtime_error(name + ": a mark without its end");
    const auto block = with.find(page.substr(named, head - named));
    result += page.substr(at, head + close.size() - at);
    const bool ours = is_about(page, mark, machine);
    stays |= !ours;
    result += block == with.end() || !ours ? page.substr(head + close.size(), tail - head - close.size())
                                           : std::string("\n").append(block->second).append("\n");
    at = tail;
  }
  if (stays) std::printf("%s keeps what is about another machine\n", name.c_str());
  return result + page.substr(at);
}

void copy_charts(const std::string& page, const std::string& machine, const fs::path& results, const fs::path& docs) {
  const std::regex chart("charts/([A-Za-z0-9_]+\\.svg)");
  for (std::sregex_iterator found(page.begin(), page.end(), chart), none; found != none; ++found) {
    if (!is_about(page, static_cast<std::size_t>(found->position()), machine)) continue;
    for (const fs::path& from : {results / (*found)[1].str(), results / "threads" / (*found)[1].str()})
      if (fs::exists(from)) {
        fs::create_directories(docs / "charts");
        fs::copy_file(from, docs / "charts" / (*found)[1].str(), fs::copy_options::overwrite_existing);
      }
  }
}

}  // namespace

int main(int count, char** arguments) try {
  const bool prints = count > 3 && std::string(arguments[2]) == "--print";
  if (count != 3 && !prints) {
    std::fprintf(stderr, "usage: paste RESULTS ROOT\n       paste RESULTS --print NAME...\n");
    return 2;
  }
  const fs::path results = arguments[1], root = arguments[2];
  const auto measured = [&](const fs::path& file) {
    return fs::exists(results / file) ? lab::ordered_json::parse(read(results / file)) : lab::ordered_json();
  };
  lab::blocks tables;
  const auto alone = measured("summary.json"), shared = measured("threads/summary.json"),
             compiled = measured("compile_time.json");
  // Both compilers' times, turn by turn; one that was ended early does not count.
  std::vector<lab::ordered_json> one, other;
  for (int turn = 1;; ++turn) {
    const fs::path folder = fs::path("turns") / std::to_string(turn);
    const auto of_one = measured(folder / "one" / "summary.json"),
               of_other = measured(folder / "other" / "summary.json");
    if (of_one.is_null() || of_other.is_null()) break;
    one.push_back(of_one);
    other.push_back(of_other);
  }
  if (!alone.is_null()) lab::runtime_tables(alone).one_thread(tables);
  if (!one.empty()) {
    const auto all_of_one = lab::of_all_turns(one), all_of_other = lab::of_all_turns(other);
    lab::runtime_tables(all_of_one).compilers(lab::runtime_tables(all_of_other), tables);
  }
  if (!shared.is_null()) lab::runtime_tables(shared).two_threads(tables);
  if (!compiled.is_null()) lab::compile_tables(compiled).fill(tables);
  if (tables.empty()) throw std::runtime_error(results.string() + " has no results: ./run bench makes them");

  if (prints) {
    for (int name = 3; name < count; ++name)
      if (const auto table = tables.find(arguments[name]); table != tables.end())
        std::printf("\n%s", table->second.c_str());
    return 0;
  }

  const std::string machine = alone.is_null() ? "" : alone["machine"].get<std::string>();
  std::vector<fs::path> pages{root / "README.md"};
  for (const auto& entry : fs::recursive_directory_iterator(root / "docs"))
    if (entry.path().extension() == ".md") pages.push_back(entry.path());
  for (const fs::path& path : pages) {
    const std::string page = read(path);
    const std::string now = renewed(page, tables, machine, fs::relative(path, root).string());
    copy_charts(page, machine, results, root / "docs");
    if (now == page) continue;
    std::ofstream(path, std::ios::binary) << now;
    std::printf("%s\n", fs::relative(path, root).c_str());
  }
} catch (const std::exception& error) {
  std::fprintf(stderr, "paste: %s\n", error.what());
  return 1;
}
