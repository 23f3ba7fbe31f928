// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// All of io/: tensors in safetensors files, tables and event files for logs.
#pragma once

#include <etch/io/crc32c.hpp>
#include <etch/io/csv_log.hpp>
#include <etch/io/element.hpp>
#include <etch/io/error.hpp>
#include <etch/io/file.hpp>
#include <etch/io/folder.hpp>
#include <etch/io/safetensors.hpp>
#include <etch/io/tensor.hpp>
#include <etch/io/tensor_file.hpp>
#include <etch/io/tensorboard.hpp>
