// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// From layers to stages: pointwise neighbours merge into one expression, which is cut where a contraction or a
// reduction over the batch needs its argument in memory.
#pragma once

#include <etch/nn/layer/sequential.hpp>
#include <etch/plan/keep.hpp>
#include <etch/plan/relative.hpp>

namespace etch::inline ETCH_TARGET {

// ---- Emitting ------------------------------------------------------------------------------------------------------

// Whether a reduction over columns can be made by the pass that makes its argument.
template <class Stage, class Expression>
inline constexpr bool joins = false;
template <index Width, class Contraction, class... Targets, class... Expressions, class After, class Expression>
inline constexpr bool joins<stage<batch_by<Width>, Contraction, types<define<Targets, Expressions>...>, After>,
                            Expression> = is_column_reduction<Expression>::value&& width_of<Expression> == Width &&
                                          ((Targets::shape.rows && mentions<Targets, Expression>) || ...) &&
                                          !((!Targets::shape.rows && mentions<Targets, Expression>) || ...);

template <class Stage, class... Defines>
struct widened;
template <class Grid, class Contraction, class... Old, class After, class... New>
struct widened<stage<Grid, Contraction, types<Old...>, After>, New...> {
  using type = stage<Grid, Contraction, types<Old..., New...>, After>;
};

// Defines a new value as `e`: returns the program with it, and the value.
template <bool Training, class Program, class Expression>
consteval auto emit(Program p, Expression e) {
  using contractions = parts_of<is_contraction, Expression>;
  if constexpr (contractions::size > 1) {  // a pass has one contraction: the others get passes of their own
    using first = decltype(first_of(contractions{}));
    using before = decltype(emit<Training>(p, first{}));
    return emit<Training>(typename before::program{}, replace<first>(e, typename before::expression{}));
  } else {
    using root = contraction_of<Expression>;
    using body = decltype(over_accumulated(e));
    constexpr index width = width_of<Expression>, next = Program::next;
    using y = value<next, Expression::shape, width, Training && carries_gradient<Expression>>;
    using part = typename decltype(kept_part<body, root, y>())::type;
    using grid = batch_by<width_of_pass<Expression>>;
    using end = newest_of<typename Program::stages>;
    if constexpr (joins<typename end::first, Expression>) {
      using stages = push<typename end::rest, typename widened<typename end::first, define<y, body>>::type>;
      using statements = push<typename Program::statements, statement<y, body, root>>;
      return draft<program<stages, statements, next + 1>, y>{};
    } else if constexpr (same<part, void>) {
      using stages = push<typename Program::stages, stage<grid, root, types<define<y, body>>>>;
      using statements = push<typename Program::statements, statement<y, body, root>>;
      return draft<program<stages, statements, next + 1>, y>{};
    } else {
      using kept = value<next + 1, each, width>;
      using stages = push<typename Program::stages, stage<grid, root, types<define<y, body>, define<kept, part>>>>;
      using statements = push<typename Program::statements, statement<y, body, root, kept, part>>;
      return draft<program<stages, statements, next + 2>, y>{};
    }
  }
}

template <bool Training, class Program, class Expression>
consteval auto materialise(draft<Program, Expression> d) {
  if constexpr (is_value<Expression>)
    return d;
  else
    return emit<Training>(Program{}, Expression{});
}

// The rows that a matrix of weights multiplies. For the gradient of the weights, training reads them across, one below
// the other. Those of the caller are copied before where they would share cache sets, as ours do not, and where a copy
// is little beside the multiplications.
template <bool Training, class Draft, class Op, class Weights>
consteval auto apart(Draft d, Op, Weights) {
  return d;
}
template <bool Training, class Program, index Width, bool Grad, class Weights>
consteval auto apart(draft<Program, network_input<Width, Grad>> d, op_matmul, Weights) {
  if constexpr (Training && share_cache_sets(Width) && Weights::declared::columns >= 256)
    return emit<Training>(Program{}, network_input<Width, Grad>{});
  else
    return d;
}

// ---- Cutting -------------------------------------------------------------------------------------------------------

// The value that one of the newest statements, reductions all, already gave to an expression, or void.
template <class Expression>
consteval auto known(types<>) {
  return std::type_identity<void>{};
}
template <class Expression, class Newest, class... Earlier>
consteval auto known(types<Newest, Earlier...>) {
  if constexpr (same<typename Newest::expression, Expression>)
    return std::type_identity<typename Newest::target>{};
  else if constexpr (is_column_reduction<typename Newest::expression>::value)
    return known<Expression>(types<Earlier...>{});
  else
    return std::type_identity<void>{};
}

template <bool Training, class Path, class Program, class Expression>
consteval auto cut(Path path, Program p, Expression e);

template <bool Training, class Path, class Layer, class Draft>
consteval auto enter(Path, std::type_identity<Layer>, Draft d);

template <bool Training, class Program, class Op, class A>
consteval auto cut_reduction(Program, node<Op, A> e) {
  using before = decltype(known<node<Op, A>>(typename Program::statements{}));
  if constexpr (!same<typename before::type, void>)
    return draft<Program, typename before::type>{};
  else if constexpr (has_contraction<A>) {
    using argument = decltype(emit<Training>(Program{}, e.a));
    return emit<Training>(typename argument::program{}, build<Op>(typename argument::expression{}));
  } else
    return emit<Training>(Program{}, e);
}

template <bool Training, index... Position, class Network, index... Branch, class Draft>
consteval auto cut_network(at<Position...>, op_apply<Network, Branch...>, Draft argument) {
  return enter<Training>(at<Position..., Branch...>{}, std::type_identity<Network>{}, argument);
}

template <bool Training, class Path, class Program, class Op, class A>
consteval auto cut_node(Path path, Program p, node<Op, A> e) {
  using argument = decltype(cut<Training>(path, p, e.a));
  using rebuilt = decltype(build<Op>(typename argument::expression{}));
  if constexpr (is_apply<node<Op, A>>::value)
    return cut_network<Training>(path, Op{}, argument{});
  else if constexpr (is_column_reduction<rebuilt>::value)
    return cut_reduction<Training>(typename argument::program{}, rebuilt{});
  else if constexpr (is_rearrangement<rebuilt>::value && !is_leaf<typename argument::expression>::value) {
    using operand = decltype(emit<Training>(typename argument::program{}, typename argument::expression{}));
    return draft<typename operand::program, decltype(build<Op>(typename operand::expression{}))>{};
  } else
    return draft<typename argument::program, rebuilt>{};
}
template <bool Training, class Path, class Program, class Op, class A, class B>
consteval auto cut_node(Path path, Program p, node<Op, A, B> e) {
  using first = decltype(cut<Training>(path, p, e.a));
  if constexpr (derives<Op, contraction>) {
    using operand = decltype(apart<Training>(materialise<Training>(first{}), Op{}, e.b));
    return draft<typename operand::program, decltype(build<Op>(typename operand::expression{}, e.b))>{};
  } else {
    using second = decltype(cut<Training>(path, typename first::program{}, e.b));
    return draft<typename second::program,
                 decltype(build<Op>(typename first::expression{}, typename second::expression{}))>{};
  }
}
template <bool Training, class Path, class Program, class Op, class A, class B, class C>
consteval auto cut_node(Path path, Program p, node<Op, A, B, C> e) {
  using first = decltype(cut<Training>(path, p, e.a));
  using second = decltype(cut<Training>(path, typename first::program{}, e.b));
  using third = decltype(cut<Training>(path, typename second::program{}, e.c));
  return draft<typename third::program, decltype(build<Op>(typename first::expression{}, typename second::expression{},
                                                           typename third::expression{}))>{};
}

template <bool Training, class Path, class Program, class Expression>
consteval auto cut(Path path, Program p, Expression e) {
  if constexpr (!has_part<is_cut, Expression>)
    return draft<Program, Expression>{};
  else
    return cut_node<Training>(path, p, e);
}

// ---- Layers --------------------------------------------------------------------------------------------------------

// A layer's own leaves become those of the network: x is what flows in, a weight gets the path to its layer.
template <class Path, class Inflow>
struct binding {
  static consteval Inflow of(input_leaf) { return {}; }
  template <double Rate>
  static consteval auto of(coin<Rate>) {
    return coin_at<Path, Rate>{};
  }
  template <class Declared>
  requires derives<Declared, owned_base>
  static consteval auto of(Declared) { return owned<Path, Declared>{}; }
};

template <class Stages, class... Defines>
struct with_after;
template <class Grid, class Contraction, class Made, class... Old, class... Earlier, class... Defines>
struct with_after<types<stage<Grid, Contraction, Made, types<Old...>>, Earlier...>, Defines...> {
  using type = types<stage<Grid, Contraction, Made, types<Old..., Defines...>>, Earlier...>;
};

// What a layer assigns after its pass, such as running statistics.
template <auto Assignments, class Path, class Map, class Program>
consteval auto assign_after(Path path, Map map, Program p) {
  if constexpr (requires { Assignments.first; }) {
    using target = decltype(map.of(Assignments.first.target));
    using result = decltype(cut<true>(path, p, rewrite(map, lift<Assignments.first.value>())));
    using stages =
        typename with_after<typename result::program::stages, define<target, typename result::expression>>::type;
    return assign_after<Assignments.rest>(
        path, map, program<stages, typename result::program::statements, result::program::next>{});
  } else
    return p;
}

template <bool Training, class Path, class Layer, class Draft>
consteval auto enter_formula(Path path, Draft d) {
  using body = formula<Layer, Training>;
  constexpr bool in_memory = has_part<is_cut, body>;
  using inflow = std::conditional_t<in_memory, decltype(materialise<Training>(d)), Draft>;
  using map = binding<Path, typename inflow::expression>;
  using result = decltype(cut<Training>(path, typename inflow::program{}, rewrite(map{}, body{})));
  if constexpr (Training && requires { Layer::after; }) {
    using assigned = decltype(assign_after<Layer::after>(path, map{}, typename result::program{}));
    return draft<assigned, typename result::expression>{};
  } else
    return result{};
}

template <bool Training, class Path, class Layer>
struct step {};
template <bool Training, class Path, class Layer, class Program, class Expression>
consteval auto operator>>(draft<Program, Expression> d, step<Training, Path, Layer>) {
  return enter<Training>(Path{}, std::type_identity<Layer>{}, d);
}

template <bool Training, index... Outer, std::size_t... Position, class... Layers, class Draft>
consteval auto enter_layers(at<Outer...>, std::index_sequence<Position...>, types<Layers...>, Draft d) {
  return (d >> ... >> step<Training, at<Outer..., Position>, Layers>{});
}

template <bool Training, class Path, class Layer, class Draft>
consteval auto enter(Path path, std::type_identity<Layer>, Draft d) {
  if constexpr (network<Layer>)
    return enter_layers<Training>(path, std::make_index_sequence<Layer::layers::size>{}, typename Layer::layers{}, d);
  else
    return enter_formula<Training, Path, Layer>(path, d);
}

// ---- A whole network -----------------------------------------------------------------------------------------------

// One layer, entered with the draft `Open`; all names are relative to it. Only the newest stage stays open, since the
// next layer may add to it.
template <bool Training, class Layer, class Open>
struct layer_step {
  using result = decltype(enter<Training>(at<0>{}, std::type_identity<Layer>{}, Open{}));
  using statements = typename result::program::statements;
  using closed_stages = reversed<typename newest_of<typename result::program::stages>::rest>;
  static constexpr index values = result::program::next;
  // The draft in names of the next layer.
  using onward = moved_by<index(-1), index(-values), 0>;
  using open =
      draft<program<decltype(renamed_stages<onward>(typename newest_of<typename result::program::stages>::only{})),
                    types<>, 0>,
            renamed_t<onward, typename result::expression>>;
};

// The network after its first `Count` layers: how many values they make, and the draft that the next layer enters.
template <class Network, bool Training, bool InputGradient, index Count>
struct forward_step {
  using before = forward_step<Network, Training, InputGradient, Count - 1>;
  using layer = layer_step<Training, pick_t<Count - 1, table_of<typename Network::layers>>, typename before::open>;
  using open = typename layer::open;
  static constexpr index values = before::values + layer::values;
  using step = placed<typename layer::closed_stages, Count - 1, before::values, way_back>;
};
template <class Network, bool Training, bool InputGradient>
struct forward_step<Network, Training, InputGradient, 0> {
  using open = draft<empty_program, network_input<Network::inputs, InputGradient>>;
  static constexpr index values = 0;
};

template <class Network, bool Training, bool InputGradient, class Positions>
struct forward_steps;
template <class Network, bool Training, bool InputGradient, std::size_t... I>
struct forward_steps<Network, Training, InputGradient, std::index_sequence<I...>> {
  using steps = types<typename forward_step<Network, Training, InputGradient, I + 1>::step...>;
};

// All of a network: its closed stages, and the draft of what is still open: the last stage and the last expression,
// which what follows (an output, a loss) merges into. Its names count from behind the last layer.
template <class Network, bool Training, bool InputGradient = false>
struct forward_pass : forward_steps<Network, Training, InputGradient, std::make_index_sequence<Network::layers::size>> {
  static constexpr index depth = Network::layers::size;
  template <index Count>
  using after = forward_step<Network, Training, InputGradient, Count>;
  using open = typename after<depth>::open;
  static constexpr index values = after<depth>::values;
  // A step behind the last layer.
  template <class Stages>
  using end = placed<Stages, depth, values, way_back>;
};

}  // namespace etch::inline ETCH_TARGET
