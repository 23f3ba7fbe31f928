// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Data sets: filled by hand, read from a file, split, scaled and augmented.
#include <etch/data/data.hpp>

#include <cstdio>

int main() {
  std::FILE* file = std::fopen("iris.csv", "w");
  if (file == nullptr) return 1;
  std::fputs("length,width,species\n", file);
  for (int n = 0; n < 60; ++n) std::fprintf(file, "%d.5,%d,%s\n", n % 7, n % 5, n % 2 == 0 ? "setosa" : "virginica");
  std::fclose(file);

  etch::Dataset<2, etch::Label> by_hand;
  by_hand.add({0.1f, 0.2f}, etch::Label{1});

  auto table = etch::read_csv<2, etch::Label>("iris.csv", {.target = "species"});
  const auto scale = etch::Standardize<2>::fit(table);
  scale.apply(table);

  const auto parts = etch::stratified_split(table, 0.8, etch::Seed{1});
  auto noisy = etch::transform(parts.train, etch::Noise<2>{.deviation = 0.05});

  const bool sizes = parts.train.size() == 48 && parts.test.size() == 12 && noisy.size() == 48;
  return sizes && table.classes[1] == "virginica" ? 0 : 1;
}
