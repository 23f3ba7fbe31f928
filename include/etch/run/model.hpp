// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A network with its parameters: what infers.
#pragma once

#include <span>

#include <etch/nn/check/storage.hpp>
#include <etch/plan/cost.hpp>
#include <etch/run/execute.hpp>
#include <etch/run/executor/executor.hpp>
#include <etch/run/rows.hpp>

namespace etch::inline ETCH_TARGET {

struct no_optimizer {};

// A model that shares rows among the threads of an executor; results keep their bits.
template <class Model, class Executor>
class ModelOn {
 public:
  ModelOn(Model& model, Executor& executor) : model_(&model), executor_(&executor) {}

  template <contiguous_rows In, contiguous_rows Out>
  void operator()(const In& in, Out&& out) const noexcept {
    const index rows = std::size(in) < std::size(out) ? std::size(in) : std::size(out);
    const index steps = divide_up(rows, Model::row_step), threads = parts_for(*executor_, Model::flops * rows);
    const index parts = smaller_of(threads, steps);
    if (parts < 2) return (*model_)(in, out);
    run_on(*executor_, parts, [&](index i) {
      const index first = part_begin(i, parts, rows, Model::row_step);
      const index count = part_begin(i + 1, parts, rows, Model::row_step) - first;
      (*model_)(std::span(std::data(in) + first, count), std::span(std::data(out) + first, count));
    });
  }

  Model& model() const { return *model_; }
  Executor& executor() const { return *executor_; }

 private:
  Model* model_;
  Executor* executor_;
};

// A matrix or column of a model in the order of PyTorch: (output, input), or (output).
template <class T, class Declared>
class parameter_view {
 public:
  explicit parameter_view(T* data) : data_(data) {}

  static constexpr index outputs = Declared::columns;
  static constexpr index inputs = Declared::shape == each ? Declared::rows : 1;

  auto& operator()(index out, index in = 0) const { return element_of_parameter<Declared>(data_, in, out); }

 private:
  T* data_;
};

namespace check {

template <fixed_string Name>
struct name {};
template <class Name, bool Known>
struct parameter_exists {
  static_assert(Known,
                "no parameter of this network has that name; names are those of PyTorch's state_dict, such as "
                "\"0.weight\" for the weights of the first layer");
  static constexpr bool ok = Known;
};

// Somewhere in a network it is said how wide it is.
template <class Network, bool Known>
struct widths_are_known {
  static constexpr index inputs = Network::inputs, outputs = Network::outputs;
};
template <class Network>
struct widths_are_known<Network, false> {
  static_assert(
      has_width<Network> || same<Network, Sequential<>>,
      "none of the layers of this network says how many values flow through it, so it cannot be run: it needs "
      "one that does, such as Dense<4, 4>");
  static constexpr index inputs = 1, outputs = 1;
};

}  // namespace check

template <class Network, class T = float>
class Model : private check::widths_are_known<Network, has_width<Network>> {
 public:
  using network = Network;
  using value_type = T;
  using block = parameters_of<Network, T>;
  static constexpr index inputs = check::widths_are_known<Network, has_width<Network>>::inputs;
  static constexpr index outputs = check::widths_are_known<Network, has_width<Network>>::outputs;

  explicit Model(Seed seed_ = {}) : parameters_(layer_blocks_of<Network, T>::size) {
    static_cast<void>(check::weights_can_widen<Network, T, is_narrowed<Network>>{});
    initialise(seed_, typename Network::layers{});
  }

  // One row. Nothing is allocated, nothing thrown, and several threads may share a model.
  template <class Input>
  std::array<T, outputs> operator()(const Input& input) const noexcept {
    std::array<T, outputs> result;
    if constexpr (has_width<Network> && takes_input<Input, inputs, T>)
      infer<1>(stored_as<T>(std::data(input)), result.data(), constant<1>{});
    return result;
  }

  // The same, written where it is wanted: a span of what one has, say. It must not overlap the input.
  template <contiguous_rows Input, contiguous_rows Output>
  requires row_of_numbers<Input>
  void operator()(const Input& input, Output&& output) const noexcept {
    if constexpr (has_width<Network> && takes_input<Input, inputs, T> &&
                  yields_row<std::remove_cvref_t<Output>, outputs, T>)
      infer<1>(stored_as<T>(std::data(input)), stored_as<T>(std::data(output)), constant<1>{});
  }

  // Many rows: as many as both ranges have.
  template <contiguous_rows In, contiguous_rows Out>
  void operator()(const In& in, Out&& out) const noexcept {
    if constexpr (has_width<Network> && takes_rows<row_type_of<In>, inputs, T> &&
                  yields_rows<row_type_of<Out>, outputs, T>) {
      const index rows = std::size(in) < std::size(out) ? std::size(in) : std::size(out);
      for (index first = 0; first < rows; first += chunk)
        infer<chunk>(stored_as<T>(std::data(in)) + first * inputs, stored_as<T>(std::data(out)) + first * outputs,
                     rows - first < chunk ? rows - first : chunk);
    }
  }

  // The same on several threads: model.on(threads)(rows, results).
  template <executor Executor>
  ModelOn<const Model, Executor> on(Executor& executor) const {
    return {*this, executor};
  }
  template <executor Executor>
  ModelOn<Model, Executor> on(Executor& executor) {
    return {*this, executor};
  }

  template <fixed_string Name>
  auto parameter() {
    return view<Name>(parameters_.data());
  }
  template <fixed_string Name>
  auto parameter() const {
    return view<Name>(parameters_.data());
  }

  T* data() { return parameters_.data(); }
  const T* data() const { return parameters_.data(); }

  template <fixed_string Name, class Element>
  static auto view(Element* all) {
    constexpr index found = position_of_name<Name>(owned_of<Network>{});
    // The first parameter stands in for one that does not exist, so that one mistake is one error.
    constexpr index position = check::parameter_exists<check::name<Name>, (found < block::count)>::ok ? found : 0;
    return parameter_view<Element, typename block::template get<position>::declared>(all + block::offsets[position]);
  }

 private:
  template <class, class>
  friend class ModelOn;

  using plan = inference_plan<Network>;
  // Rows that go through the network together: enough for full tiles, few enough for what they keep between layers, if
  // anything, to stay in the cache and, where rows are large, on the stack.
  static constexpr index chunk = [] {
    const index row_bytes = memory_of<T, plan, 1>.size * sizeof(T);
    if (row_bytes == 0) return rows_sharing;
    const index fitting = 128 * 1024 / row_bytes, most = 1024 * 1024 / row_bytes + 1;
    return fitting < 12 ? smaller_of(most, 12) : fitting > rows_kept_near ? rows_kept_near : fitting / 12 * 12;
  }();
  // Rows after which tiles begin anew: 24 are whole tiles of every height.
  static constexpr index row_step = chunk % 24 == 0 ? 24 : chunk;
  static constexpr index flops = cost<Network, T>.flops;

  template <index Most, class Rows>
  ETCH_INLINE void infer(const T* in, T* out, Rows rows) const noexcept {
    static constexpr auto map = memory_of<T, plan, Most>;
    alignas(cache_line) T workspace[map.size + 1];
    execute<T, Network, plan, no_optimizer, void>(
        map,
        memory_of_run<T>{
            .parameters = const_cast<T*>(parameters_.data()), .workspace = workspace, .input = in, .output = out},
        rows);
  }

  template <class... Layers>
  void initialise(Seed seed_, types<Layers...>) {
    using fill = void (*)(T*, Seed, index);
    constexpr fill fills[] = {&fill_layer<Layers>...};
    constexpr index counts[] = {owned_by_layer<Layers>::size...};
    index position_ = 0;
    for (index layer = 0; layer < sizeof...(Layers); ++layer) {
      fills[layer](parameters_.data() + layer_blocks_of<Network, T>::starts[layer], seed_, position_);
      position_ += counts[layer];
    }
  }
  template <class Layer>
  static void fill_layer([[maybe_unused]] T* layer, [[maybe_unused]] Seed seed_, [[maybe_unused]] index position_) {
    [&]<class... Owned>(types<Owned...>) {
      (fill_parameter<typename Owned::declared>(layer + offset_in_layer<T, Layer, Owned>, stream(seed_, position_++)),
       ...);
    }(owned_by_layer<Layer>{});
  }
  template <class Declared>
  static void fill_parameter(T* to, std::uint64_t key) {
    Declared::init::fill(Declared::rows, Declared::columns, randomness{key}, [&](index in_, index out_, double v) {
      element_of_parameter<Declared>(to, in_, out_) = static_cast<T>(v);
    });
  }

  aligned_block<T> parameters_;
};

}  // namespace etch::inline ETCH_TARGET
