// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// From the times of a run to tables, JSON and charts.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "lab.hpp"

namespace lab {

// Nanoseconds of each repetition.
using samples = std::vector<double>;
// What each library took for each workload.
using timings = std::map<std::string, std::map<std::string, samples>>;

// Prints the tables and writes summary.json and one SVG per group of workloads into `folder`.
void report(const timings& times, const std::string& folder, const std::string& machine, bool least);

}  // namespace lab
