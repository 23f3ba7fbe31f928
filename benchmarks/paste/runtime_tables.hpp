// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// From summary.json to the tables of README and docs/performance.md.
#pragma once

#include <algorithm>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "markdown.hpp"

namespace lab {

using nlohmann::ordered_json;
using blocks = std::map<std::string, std::string>;

// One summary of several turns: the least of all, and the median of their medians.
inline ordered_json of_all_turns(const std::vector<ordered_json>& turns) {
  ordered_json all = turns.front();
  for (ordered_json& work : all["workloads"])
    for (auto& [library, numbers] : work["libraries"].items())
      for (const char* statistic : {"least_ns", "median_ns"}) {
        std::vector<double> values;
        for (const ordered_json& turn : turns)
          for (const ordered_json& same : turn["workloads"])
            if (same["name"] == work["name"]) values.push_back(same["libraries"][library][statistic]);
        std::sort(values.begin(), values.end());
        numbers[statistic] = values[statistic == std::string("least_ns") ? 0 : values.size() / 2];
      }
  return all;
}

class runtime_tables {
 public:
  explicit runtime_tables(const ordered_json& summary) : summary_(summary) {
    for (const ordered_json& work : summary["workloads"]) by_name_[work["name"]] = &work;
  }

  void one_thread(blocks& to) const {
    to["machine"] = machine() + "\n";
    to["summary"] = summary_table();
    to["inference"] = everybody([](const std::string& name) {
      return name.find(" b") != std::string::npos && name.find(' ') == name.rfind(" b");
    });
    to["steps"] =
        everybody([](const std::string& name) { return name.rfind("step", 0) == 0 || name.rfind("epoch", 0) == 0; });
    to["dense"] = sweep("dense");
    to["train"] = sweep("train");
  }
  void two_threads(blocks& to) const {
    to["threads"] = everybody([](const std::string&) { return true; });
    to["executors"] = executors();
  }
  // Etch as another compiler makes it.
  void compilers(const runtime_tables& other, blocks& to) const {
    markdown_table named{{"workload", compiler(), other.compiler(), "ratio"}, {}}, apart = named;
    for (const json& work : summary_["workloads"]) {
      const auto found = other.by_name_.find(work["name"]);
      if (found == other.by_name_.end()) continue;
      const double ns = time(work, "Etch"), other_ns = other.time(*found->second, "Etch");
      if (std::isnan(ns) || std::isnan(other_ns)) continue;
      const bool sweeps = is_sweep(work["name"]);
      if (sweeps && std::max(ns, other_ns) <= 1.1 * std::min(ns, other_ns)) continue;
      (sweeps ? apart : named)
          .rows.push_back({work["title"], time_in_words(ns), time_in_words(other_ns), fixed(other_ns / ns, 2)});
    }
    to["compilers"] = named.text();
    to["compilers_apart"] = apart.text();
  }

 private:
  using json = ordered_json;

  double time(const json& work, const std::string& library) const {
    const json& libraries = work["libraries"];
    if (!libraries.contains(library)) return std::numeric_limits<double>::quiet_NaN();
    return libraries[library][summary_["statistic"] == "least" ? "least_ns" : "median_ns"];
  }
  std::string shown(const json& work, const std::string& library) const {
    const double ns = time(work, library);
    return std::isnan(ns) ? "" : time_in_words(ns);
  }
  static bool is_peer(const std::string& library) { return library.rfind("Etch", 0) != 0; }

  static bool is_sweep(const std::string& name) { return name.rfind("dense ", 0) == 0 || name.rfind("train ", 0) == 0; }
  std::string compiler() const { return summary_["compiler"]; }

  std::pair<std::string, double> best_peer(const json& work) const {
    std::pair<std::string, double> best{"", std::numeric_limits<double>::infinity()};
    for (const auto& [library, unused] : work["libraries"].items())
      if (const double ns = time(work, library); is_peer(library) && ns < best.second) best = {library, ns};
    return best;
  }

  std::string machine() const {
    const auto per_ns = [&](const char* name) {
      return fixed(summary_["limits"][std::string("limit ") + name]["per_ns"], 0);
    };
    std::size_t repetitions = 0;
    for (const json& work : summary_["workloads"])
      for (const auto& [library, numbers] : work["libraries"].items())
        repetitions = std::max(repetitions, numbers["repetitions"].get<std::size_t>());
    std::string text = "One core of an ";
    text += summary_["machine"].get<std::string>() + " (" + per_ns("flops") + " GFLOP/s; " + per_ns("L1") + ", ";
    text += per_ns("L2") + ", " + per_ns("L3") + " and " + per_ns("memory") + " GB/s from L1, L2, L3 and memory),\n";
    text += compiler() + ", float; ";
    text += (summary_["statistic"] == "least" ? "the least of " : "medians of ") + std::to_string(repetitions);
    return text + " repetitions, CPU time.";
  }

  std::string summary_table() const {
    markdown_table table{{"workload", "Etch", "floor", "best peer", "libtorch"}, {}};
    for (const char* name : {"classifier b1", "classifier b32", "policy b1", "micro b1", "step sgd b32",
                             "step adam b32", "step adam dropout b32", "epoch"}) {
      const auto found = by_name_.find(name);
      if (found == by_name_.end()) continue;
      const json& work = *found->second;
      const auto [peer, ns] = best_peer(work);
      table.rows.push_back({work["title"], shown(work, "Etch"), time_in_words(work["floor_ns"]),
                            peer.empty() ? "" : time_in_words(ns) + " (" + peer + ")", shown(work, "libtorch")});
    }
    return table.text();
  }

  // Every library that does one of them has a column.
  template <class Wanted>
  std::string everybody(Wanted wanted) const {
    std::set<std::string> others;
    for (const auto& [name, work] : by_name_)
      if (wanted(name))
        for (const auto& [library, numbers] : (*work)["libraries"].items())
          if (library != "Etch") others.insert(library);
    markdown_table table{{"workload", "Etch", "floor"}, {}};
    table.titles.insert(table.titles.end(), others.begin(), others.end());
    for (const json& work : summary_["workloads"]) {
      if (!wanted(work["name"].get<std::string>())) continue;
      std::vector<std::string> row{work["title"], shown(work, "Etch"), time_in_words(work["floor_ns"])};
      for (const std::string& library : others) row.push_back(shown(work, library));
      table.rows.push_back(std::move(row));
    }
    return table.text();
  }

  std::string executors() const {
    markdown_table table{{"rows", "one thread", "`Threads{2}`", "`TbbThreads`"}, {}};
    const std::string with = "two threads adam b";
    for (const json& work : summary_["workloads"])
      if (const std::string name = work["name"]; name.rfind(with, 0) == 0)
        table.rows.push_back({name.substr(with.size()), shown(work, "Etch on one"), shown(work, "Etch"),
                              shown(work, "Etch with oneTBB")});
    return table.text();
  }

  // Widths down, batches across: the part of the limit, and Etch beside the best of the others.
  std::string sweep(const std::string& kind) const {
    std::vector<std::string> batches;
    std::vector<std::pair<std::string, std::map<std::string, std::string>>> widths;
    for (const json& work : summary_["workloads"]) {
      const std::string name = work["name"];
      if (name.rfind(kind + " ", 0) != 0) continue;
      const auto at = name.rfind(" b");
      const std::string width = name.substr(kind.size() + 1, at - kind.size() - 1), batch = name.substr(at + 2);
      if (std::find(batches.begin(), batches.end(), batch) == batches.end()) batches.push_back(batch);
      if (widths.empty() || widths.back().first != width) widths.push_back({width, {}});
      const double mine = time(work, "Etch"), best = best_peer(work).second;
      if (std::isnan(mine)) continue;
      std::string& cell = widths.back().second[batch];
      cell = fixed(100 * work["floor_ns"].get<double>() / mine, 0, " %");
      if (std::isfinite(best)) cell += ", " + fixed(mine / best, 2);
    }
    markdown_table table{{"width"}, {}};
    for (const std::string& batch : batches) table.titles.push_back(batch + (batch == "1" ? " row" : " rows"));
    for (const auto& [width, cells] : widths) {
      if (cells.empty()) continue;
      std::vector<std::string> row{width};
      for (const std::string& batch : batches) row.push_back(cells.count(batch) ? cells.at(batch) : "");
      table.rows.push_back(std::move(row));
    }
    return table.text();
  }

  const ordered_json& summary_;
  std::map<std::string, const ordered_json*> by_name_;
};

}  // namespace lab
