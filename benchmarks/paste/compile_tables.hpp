// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// From compile_time.json to the tables of README and docs/compile_time.md.
#pragma once

#include "runtime_tables.hpp"

namespace lab {

class compile_tables {
 public:
  explicit compile_tables(const ordered_json& all) : all_(all) {
    for (const ordered_json& one : all)
      if (std::string compiler = one["compiler"];
          std::find(compilers_.begin(), compilers_.end(), compiler) == compilers_.end())
        compilers_.push_back(std::move(compiler));
  }

  void fill(blocks& to) const {
    // What was not compiled keeps the table it has.
    const auto add = [&](const std::string& name, const markdown_table& table) {
      if (!table.rows.empty()) to[name] = table.text();
    };
    add("programs", programs());
    add("programs_of_all", programs_of_all());
    for (const char* task : {"declare", "infer", "train"}) add(std::string("stacks_") + task, stacks(task));
  }

 private:
  using json = ordered_json;

  const json* find(const std::string& network, const std::string& task, const std::string& library,
                   const std::string& compiler) const {
    for (const json& one : all_)
      if (one["network"] == network && one["task"] == task && one["library"] == library && one["compiler"] == compiler)
        return &one;
    return nullptr;
  }
  // "-": not within the limits of compile_time; nothing: not measured.
  static std::string cell(const json* one, const char* what) {
    if (one == nullptr) return "";
    if (!one->contains("seconds")) return "-";
    const double value = (*one)[what];
    const std::string name = what;
    if (name == "seconds") return fixed(value, value < 9.95 ? 2 : 0, " s");
    if (name == "megabytes") return fixed(value, 0, " MB");
    if (name == "stripped_bytes") return fixed(value / 1024, 1, " KB");
    return value > 0 ? fixed(value, 0) : "";
  }

  markdown_table programs() const {
    markdown_table table{{"what a program costs", "compile", "memory", "stripped program"}, {}};
    const std::vector<std::vector<std::string>> rows = {{"declare", "declare and check the network above"},
                                                        {"infer", "read weights, infer"},
                                                        {"train", "train with dropout and Adam"}};
    for (const auto& row : rows) {
      const json* one = find("784-128-10", row[0], "etch", "gcc");
      if (one == nullptr) continue;
      const std::string header = row[1] + " (`etch/" + row[0] + ".hpp`)";
      table.rows.push_back({header, cell(one, "seconds"), cell(one, "megabytes"), cell(one, "stripped_bytes")});
    }
    return table;
  }

  markdown_table programs_of_all() const {
    markdown_table table{{"784-128-10"}, {}};
    for (const std::string& compiler : compilers_)
      for (const char* what : {"", " memory", " stripped"}) table.titles.push_back(compiler + what);
    table.titles.push_back("instantiations");
    for (const char* task : {"declare", "infer", "train"})
      for (const char* library : {"etch", "eigen", "dlib", "torch"}) {
        std::vector<std::string> row{std::string(task) + ", " + library};
        bool any = false;
        for (const std::string& compiler : compilers_)
          for (const char* what : {"seconds", "megabytes", "stripped_bytes"}) {
            row.push_back(cell(find("784-128-10", task, library, compiler), what));
            any = any || !row.back().empty();
          }
        row.push_back(cell(find("784-128-10", task, library, "clang"), "instantiations"));
        if (any) table.rows.push_back(std::move(row));
      }
    return table;
  }

  // The other libraries of which any stack was compiled for a task.
  std::vector<std::string> those_who_stack(const std::string& task) const {
    std::vector<std::string> names;
    for (const json& one : all_) {
      const std::string library = one["library"];
      if (library == "etch" || one["task"] != task || one["network"] == "784-128-10") continue;
      if (std::find(names.begin(), names.end(), library) == names.end()) names.push_back(library);
    }
    return names;
  }
  markdown_table stacks(const std::string& task) const {
    markdown_table table{{"layers, " + task}, {}};
    for (const std::string& compiler : compilers_)
      for (const char* what : {"", " memory"}) table.titles.push_back(compiler + what);
    table.titles.insert(table.titles.end(), {"instantiations", "stripped (gcc)"});
    const std::vector<std::string> peers = those_who_stack(task);
    for (const std::string& library : peers)
      for (const std::string& compiler : compilers_) table.titles.push_back(library + ", " + compiler);
    for (const char* kind : {" equal", " different"})
      for (const char* layers : {"1", "2", "10", "100", "200"}) {
        const std::string network = std::string(layers) + kind;
        std::vector<std::string> row{network};
        for (const std::string& compiler : compilers_)
          for (const char* what : {"seconds", "megabytes"})
            row.push_back(cell(find(network, task, "etch", compiler), what));
        row.push_back(cell(find(network, task, "etch", "clang"), "instantiations"));
        row.push_back(cell(find(network, task, "etch", "gcc"), "stripped_bytes"));
        for (const std::string& library : peers)
          for (const std::string& compiler : compilers_)
            row.push_back(cell(find(network, task, library, compiler), "seconds"));
        if (row[1].empty()) continue;
        table.rows.push_back(std::move(row));
      }
    return table;
  }

  const json& all_;
  std::vector<std::string> compilers_;
};

}  // namespace lab
