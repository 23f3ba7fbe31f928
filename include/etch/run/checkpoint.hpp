// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Saves and loads a Trainer: its model, what the optimizer remembers, counters and seed, so that training goes on with
// the same bits as if it had never stopped.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include <etch/run/kept.hpp>
#include <etch/run/save.hpp>
#include <etch/run/trainer.hpp>

namespace etch::inline ETCH_TARGET {

namespace detail {

template <auto Assignments, class Visit>
void each_memory(Visit&& visit, index which = 0) {
  if constexpr (requires { Assignments.first; }) {
    using target = std::remove_const_t<decltype(Assignments.first.target)>;
    constexpr bool remembers = !same<target, weight_value>;
    if constexpr (remembers) visit(target::name.view(), which);
    each_memory<Assignments.rest>(visit, which + (remembers ? 1 : 0));
  }
}

template <class... Owned>
auto trained_of(types<Owned...>) ->
    typename joined<types<>, std::conditional_t<Owned::declared::trained, types<Owned>, types<>>...>::type;

inline std::string in_checkpoint(std::string_view name) { return std::string(checkpoint_prefix).append(name); }

template <class List>
void move_to(List& all, List&& more) {
  for (auto& one : more) all.push_back(std::move(one));
}

// Numbers as they lie in a file; a deque, as their addresses must stay.
struct stored_numbers {
  std::deque<std::int64_t> counts{};
  std::deque<std::uint8_t> flags{};
  std::deque<std::vector<double>> series{};
  std::deque<double> numbers{};
};

template <class Network, class T>
void add_kept(std::vector<source_tensor>& tensors, const kept_values<T>& kept, stored_numbers& stored) {
  using kind = typename kept_values<T>::kind;
  for (const auto& item : kept.items()) {
    const std::string name = in_checkpoint(item.name);
    switch (item.what) {
      case kind::number: tensors.push_back(dense_source(name, {}, static_cast<const double*>(item.where))); break;
      case kind::count:
      case kind::fixed:
        stored.counts.push_back(static_cast<std::int64_t>(*static_cast<const index*>(item.where)));
        tensors.push_back(dense_source(name, {}, &stored.counts.back()));
        break;
      case kind::flag:
        stored.flags.push_back(*static_cast<const bool*>(item.where) ? 1 : 0);
        tensors.push_back(dense_source(name, {}, &stored.flags.back()));
        break;
      case kind::series: {
        const auto& values = *static_cast<const std::vector<double>*>(item.where);
        tensors.push_back(dense_source(name, {values.size()}, values.data()));
        break;
      }
      case kind::parameters: {
        const auto& block = *static_cast<const aligned_block<T>*>(item.where);
        if (block.size() != 0) move_to(tensors, tensors_of<Network>(block.data(), owned_of<Network>{}, name + "."));
        break;
      }
    }
  }
}

// What a file has of the kept values, read but not yet in its place. What it does not have begins anew.
template <class Network, class T>
class kept_in_file {
 public:
  kept_in_file(const tensor_file& file, const kept_values<T>& kept) : kept_(&kept) {
    for (const auto& item : kept.items()) {
      const std::string name = in_checkpoint(item.name);
      const bool there = item.what == kind::parameters ? has_block(file, name) : file.find(name) != nullptr;
      there_.push_back(there);
      if (!there) continue;
      switch (item.what) {
        case kind::number: stored_.numbers.push_back(single<double>(file, name)); break;
        case kind::count: stored_.counts.push_back(count(file, name)); break;
        case kind::fixed: must_be(file, name, *static_cast<const index*>(item.where)); break;
        case kind::flag: stored_.flags.push_back(single<std::uint8_t>(file, name)); break;
        case kind::series: stored_.series.push_back(file.values<double>(name)); break;
        case kind::parameters: blocks_.emplace_back(layer_blocks_of<Network, T>::size); break;
      }
    }
  }

  // The tensors of whole blocks, to be checked and read with the model's own.
  void add_targets(std::vector<target_tensor>& targets) {
    index block = 0;
    for (index i = 0; i < there_.size(); ++i)
      if (const auto& item = kept_->items()[i]; there_[i] && item.what == kind::parameters)
        move_to(targets,
                tensors_of<Network>(blocks_[block++].data(), owned_of<Network>{}, in_checkpoint(item.name) + "."));
  }

  void put_back() {
    index number = 0, counter = 0, flag = 0, series = 0, block = 0;
    for (index i = 0; i < there_.size(); ++i) {
      const auto& item = kept_->items()[i];
      if (!there_[i]) continue;
      switch (item.what) {
        case kind::number: *static_cast<double*>(item.where) = stored_.numbers[number++]; break;
        case kind::count: *static_cast<index*>(item.where) = static_cast<index>(stored_.counts[counter++]); break;
        case kind::fixed: break;
        case kind::flag: *static_cast<bool*>(item.where) = stored_.flags[flag++] != 0; break;
        case kind::series: *static_cast<std::vector<double>*>(item.where) = std::move(stored_.series[series++]); break;
        case kind::parameters: *static_cast<aligned_block<T>*>(item.where) = std::move(blocks_[block++]); break;
      }
    }
  }

  template <class Number>
  static Number single(const tensor_file& file, const std::string& name) {
    const std::vector<Number> values = file.values<Number>(name);
    if (values.size() != 1) throw load_error(file.name(), name, "one number", std::to_string(values.size()));
    return values[0];
  }
  static std::int64_t count(const tensor_file& file, const std::string& name) {
    const auto value = single<std::int64_t>(file, name);
    if (value < 0) throw load_error(file.name(), name, "a number that is not negative", std::to_string(value));
    return value;
  }
  static void must_be(const tensor_file& file, const std::string& name, index wanted) {
    const auto value = static_cast<index>(single<std::int64_t>(file, name));
    if (value != wanted) throw load_error(file.name(), name, std::to_string(wanted), std::to_string(value));
  }

 private:
  using kind = typename kept_values<T>::kind;

  static bool has_block(const tensor_file& file, const std::string& name) {
    for (const tensor_entry& entry : file.entries())
      if (entry.name.starts_with(name + ".")) return true;
    return false;
  }

  const kept_values<T>* kept_;
  std::vector<bool> there_;
  stored_numbers stored_;
  std::deque<aligned_block<T>> blocks_;
};

}  // namespace detail

// Throws save_error. Whoever wants only the weights can load them from this file too.
template <class Network, class Loss, class Optimizer, class Batch, class T>
void save(const Trainer<Network, Loss, Optimizer, Batch, T>& trainer, const file_path& path,
          const kept_values<T>& kept = {}) {
  std::vector<source_tensor> tensors = tensors_of<Network>(trainer.model().data(), owned_of<Network>{});
  detail::each_memory<Optimizer::rule()>([&](std::string_view name, index which) {
    const std::string prefix = detail::in_checkpoint("optimizer.").append(name) + ".";
    detail::move_to(tensors, tensors_of<Network>(trainer.state(which),
                                                 decltype(detail::trained_of(owned_of<Network>{})){}, prefix));
  });
  if constexpr (batches_of_step<Optimizer> != 1)
    detail::move_to(tensors,
                    tensors_of<Network>(trainer.gradients(), decltype(detail::trained_of(owned_of<Network>{})){},
                                        detail::in_checkpoint("gradient.")));
  if constexpr (requires { trainer.optimizer().learning_rate; })
    tensors.push_back(
        dense_source(detail::in_checkpoint("optimizer.learning_rate"), {}, &trainer.optimizer().learning_rate));
  const auto steps = static_cast<std::int64_t>(trainer.steps()), seed = static_cast<std::int64_t>(trainer.seed().value);
  tensors.push_back(dense_source(detail::in_checkpoint("steps"), {}, &steps));
  tensors.push_back(dense_source(detail::in_checkpoint("seed"), {}, &seed));
  detail::stored_numbers stored;
  detail::add_kept<Network>(tensors, kept, stored);
  save_tensors(
      path, tensors,
      {{"architecture", type_text<Network>()}, {"loss", type_text<Loss>()}, {"optimizer", type_text<Optimizer>()}});
}

// Throws load_error, and then nothing has changed. The seed must be the one that the file was made with.
template <class Network, class Loss, class Optimizer, class Batch, class T>
void load(Trainer<Network, Loss, Optimizer, Batch, T>& trainer, const file_path& path,
          const kept_values<T>& kept = {}) {
  const tensor_file file = tensor_file::open(path);
  using numbers = detail::kept_in_file<Network, T>;
  numbers more(file, kept);
  numbers::must_be(file, detail::in_checkpoint("seed"), trainer.seed().value);
  const auto steps = numbers::count(file, detail::in_checkpoint("steps"));
  std::vector<target_tensor> targets = tensors_of<Network>(trainer.model().data(), owned_of<Network>{});
  detail::each_memory<Optimizer::rule()>([&](std::string_view name, index which) {
    const std::string prefix = detail::in_checkpoint("optimizer.").append(name) + ".";
    detail::move_to(targets, tensors_of<Network>(trainer.state(which),
                                                 decltype(detail::trained_of(owned_of<Network>{})){}, prefix));
  });
  if constexpr (batches_of_step<Optimizer> != 1)
    detail::move_to(targets,
                    tensors_of<Network>(trainer.gradients(), decltype(detail::trained_of(owned_of<Network>{})){},
                                        detail::in_checkpoint("gradient.")));
  if constexpr (requires { trainer.optimizer().learning_rate; })
    targets.push_back(
        dense_target(detail::in_checkpoint("optimizer.learning_rate"), {}, &trainer.optimizer().learning_rate));
  more.add_targets(targets);
  load_tensors(file, targets);
  trainer.set_steps(static_cast<std::uint64_t>(steps));
  more.put_back();
}

}  // namespace etch::inline ETCH_TARGET
