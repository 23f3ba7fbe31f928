// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Names for what a plan computes: x, W0 and b0 of layer 0, y0 after it, dz0 on the way back.
#pragma once

#include <string>
#include <type_traits>
#include <vector>

#include <etch/plan/schedule.hpp>
#include <etch/plan/slots.hpp>
#include <etch/report/type_text.hpp>

namespace etch::inline ETCH_TARGET {

template <index... Positions>
std::string path_text(at<Positions...>) {
  std::string text;
  ((text.append(text.empty() ? "" : ".").append(std::to_string(Positions))), ...);
  return text;
}

// W0 for the matrix "weight" of layer 0, b0 for its column "bias", running_mean1 for all else.
template <class Path, class Declared>
std::string short_name(owned<Path, Declared>) {
  const std::string path = path_text(Path{});
  if (Declared::shape == each && Declared::name.view() == "weight") return std::string("W").append(path);
  if (Declared::shape != each && Declared::name.view() == "bias") return std::string("b").append(path);
  return std::string(Declared::name.view()).append(path);
}

// The parameter that an assignment of an optimizer's rule is for, or no_contraction.
template <class Target>
struct updated_parameter {
  using type = no_contraction;
};
template <class Path, class Declared>
requires(Declared::trained) struct updated_parameter<owned<Path, Declared>> {
  using type = owned<Path, Declared>;
};
template <fixed_string Name, class Parameter>
struct updated_parameter<state<Name, Parameter>> {
  using type = Parameter;
};

template <class Part>
struct is_batch_sum : std::false_type {};
template <index Id, index Width, bool Grad>
struct is_batch_sum<value<Id, per_column, Width, Grad>> : std::true_type {};

class stage_names {
 public:
  template <class Plan>
  static stage_names of() {
    stage_names all;
    all.look<Plan>(std::make_index_sequence<Plan::count>{});
    return all;
  }

  template <index Id, extent Extent, index Width, bool Grad>
  std::string operator()(value<Id, Extent, Width, Grad>) const {
    if (Id < values_.size() && !values_[Id].empty()) return values_[Id];
    return std::string("v").append(std::to_string(Id));
  }
  template <index Width, bool Grad>
  std::string operator()(network_input<Width, Grad>) const {
    return "x";
  }
  template <index Width>
  std::string operator()(network_output<Width>) const {
    return "output";
  }
  template <index Width>
  std::string operator()(input_gradient<Width>) const {
    return "dx";
  }
  template <index Width>
  std::string operator()(accumulated<Width>) const {
    return "acc";
  }
  template <class Path, class Declared>
  std::string operator()(owned<Path, Declared> parameter) const {
    return short_name(parameter);
  }
  template <fixed_string Name, class Parameter>
  std::string operator()(state<Name, Parameter>) const {
    return std::string(Name.view()).append("(").append(short_name(Parameter{})).append(")");
  }
  template <class Parameter>
  std::string operator()(gradient_of<Parameter>) const {
    return std::string("d").append(short_name(Parameter{}));
  }
  template <class Path, double Rate>
  std::string operator()(coin_at<Path, Rate>) const {
    return std::string("keep").append(path_text(Path{}));
  }
  template <auto Member, bool MostlyZero>
  std::string operator()(hyper<Member, MostlyZero>) const {
    const std::string text = type_text<hyper<Member>>();
    const index last = text.find_last_not_of(")>");
    const index first = text.find_last_of("&: (", last) + 1;
    return text.substr(first, last - first + 1);
  }
  std::string operator()(target_leaf) const { return "t"; }
  std::string operator()(target_distribution) const { return "q"; }
  std::string operator()(loss_sum) const { return "loss"; }
  std::string operator()(loss_scale) const { return "(1/rows)"; }
  std::string operator()(row_count) const { return "rows"; }
  std::string operator()(column_count) const { return "columns"; }
  std::string operator()(step_count) const { return "step"; }
  template <class Leaf>
  std::string operator()(Leaf) const {
    return type_text<Leaf>();
  }

 private:
  template <class Plan, std::size_t... I>
  void look(std::index_sequence<I...>) {
    (look_at(typename Plan::template stage<I>{}), ...);
  }
  template <class Grid, class Contraction, class Defines, class After>
  void look_at(stage<Grid, Contraction, Defines, After>) {
    of_product(Contraction{}, Defines{});
    of_updates(After{});
  }

  // A sum over the batch that a parameter's update reads is that parameter's gradient.
  template <class... Targets, class... Expressions>
  void of_updates(types<define<Targets, Expressions>...>) {
    (of_update(typename updated_parameter<Targets>::type{}, parts_of<is_batch_sum, Expressions>{}), ...);
  }
  template <class Parameter, class... Sums>
  void of_update(Parameter, types<Sums...>) {
    if constexpr (!same<Parameter, no_contraction>) (name_sum(Sums{}, short_name(Parameter{})), ...);
  }
  template <index Id, extent Extent, index Width, bool Grad>
  void name_sum(value<Id, Extent, Width, Grad>, const std::string& parameter) {
    if (values_.size() <= Id) values_.resize(Id + 1);
    if (values_[Id].empty()) values_[Id] = std::string("d").append(parameter);
  }

  // The first value of a product with W0 is y0, unless the product with its transpose says otherwise later.
  template <class Op, class A, class Path, class Declared, class Id, class... Rest>
  void of_product(node<Op, A, owned<Path, Declared>>, types<Id, Rest...>) {
    if constexpr (!transposes_second<Op>) name(typename Id::target{}, "y", Path{}, false);
  }
  template <class Op, class A, class B, class Path, class Declared, class Defines, class After>
  void look_at(stage<over_parameter<owned<Path, Declared>>, node<Op, A, B>, Defines, After>) {
    name(B{}, "dz", Path{}, true);
  }
  template <class Contraction, class Defines>
  void of_product(Contraction, Defines) {}

  template <class Leaf, class Path>
  void name(Leaf, const char*, Path, bool) {}
  template <index Id, extent Extent, index Width, bool Grad, class Path>
  void name(value<Id, Extent, Width, Grad>, const char* letter, Path path, bool anew) {
    if (values_.size() <= Id) values_.resize(Id + 1);
    if (anew || values_[Id].empty()) values_[Id] = std::string(letter).append(path_text(path));
  }

  std::vector<std::string> values_;
};

}  // namespace etch::inline ETCH_TARGET
