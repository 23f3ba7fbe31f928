// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// All metrics.
#pragma once

#include <etch/metric/classification.hpp>
#include <etch/metric/confusion.hpp>
#include <etch/metric/multi_label.hpp>
#include <etch/metric/regression.hpp>
#include <etch/metric/roc_auc.hpp>
#include <etch/metric/row_scores.hpp>
#include <etch/metric/scores.hpp>
