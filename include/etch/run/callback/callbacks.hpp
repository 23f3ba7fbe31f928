// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// All callbacks of fit.
#pragma once

#include <etch/run/callback/csv_logger.hpp>
#include <etch/run/callback/early_stopping.hpp>
#include <etch/run/callback/layer_statistics.hpp>
#include <etch/run/callback/learning_rate_schedule.hpp>
#include <etch/run/callback/model_checkpoint.hpp>
#include <etch/run/callback/reduce_lr_on_plateau.hpp>
#include <etch/run/callback/tensorboard.hpp>
#include <etch/run/callback/terminate_on_nan.hpp>
