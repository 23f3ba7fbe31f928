// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The part of ONNX Runtime's C interface that is used here. Its npm package has the library and no header; the
// interface is a table of functions whose places are fixed, as releases only append to it, and the table of version 1
// to 14 is what every release since hands out when asked for 14.
#pragma once

#include <cstddef>
#include <cstdint>

namespace lab::onnx {

struct status;
struct environment;
struct session;
struct session_options;
struct run_options;
struct memory_info;
struct value;
struct binding;

inline constexpr std::uint32_t table_version = 14;
inline constexpr int log_errors = 3, optimise_all = 99, element_float = 1, device_allocator = 0, memory_default = 0;

struct table {
  void* skipped_0[2];
  const char* (*message)(const status*);  // 2
  status* (*create_environment)(int log_level, const char* name, environment**);
  void* skipped_4[4];
  status* (*create_session)(const environment*, const void* model, std::size_t bytes, const session_options*,
                            session**);  // 8
  void* skipped_9;
  status* (*create_session_options)(session_options**);  // 10
  void* skipped_11[12];
  status* (*set_optimisation)(session_options*, int level);  // 23
  status* (*set_threads_within)(session_options*, int count);
  status* (*set_threads_between)(session_options*, int count);
  void* skipped_26[13];
  status* (*create_run_options)(run_options**);  // 39
  void* skipped_40[9];
  status* (*create_tensor)(const memory_info*, void* data, std::size_t bytes, const std::int64_t* shape,
                           std::size_t rank, int element, value**);  // 49
  void* skipped_50[19];
  status* (*create_memory_info)(int allocator, int memory, memory_info**);  // 69
  void* skipped_70[22];
  void (*release_environment)(environment*);  // 92
  void (*release_status)(status*);
  void (*release_memory_info)(memory_info*);
  void (*release_session)(session*);
  void (*release_value)(value*);
  void (*release_run_options)(run_options*);
  void* skipped_98[2];
  void (*release_session_options)(session_options*);  // 100
  void* skipped_101[32];
  status* (*run)(session*, const run_options*, const binding*);  // 133
  status* (*create_binding)(session*, binding**);
  void (*release_binding)(binding*);
  status* (*bind_input)(binding*, const char* name, const value*);
  status* (*bind_output)(binding*, const char* name, const value*);
};
static_assert(offsetof(table, create_session) == 8 * sizeof(void*));
static_assert(offsetof(table, create_tensor) == 49 * sizeof(void*));
static_assert(offsetof(table, release_session_options) == 100 * sizeof(void*));
static_assert(offsetof(table, run) == 133 * sizeof(void*));

struct base {
  const table* (*get)(std::uint32_t version);
  const char* (*version)();
};
extern "C" const base* OrtGetApiBase();

}  // namespace lab::onnx
