// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Everything: declaring, running and training networks, data, metrics, files and reports.
#pragma once

#include <etch/data/data.hpp>
#include <etch/io/io.hpp>
#include <etch/metric/metric.hpp>
#include <etch/report/report.hpp>
#include <etch/run/callback/callbacks.hpp>
#include <etch/run/checkpoint.hpp>
#include <etch/run/fit.hpp>
#include <etch/run/report.hpp>
#include <etch/run/save.hpp>
#include <etch/run/save_scaling.hpp>
#include <etch/train.hpp>
