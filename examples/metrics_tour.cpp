// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// From the confusion matrix to every score: accuracy, precision, recall, F1 and their averages.
//
// Three kinds of fruit that resemble one another, and far more apples than plums.
//
// Watch: every score is a reading of the confusion matrix. A row holds the truth: its diagonal over its sum is recall.
// A column holds a guess: its diagonal over its sum is precision. F1 lies between the two, nearer the smaller. The
// macro average counts classes, the weighted average counts rows; where they differ, small classes fare differently.
// Each score is worked out here by hand and must agree with the library's.
#include <etch/data/demo/blobs.hpp>
#include <etch/data/view.hpp>
#include <etch/run/fit.hpp>
#include <etch/train.hpp>

#include <array>
#include <cmath>
#include <cstdio>
#include <vector>

using Net = etch::Sequential<etch::Dense<2, 16, etch::ReLU>, etch::Dense<16, 3, etch::Softmax>>;

constexpr std::array<const char*, 3> names{"apple", "pear", "plum"};

int main() {
  const auto train = etch::demo::blobs(900, etch::Seed{1}, 3, 0.6),
             all = etch::demo::blobs(1500, etch::Seed{2}, 3, 0.6);
  std::vector<std::size_t> rows;  // all apples, every second pear, every tenth plum
  for (std::size_t row = 0; row < all.size(); ++row) {
    const std::size_t number = row / 3, every[] = {1, 2, 10};
    if (number % every[all.target(row)] == 0) rows.push_back(row);
  }
  const auto test = etch::subset(all, rows);

  etch::Model<Net> model{etch::Seed{3}};
  etch::fit<etch::CrossEntropy, etch::Adam, etch::Batch<30>>(
      model, train, {.epochs = 20, .optimizer = {.learning_rate = 5e-3f}, .verbose = etch::Verbose::silent});
  const auto report = etch::evaluate<etch::CrossEntropy>(model, test);
  const auto& matrix = report.confusion;  // matrix(truth, guess)

  std::printf("confusion matrix   guessed %s  %6s  %6s\n", names[0], names[1], names[2]);
  for (std::size_t truth = 0; truth < 3; ++truth) {
    std::printf("%18s", names[truth]);
    for (std::size_t guess = 0; guess < 3; ++guess) std::printf("%8d", static_cast<int>(matrix(truth, guess)));
    std::putchar('\n');
  }

  bool agree = true;
  const auto same = [&](double mine, double theirs) { agree = agree && std::abs(mine - theirs) < 1e-12; };
  double right = 0, count = 0, macro = 0, weighted = 0, recalls = 0;
  std::printf("\n%-12s precision = hit / guessed   recall = hit / there     F1\n", "");
  for (std::size_t k = 0; k < 3; ++k) {
    double hit = double(matrix(k, k)), guessed = 0, there = 0;
    for (std::size_t other = 0; other < 3; ++other) {
      guessed += double(matrix(other, k));
      there += double(matrix(k, other));
    }
    const double precision = hit / guessed, recall = hit / there, f1 = 2 * precision * recall / (precision + recall);
    std::printf("%-12s    %5.3f = %3.0f / %3.0f        %5.3f = %3.0f / %3.0f     %5.3f\n", names[k], precision, hit,
                guessed, recall, hit, there, f1);
    same(precision, report.precision[k]);
    same(recall, report.recall[k]);
    same(f1, report.f1[k]);
    right += hit;
    count += there;
    macro += f1 / 3;
    weighted += f1 * there;
    recalls += recall / 3;
  }
  weighted /= count;
  same(right / count, report.accuracy);
  same(macro, report.macro_f1);
  same(weighted, report.weighted_f1);
  same(recalls, report.balanced_accuracy);

  std::printf("\naccuracy           %5.3f   %.0f of %.0f\n", report.accuracy, right, count);
  std::printf("balanced accuracy  %5.3f   the mean recall\n", report.balanced_accuracy);
  std::printf("macro F1           %5.3f   each class counts the same\n", report.macro_f1);
  std::printf("weighted F1        %5.3f   each row counts the same\n", report.weighted_f1);
  std::printf("top-2 accuracy     %5.3f   the truth is among the best two\n", report.top_k(2));
  std::printf("Matthews           %5.3f   1: perfect, 0: no better than chance\n", report.matthews);
  std::printf("log loss           %5.3f   0 for who is right and certain\n", report.log_loss);

  // Plums are few, so that the apples and pears mistaken for them ruin their precision, but not their recall.
  const bool holds = agree && report.precision[2] < report.recall[2] - 0.2 && report.macro_f1 < report.weighted_f1 &&
                     report.top_k(2) > report.accuracy;
  std::puts(holds ? "\nAll scores agree with those worked out by hand." : "\nNot as promised.");
  return holds ? 0 : 1;
}
