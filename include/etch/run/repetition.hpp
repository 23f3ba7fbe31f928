// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Steps of a schedule that do the same one after the other, so that they run as a loop.
#pragma once

#include <etch/run/addresses.hpp>

namespace etch::inline ETCH_TARGET {

// `count` steps from `first` on; the names of each lie `stride` behind those of the one before.
struct repetition {
  index first = 0, count = 0;
  origin stride{};
};

struct repeatable_step {
  const index* owners;  // of the parameters it mentions: layers, counted from its own
  index owner_count;
  const layer_path* coins;
  index coin_count;
  bool as_before;  // the stages are those of the step before
  origin from;
};

// The layer that owns what a leaf mentions.
template <class Leaf>
struct owner_of : says_nothing {};
template <index First, index... Rest, class Declared>
struct owner_of<owned<at<First, Rest...>, Declared>> {
  static constexpr index count = 1;
  constexpr void operator()(index*& to) const { *to++ = First; }
};
template <fixed_string Name, class Parameter>
struct owner_of<state<Name, Parameter>> : owner_of<Parameter> {};
template <class Parameter>
struct owner_of<gradient_of<Parameter>> : owner_of<Parameter> {};

// The stages of each step, and of the step before it.
template <class Steps>
struct neighbours;
template <class... Stages, index... Layer, index... Value, index... Adjoint>
struct neighbours<types<placed<Stages, Layer, Value, Adjoint>...>> {
  using before = types<void, Stages...>;
  using steps = types<placed<Stages, Layer, Value, Adjoint>..., placed<types<>, 0, 0, 0>>;
};

template <class Steps, class Before>
struct repeatable_steps;
template <class... Stages, index... Layer, index... Value, index... Adjoint, class... Before>
struct repeatable_steps<types<placed<Stages, Layer, Value, Adjoint>...>, types<Before...>> {
  template <class List>
  using owners = facts_in<index, owner_of, leaves_of_stages<List>>;
  static constexpr repeatable_step steps[] = {{owners<Stages>::all.data(), owners<Stages>::count,
                                               coins_in_stages<Stages>::all.data(), coins_in_stages<Stages>::count,
                                               same<Stages, Before>, origin{Layer, Value, Adjoint}}...};
};

// All steps of a plan, as repetitions.
template <class T, class Network, class Plan>
class repetitions {
  using around = neighbours<typename Plan::steps>;
  static constexpr const auto& steps = repeatable_steps<typename around::steps, typename around::before>::steps;
  static constexpr index step_count = Plan::steps::size;
  static constexpr index fewest = 3;  // fewer are not worth a loop

  static constexpr bool continues(repetition& so_far) {
    const repeatable_step &first = steps[so_far.first], &next = steps[so_far.first + so_far.count];
    if (so_far.count == 1) so_far.stride = next.from - first.from;
    if (!next.as_before || next.from != steps[so_far.first + so_far.count - 1].from + so_far.stride) return false;
    // In layers of one type parameters lie at the same places.
    const auto& kinds = layer_blocks_of<Network, T>::kinds;
    for (index p = 0; p < first.owner_count; ++p)
      if (kinds[next.from.layer + first.owners[p]] != kinds[first.from.layer + first.owners[p]]) return false;
    const auto& tossed = coins_of<Plan>::layers;
    for (index c = 0; c < first.coin_count; ++c) {
      const auto position = [&](index repeated) {
        return tossed.position(first.coins[c].from(first.from.layer + repeated * so_far.stride.layer));
      };
      if (position(so_far.count) - position(0) != so_far.count * (position(1) - position(0))) return false;
    }
    return true;
  }

 public:
  struct list {
    std::array<repetition, step_count + 1> all{};
    index count = 0;
  };
  static constexpr list found = [] {
    list result;
    for (index i = 0; i < step_count;) {
      repetition next{i, 1, {}};
      while (i + next.count < step_count && continues(next)) ++next.count;
      if (next.count < fewest) next = {i, 1, {}};
      result.all[result.count++] = next;
      i += next.count;
    }
    return result;
  }();
  static constexpr index count = found.count;
};

}  // namespace etch::inline ETCH_TARGET
