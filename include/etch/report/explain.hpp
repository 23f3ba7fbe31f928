// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A plan in words: what every pass over the data multiplies, what is fused into it, and what that costs.
#pragma once

#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <etch/plan/cost.hpp>
#include <etch/report/expression_text.hpp>
#include <etch/report/stage_names.hpp>
#include <etch/report/table.hpp>

namespace etch::inline ETCH_TARGET {

// One pass: "fwd0", "x·W0", and what it makes, a line each.
struct explained_stage {
  std::string name{}, product{};
  std::vector<std::string> makes{};
  index flops = 0, bytes = 0;  // of the whole batch; each leaf is read or written once
};

struct explained_plan {
  std::string title{};
  std::vector<explained_stage> stages{};
  index workspace_bytes = 0;
};

namespace detail {

template <class T>
struct leaf_bytes {
  index rows;

  template <index Id, extent Extent, index Width, bool Grad>
  index operator()(value<Id, Extent, Width, Grad>) const {
    return (Extent.columns ? Width : 1) * (Extent.rows ? rows : 1) * sizeof(T);
  }
  template <index Width, bool Grad>
  index operator()(network_input<Width, Grad>) const {
    return rows * Width * sizeof(T);
  }
  template <index Width>
  index operator()(network_output<Width>) const {
    return rows * Width * sizeof(T);
  }
  template <index Width>
  index operator()(input_gradient<Width>) const {
    return rows * Width * sizeof(T);
  }
  template <class Path, class Declared>
  index operator()(owned<Path, Declared>) const {
    return Declared::rows * Declared::columns * sizeof(stored_type<T, Declared>);
  }
  template <fixed_string Name, class Parameter>
  index operator()(state<Name, Parameter>) const {
    return (*this)(Parameter{});
  }
  template <class Parameter>
  index operator()(gradient_of<Parameter>) const {
    return (*this)(Parameter{});
  }
  template <class Leaf>
  index operator()(Leaf) const {
    return 0;
  }
};

template <class T>
class explaining {
 public:
  explaining(const stage_names& names, std::string optimizer, index rows)
      : names_(&names), optimizer_(std::move(optimizer)), rows_(rows) {}

  template <class Grid, class Contraction, class Defines, class After>
  explained_stage operator()(stage<Grid, Contraction, Defines, After>) const {
    using whole = stage<Grid, Contraction, Defines, After>;
    explained_stage result;
    name(result, Contraction{}, Grid{}, updates_something(Defines{}) || updates_something(After{}));
    write(result, Defines{});
    write(result, After{});
    result.flops =
        contraction_flops<Contraction> * rows_ + flops(Defines{}, elements(Grid{})) + flops(After{}, Grid::width);
    result.bytes = bytes(leaves_of<whole>{});
    return result;
  }

 private:
  template <index Width>
  index elements(batch_by<Width>) const {
    return rows_ * Width;
  }
  template <class Path, class Declared>
  index elements(over_parameter<owned<Path, Declared>>) const {
    return Declared::rows * Declared::columns;
  }
  template <class... Targets, class... Expressions>
  static consteval bool updates_something(types<define<Targets, Expressions>...>) {
    return (!same<typename updated_parameter<Targets>::type, no_contraction> || ...);
  }
  template <class... Targets, class... Expressions>
  static index flops(types<define<Targets, Expressions>...>, index count) {
    return (operations<Expressions> + ... + index{0}) * count;
  }
  template <class... Leaves>
  index bytes(types<Leaves...>) const {
    return (leaf_bytes<T>{rows_}(Leaves{}) + ... + index{0});
  }

  template <class Op, class A, class Path, class Declared, index Width>
  void name(explained_stage& to, node<Op, A, owned<Path, Declared>> product, batch_by<Width>, bool) const {
    to.name = std::string(transposes_second<Op> ? "data" : "fwd").append(path_text(Path{}));
    to.product = expression_text(product, *names_);
  }
  template <class Op, class A, class B, class Path, class Declared>
  void name(explained_stage& to, node<Op, A, B> product, over_parameter<owned<Path, Declared>>, bool) const {
    to.name = std::string("weight").append(path_text(Path{}));
    to.product = expression_text(product, *names_);
  }
  template <class Grid>
  void name(explained_stage& to, no_contraction, Grid, bool) const {
    to.name = "rows";
  }
  template <class Path, class Declared>
  void name(explained_stage& to, no_contraction, over_parameter<owned<Path, Declared>>, bool updates) const {
    to.name = std::string(updates ? "update" : "norm").append(path_text(Path{}));
  }
  template <class Contraction, class Grid>
  void name(explained_stage& to, Contraction product, Grid, bool) const {
    to.name = "product";
    to.product = expression_text(product, *names_);
  }

  template <class... Defines>
  void write(explained_stage& to, types<Defines...>) const {
    (write_one(to, Defines{}), ...);
  }
  // Of an optimizer's rule, the assignment to the parameter stands for all.
  template <class Target, class Expression>
  void write_one(explained_stage& to, define<Target, Expression>) const {
    using updated = typename updated_parameter<Target>::type;
    if constexpr (same<updated, no_contraction>)
      to.makes.push_back((*names_)(Target{}) + " = " + expression_text(Expression{}, *names_));
    else if constexpr (same<updated, Target>) {
      const std::string name = (*names_)(Target{});
      to.makes.push_back(name + " \u2190 " + optimizer_ + "(" + name + ", " +
                         (to.name.starts_with("weight") ? std::string("acc") : std::string("d").append(name)) + ")");
    }
  }

  const stage_names* names_;
  std::string optimizer_;
  index rows_;
};

template <class T, class Plan, std::size_t... I>
explained_plan explain_plan(std::string title, const std::string& optimizer, index rows, std::index_sequence<I...>) {
  const stage_names names = stage_names::of<Plan>();
  const explaining<T> explaining_one(names, optimizer, rows);
  explained_plan plan{.title = std::move(title), .workspace_bytes = layout_of<T, Plan>(rows).size * sizeof(T)};
  (plan.stages.push_back(explaining_one(typename Plan::template stage<I>{})), ...);
  return plan;
}

// 25.7 MFLOP
inline std::string flops_text(index flops) { return count_text(flops).append(flops < 1000 ? " FLOP" : "FLOP"); }

}  // namespace detail

// The passes of one training step, or of inference when there is neither loss nor optimizer.
template <class Network, class Loss = void, class Optimizer = void, class T = float>
explained_plan explained(index rows = 32) {
  const std::string batch = std::string(", ").append(std::to_string(rows)).append(rows == 1 ? " row" : " rows");
  if constexpr (same<Loss, void>) {
    using plan = inference_plan<Network>;
    return detail::explain_plan<T, plan>(std::string("Inference") + batch, "", rows,
                                         std::make_index_sequence<plan::count>{});
  } else {
    using plan = training_plan<Network, Loss, update_for<Optimizer, Loss>>;
    return detail::explain_plan<T, plan>(
        std::string("One training step, ").append(type_text<Loss>()).append(", ").append(type_text<Optimizer>()) +
            batch,
        type_text<Optimizer>(), rows, std::make_index_sequence<plan::count>{});
  }
}

inline std::string to_text(const explained_plan& plan) {
  index flops = 0, widest_name = 0, widest_product = 0;
  for (const explained_stage& stage : plan.stages) {
    flops += stage.flops;
    widest_name = std::max(widest_name, stage.name.size());
    widest_product = std::max(widest_product, detail::columns_of_text(stage.product));
  }
  const auto padded_to = [](std::string text, index width) {
    return text.append(width - std::min(width, detail::columns_of_text(text)), ' ');
  };
  const auto aligned_right = [](const std::string& text, index width) {
    return std::string(width - std::min(width, text.size()), ' ').append(text);
  };
  std::string out = plan.title + "\n";
  for (const explained_stage& stage : plan.stages) {
    out += padded_to(stage.name, widest_name + 2) + padded_to(stage.product, widest_product + 2);
    out += aligned_right(detail::flops_text(stage.flops), 11) + aligned_right(bytes_text(stage.bytes), 10) + "\n";
    for (const std::string& line : stage.makes) out += std::string(widest_name + 2, ' ') + line + "\n";
  }
  out += std::to_string(plan.stages.size()) + " passes, " + detail::flops_text(flops) + ", workspace " +
         bytes_text(plan.workspace_bytes) + "\n";
  return out;
}

// explain<Net>() tells what inference does, explain<Net, CrossEntropy, Adam>() what a training step does.
template <class Network, class Loss = void, class Optimizer = void, class T = float>
std::string explain(index rows = 32) {
  return to_text(explained<Network, Loss, Optimizer, T>(rows));
}
template <class Network, class Loss = void, class Optimizer = void, class T = float>
void print_explanation(index rows = 32, std::FILE* out = stdout) {
  std::fputs(explain<Network, Loss, Optimizer, T>(rows).c_str(), out);
}

}  // namespace etch::inline ETCH_TARGET
