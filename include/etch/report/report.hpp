// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// All of report/: progress and tables on a terminal, drawings, and a page about a training run.
#pragma once

#include <etch/report/bar_chart.hpp>
#include <etch/report/curves.hpp>
#include <etch/report/explain.hpp>
#include <etch/report/expression_text.hpp>
#include <etch/report/heat_map.hpp>
#include <etch/report/history.hpp>
#include <etch/report/html.hpp>
#include <etch/report/line_chart.hpp>
#include <etch/report/metric_table.hpp>
#include <etch/report/picture.hpp>
#include <etch/report/picture_grid.hpp>
#include <etch/report/png.hpp>
#include <etch/report/progress.hpp>
#include <etch/report/stage_names.hpp>
#include <etch/report/summary.hpp>
#include <etch/report/summary_table.hpp>
#include <etch/report/svg.hpp>
#include <etch/report/table.hpp>
#include <etch/report/terminal.hpp>
#include <etch/report/text_art.hpp>
#include <etch/report/ticks.hpp>
#include <etch/report/type_text.hpp>
