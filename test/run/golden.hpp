// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What PyTorch made of small networks: test/golden/make_golden.py wrote it, this reads and compares.
#pragma once

#include <etch/io/tensor_file.hpp>
#include <etch/run/gradients.hpp>

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "samples.hpp"

namespace golden {

using etch::index;
using numbers = std::vector<double>;

inline std::string path(const std::string& file) {
  const char* root = std::getenv("ETCH_SOURCE_DIR");
  BOOST_REQUIRE_MESSAGE(root != nullptr, "ETCH_SOURCE_DIR says where the sources are");
  return std::string(root) + "/test/golden/" + file;
}

class tensors {
 public:
  explicit tensors(const std::string& file) {
    const auto content = etch::tensor_file::open(path(file));
    for (const auto& entry : content.entries()) {
      const std::byte* raw = content.data(entry);
      numbers& to = all_[std::string(entry.name)];
      for (index i = 0; i < entry.count(); ++i)
        to.push_back(entry.type == etch::element_type::f64
                         ? etch::detail::number_at<double>(raw, i)
                         : static_cast<double>(etch::detail::number_at<float>(raw, i)));
    }
  }
  const numbers& operator()(const std::string& name) const {
    const auto at = all_.find(name);
    BOOST_REQUIRE_MESSAGE(at != all_.end(), "the golden file has no " + name);
    return at->second;
  }

 private:
  std::map<std::string, numbers> all_;
};

// Equal but for `tolerance` times the largest number there is.
template <class T>
void compare(const std::string& what, const std::vector<T>& found, const numbers& wanted, double tolerance) {
  BOOST_REQUIRE_EQUAL(found.size(), wanted.size());
  double largest = 0, worst = 0;
  for (const double v : wanted) largest = std::max(largest, std::abs(v));
  for (index i = 0; i < wanted.size(); ++i) {
    const double difference = std::abs(static_cast<double>(found[i]) - wanted[i]);
    worst = difference >= worst ? difference : std::isnan(difference) ? HUGE_VAL : worst;
  }
  BOOST_TEST(worst <= tolerance * largest, what << ": off by " << worst << " where the largest is " << largest);
}

template <class T, index Width>
samples::rows_of<T, Width> rows(const numbers& flat) {
  samples::rows_of<T, Width> all(flat.size() / Width);
  for (index i = 0; i < flat.size(); ++i) all[i / Width][i % Width] = static_cast<T>(flat[i]);
  return all;
}
template <class T, std::size_t Width>
std::vector<T> flat(const std::vector<std::array<T, Width>>& all) {
  std::vector<T> values;
  for (const auto& row : all) values.insert(values.end(), row.begin(), row.end());
  return values;
}

// Every parameter in PyTorch's order, given to or taken from a block.
template <class Network, class T, class Visit, class... Owned>
void for_each_parameter(etch::types<Owned...>, Visit visit) {
  using block = etch::parameters_of<Network, T>;
  const auto one = [&]<class One>(std::type_identity<One>) {
    using declared = typename One::declared;
    std::vector<index> places;
    for (index out = 0; out < declared::columns; ++out)
      for (index in = 0; in < declared::rows; ++in)
        places.push_back(block::template offset<One> + etch::place_in_parameter<T, declared>(in, out));
    visit(std::string(std::string_view(etch::name_of(One{}))), places, declared::trained);
  };
  (one(std::type_identity<Owned>{}), ...);
}
template <class Network, class T>
void set_parameters(etch::Model<Network, T>& model, const tensors& file, const std::string& prefix) {
  for_each_parameter<Network, T>(etch::owned_of<Network>{},
                                 [&](const std::string& name, const std::vector<index>& places, bool) {
                                   const numbers& from = file(prefix + name);
                                   BOOST_REQUIRE_EQUAL(from.size(), places.size());
                                   for (index i = 0; i < places.size(); ++i)
                                     model.data()[places[i]] = static_cast<T>(from[i]);
                                 });
}
template <class Network, class T>
void compare_block(const T* block, const tensors& file, const std::string& prefix, bool only_trained,
                   double tolerance) {
  for_each_parameter<Network, T>(etch::owned_of<Network>{},
                                 [&](const std::string& name, const std::vector<index>& places, bool trained) {
                                   if (only_trained && !trained) return;
                                   std::vector<T> values;
                                   for (const index place : places) values.push_back(block[place]);
                                   compare(prefix + name, values, file(prefix + name), tolerance);
                                 });
}

// Forward and backward of one network: output, loss, and every gradient; `weights` are those of the rows, if any.
template <class Network, class Loss, class T, class... Weights>
void check(const tensors& file, const std::string& name, double tolerance, bool trains_as_it_infers = true,
           const Weights&... weights) {
  etch::Model<Network, T> model;
  set_parameters(model, file, name + "/before/");
  const auto x = rows<T, Network::inputs>(file(name + "/x"));
  const auto t = rows<T, Network::outputs>(file(name + "/t"));
  if (trains_as_it_infers) {
    samples::rows_of<T, Network::outputs> y(x.size());
    model(x, y);
    compare(name + " output", flat(y), file(name + "/y"), tolerance);
  }
  auto found = etch::gradients<Loss>(model, x, t, weights...);
  compare(name + " loss", std::vector<T>{found.loss()}, file(name + "/loss"), tolerance);
  compare(name + " input", std::vector<T>(found.inputs(), found.inputs() + x.size() * Network::inputs),
          file(name + "/grad/input"), tolerance);
  compare_block<Network>(found.parameters(), file, name + "/grad/", true, tolerance);
}

inline constexpr double in_float = 1e-5, in_double = 1e-12;

// A type under the name it has in a golden file; every type of `List` must be among those named.
template <etch::fixed_string Name, class Type>
struct named {
  static constexpr auto name = Name;
  using type = Type;
};
template <class Type, class... Named>
inline constexpr bool is_named = (etch::same<Type, typename Named::type> || ...);
template <class... Named, class... Type>
consteval bool all_named(std::tuple<Named...>, etch::types<Type...>) {
  return (is_named<Type, Named...> && ...);
}

}  // namespace golden
