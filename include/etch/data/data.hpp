// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// All of data: sets, views, splits, scalings, checks, files and streams. Generators for demos are in data/demo/.
#pragma once

#include <etch/data/augment.hpp>
#include <etch/data/bell.hpp>
#include <etch/data/check.hpp>
#include <etch/data/class_weights.hpp>
#include <etch/data/csv.hpp>
#include <etch/data/csv_read_options.hpp>
#include <etch/data/csv_rows.hpp>
#include <etch/data/dataset.hpp>
#include <etch/data/each_row.hpp>
#include <etch/data/error.hpp>
#include <etch/data/idx.hpp>
#include <etch/data/mnist.hpp>
#include <etch/data/npy.hpp>
#include <etch/data/npy_file.hpp>
#include <etch/data/one_hot.hpp>
#include <etch/data/order.hpp>
#include <etch/data/scale.hpp>
#include <etch/data/source.hpp>
#include <etch/data/source_ref.hpp>
#include <etch/data/split.hpp>
#include <etch/data/stream.hpp>
#include <etch/data/transform.hpp>
#include <etch/data/view.hpp>
