// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Tables of ratios, summary.json and charts.
#include "report.hpp"

#include <etch/report/bar_chart.hpp>
#include <etch/report/line_chart.hpp>
#include <etch/report/table.hpp>

#include <unistd.h>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>

namespace lab {

namespace {

double quantile(samples values, double q) {
  std::sort(values.begin(), values.end());
  const double at = q * static_cast<double>(values.size() - 1);
  const auto low = static_cast<std::size_t>(at), high = std::min(low + 1, values.size() - 1);
  return values[low] + (at - static_cast<double>(low)) * (values[high] - values[low]);
}
// Half of the distance between the quartiles, as a part of the median.
double spread(const samples& values) {
  return (quantile(values, 0.75) - quantile(values, 0.25)) / 2 / quantile(values, 0.5);
}

std::string time_text(double ns) {
  char text[32];
  if (ns < 1e3)
    std::snprintf(text, sizeof(text), "%.1f ns", ns);
  else if (ns < 1e6)
    std::snprintf(text, sizeof(text), ns < 1e5 ? "%.2f us" : "%.1f us", ns / 1e3);
  else
    std::snprintf(text, sizeof(text), "%.2f ms", ns / 1e6);
  return text;
}
std::string ratio_text(double ratio) {
  char text[32];
  std::snprintf(text, sizeof(text), "%.2f", ratio);
  return text;
}
std::string percent_text(double part) {
  char text[32];
  std::snprintf(text, sizeof(text), "%.1f %%", 100 * part);
  return text;
}

long cache_size(int which, long otherwise) {
  const long size = sysconf(which);
  return size > 0 ? size : otherwise;
}

// Bytes per nanosecond that one core gets, by the size of the block it works on.
class bandwidths {
 public:
  void add(double block, double per_ns) { of_block_[block] = per_ns; }
  bool known() const { return of_block_.size() >= 3; }

  // The two nearest caches have a size. Beyond them it is the speed of the block nearest in size: what systems say of
  // the third cache, which cores and guests share, is not what one core gets.
  double of(double bytes) const {
    const auto l1 = of_block_.begin(), l2 = std::next(l1), beyond = std::next(l2);
    if (bytes <= l1_size) return l1->second;
    if (bytes <= l2_size) return l2->second;
    const auto apart = [bytes](const auto& block) { return std::abs(std::log(block.first / bytes)); };
    return std::min_element(beyond, of_block_.end(), [&](const auto& a, const auto& b) { return apart(a) < apart(b); })
        ->second;
  }

 private:
  std::map<double, double> of_block_;
  double l1_size = static_cast<double>(cache_size(_SC_LEVEL1_DCACHE_SIZE, 32 << 10)),
         l2_size = static_cast<double>(cache_size(_SC_LEVEL2_CACHE_SIZE, 1 << 20));
};

// What the machine can do at all, in operations and bytes per nanosecond.
struct limits {
  double flops = 0, flops_of_two = 0;
  bandwidths read{}, update{};

  double floor(const workload& work) const {
    if (flops <= 0 || !read.known() || !update.known()) return 0;
    const double all_flops = work.threads == 2 ? flops_of_two : flops;
    const double touched = std::max(work.bytes, work.updated);
    const double moving = work.bytes / read.of(touched) + work.updated / update.of(touched);
    return std::max(work.flops / all_flops, moving / work.threads);
  }
  void take(const workload& limit, double per_ns) {
    if (limit.bytes > 0)
      read.add(limit.bytes, per_ns);
    else if (limit.updated > 0)
      update.add(limit.updated, per_ns);
    else
      (limit.threads == 2 ? flops_of_two : flops) = per_ns;
  }
};

// "Etch on one" and the like are there to compare Etch with itself.
bool is_peer(const std::string& library) { return library.rfind("Etch", 0) != 0 && library != "machine"; }

// How near to its floor everybody comes, over the width of square layers: a chart for each kind and batch.
class sweeps {
 public:
  // Of "dense 127 b8" and the like; false for all others.
  bool add(const workload& work, double floor, const std::map<std::string, double>& time) {
    const auto space = work.name.find(' '), batch = work.name.rfind(" b");
    const std::string kind = work.name.substr(0, space);
    if (kind != "dense" && kind != "train") return false;
    etch::line_chart& chart = charts_[kind + "_" + work.name.substr(batch + 1)];
    chart.title = (kind == "dense" ? "Dense layer, inference" : "Two dense layers, training step") +
                  std::string(", batch ") + std::to_string(work.rows) + ": percent of the limit";
    chart.x_label = "log2 of the width";
    for (const auto& [library, ns] : time) {
      auto series = std::find_if(chart.series.begin(), chart.series.end(),
                                 [&, name = library](const etch::chart_series& s) { return s.name == name; });
      if (series == chart.series.end()) series = chart.series.insert(series, {library, {}, {}, false});
      series->x.push_back(std::log2(work.inputs()));
      series->y.push_back(100 * floor / ns);
    }
    return true;
  }
  void write(const std::string& folder) const {
    for (const auto& [name, chart] : charts_) {
      if (chart.series.front().y.size() < 2) continue;
      std::ofstream(folder + "/" + name + ".svg") << etch::draw(chart).standalone();
    }
  }

 private:
  std::map<std::string, etch::line_chart> charts_;
};

}  // namespace

void report(const timings& times, const std::string& folder, const std::string& machine, bool least) {
  const auto value = [&](const samples& s) { return quantile(s, least ? 0.0 : 0.5); };
  limits can;
  nlohmann::ordered_json json;
  json["machine"] = machine;
#ifdef __clang__
  json["compiler"] = "clang " + std::to_string(__clang_major__);
#else
  json["compiler"] = "gcc " + std::to_string(__GNUC__);
#endif
  json["statistic"] = least ? "least" : "median";
  etch::text_table limit_table{{{"limit"}, {"per ns", etch::align::right}, {"spread", etch::align::right}}};
  for (const workload& work : workloads()) {
    const auto found = times.find(work.name);
    if (work.what != kind::limit || found == times.end()) continue;
    const samples& s = found->second.begin()->second;
    const double per_ns = (work.flops + work.bytes + work.updated) / value(s);
    can.take(work, per_ns);
    char text[48];
    std::snprintf(text, sizeof(text), "%.1f %s", per_ns, work.flops > 0 ? "flop" : "byte");
    limit_table.rows.push_back({work.title, text, percent_text(spread(s))});
    json["limits"][work.name] = {{"per_ns", per_ns}, {"spread", spread(s)}};
  }
  if (!limit_table.rows.empty()) std::printf("\n%s", etch::to_text(limit_table).c_str());

  std::set<std::string> libraries;
  for (const auto& [name, by_library] : times)
    for (const auto& [library, s] : by_library)
      if (library != "Etch" && library != "machine") libraries.insert(library);
  sweeps square;

  etch::text_table ours{{{"workload"},
                         {"Etch", etch::align::right},
                         {"spread", etch::align::right},
                         {"floor", etch::align::right},
                         {"Etch/floor", etch::align::right},
                         {"best peer"},
                         {"its time", etch::align::right},
                         {"Etch/peer", etch::align::right}}};
  etch::text_table all{{{"Etch / peer"}}};
  for (const std::string& library : libraries) all.columns.push_back({library, etch::align::right});

  std::filesystem::create_directories(folder);
  for (const workload& work : workloads()) {
    const auto found = times.find(work.name);
    if (work.what == kind::limit || found == times.end()) continue;
    const auto etch_times = found->second.find("Etch");
    const bool have = etch_times != found->second.end();
    const double mine = have ? value(etch_times->second) : std::numeric_limits<double>::quiet_NaN();
    const double floor = can.floor(work);
    std::string best;
    double best_time = std::numeric_limits<double>::infinity();
    nlohmann::ordered_json entry{{"name", work.name},   {"title", work.title},     {"flops", work.flops},
                                 {"bytes", work.bytes}, {"updated", work.updated}, {"floor_ns", floor}};
    std::vector<std::string> row{work.name};
    std::map<std::string, double> taken;
    etch::bar_chart chart{work.title + ": microseconds", {}, false};
    for (const auto& [library, s] : found->second) {
      entry["libraries"][library] = {{"median_ns", quantile(s, 0.5)},
                                     {"least_ns", quantile(s, 0)},
                                     {"spread", spread(s)},
                                     {"repetitions", s.size()}};
      chart.bars.push_back({library, value(s) / 1e3});
      taken[library] = value(s);
      if (!is_peer(library)) continue;
      if (value(s) < best_time) {
        best = library;
        best_time = value(s);
      }
    }
    std::sort(chart.bars.begin(), chart.bars.end(), [](const auto& a, const auto& b) { return a.value < b.value; });
    if (floor > 0) chart.bars.insert(chart.bars.begin(), {"floor", floor / 1e3});
    for (const std::string& library : libraries) {
      const auto s = found->second.find(library);
      row.push_back(s == found->second.end() || !have ? "" : ratio_text(mine / value(s->second)));
    }
    ours.rows.push_back({work.name, have ? time_text(mine) : "", have ? percent_text(spread(etch_times->second)) : "",
                         floor > 0 ? time_text(floor) : "", floor > 0 && have ? ratio_text(mine / floor) : "", best,
                         best.empty() ? "" : time_text(best_time),
                         best.empty() || !have ? "" : ratio_text(mine / best_time)});
    all.rows.push_back(row);
    json["workloads"].push_back(entry);
    if (square.add(work, floor, taken)) continue;
    std::string file = work.name;
    std::replace(file.begin(), file.end(), ' ', '_');
    std::ofstream(folder + "/" + file + ".svg") << etch::draw(chart).standalone();
  }
  square.write(folder);
  std::printf("\n%s", etch::to_text(ours).c_str());
  if (!libraries.empty()) std::printf("\n%s", etch::to_text(all).c_str());
  std::ofstream(folder + "/summary.json") << json.dump(2) << '\n';
}

}  // namespace lab
