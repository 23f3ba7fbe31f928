// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// ONNX Runtime: one thread, all optimisations, weights packed when the session is made, input and output bound
// beforehand.
#include <cstdlib>
#include <stdexcept>

#include "lab.hpp"
#include "onnx/interface.hpp"
#include "onnx/model.hpp"

namespace {

using namespace lab;

const onnx::table& api() {
  static const onnx::table& table = []() -> const onnx::table& {
    const onnx::base* const library = onnx::OrtGetApiBase();
    const std::string version = library->version();
    const int minor = version.rfind("1.", 0) == 0 ? std::atoi(version.c_str() + 2) : 0;
    const onnx::table* const found = library->get(onnx::table_version);
    if (minor < static_cast<int>(onnx::table_version) || found == nullptr)
      throw std::runtime_error("ONNX Runtime 1.14 or newer of major version 1 is expected, this is " + version);
    return *found;
  }();
  return table;
}

void expect(onnx::status* status) {
  if (status == nullptr) return;
  const std::string text = api().message(status);
  api().release_status(status);
  throw std::runtime_error("ONNX Runtime: " + text);
}

// What `create` makes, released in the end.
template <class T, class Create, class... Arguments>
std::unique_ptr<T, void (*)(T*)> made(void (*release)(T*), Create create, Arguments... arguments) {
  T* result = nullptr;
  expect(create(arguments..., &result));
  return {result, release};
}

struct runtime {
  using value = std::unique_ptr<onnx::value, void (*)(onnx::value*)>;
  std::vector<float> x, y;
  std::unique_ptr<onnx::run_options, void (*)(onnx::run_options*)> how =
      made(api().release_run_options, api().create_run_options);
  std::unique_ptr<onnx::session, void (*)(onnx::session*)> session;
  value input, output;
  std::unique_ptr<onnx::binding, void (*)(onnx::binding*)> bound;

  explicit runtime(const workload& task)
      : x(numbers_for(task).x),
        y(static_cast<std::size_t>(task.rows) * static_cast<std::size_t>(task.outputs())),
        session(session_of(task)),
        input(tensor(x, task.rows, task.inputs())),
        output(tensor(y, task.rows, task.outputs())),
        bound(made(api().release_binding, api().create_binding, session.get())) {
    expect(api().bind_input(bound.get(), "x", input.get()));
    expect(api().bind_output(bound.get(), "y", output.get()));
  }
  static decltype(session) session_of(const workload& task) {
    static const auto environment =
        made(api().release_environment, api().create_environment, onnx::log_errors, "etch_benchmarks");
    const auto options = made(api().release_session_options, api().create_session_options);
    expect(api().set_optimisation(options.get(), onnx::optimise_all));
    expect(api().set_threads_within(options.get(), 1));
    expect(api().set_threads_between(options.get(), 1));
    const std::string model = onnx::model_of(task);
    return made(api().release_session, api().create_session, static_cast<const onnx::environment*>(environment.get()),
                static_cast<const void*>(model.data()), model.size(),
                static_cast<const onnx::session_options*>(options.get()));
  }
  static value tensor(std::vector<float>& values, int rows, int width) {
    const auto place =
        made(api().release_memory_info, api().create_memory_info, onnx::device_allocator, onnx::memory_default);
    const std::int64_t shape[] = {rows, width};
    return made(api().release_value, api().create_tensor, static_cast<const onnx::memory_info*>(place.get()),
                static_cast<void*>(values.data()), values.size() * sizeof(float), &shape[0], std::size_t{2},
                onnx::element_float);
  }
  void operator()() { expect(api().run(session.get(), how.get(), bound.get())); }
  std::vector<float> result() {
    (*this)();
    return y;
  }
};

const bool entered =
    enter_all("ONNX Runtime", infers, [](const workload& task) { return std::make_unique<runtime>(task); });

}  // namespace
