// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Classification scores are scikit-learn's, edge cases included.
#include <etch/metric/classification.hpp>
#include <etch/metric/roc_auc.hpp>

#include <boost/test/unit_test.hpp>
#include <cmath>

#include "golden.hpp"

namespace {

void same(double ours, double theirs, const char* what) {
  BOOST_TEST_CONTEXT(what) {
    if (std::isnan(theirs))
      BOOST_TEST(std::isnan(ours));
    else
      BOOST_TEST(std::abs(ours - theirs) <= 1e-12 * (1 + std::abs(theirs)), ours << " is not " << theirs);
  }
}

void check(const golden::class_case& expected, const char* name) {
  BOOST_TEST_CONTEXT(name) {
    etch::Classification<4, double> collected;
    for (std::size_t n = 0; n < expected.truth.size(); ++n) collected.add(expected.probabilities[n], expected.truth[n]);
    const auto report = collected.report(1.5);
    BOOST_TEST(report.loss == 1.5);
    BOOST_TEST(report.rows == expected.truth.size());
    BOOST_TEST(report.confusion.total() == expected.truth.size());
    same(report.accuracy, expected.accuracy, "accuracy");
    same(report.balanced_accuracy, expected.balanced, "balanced accuracy");
    same(report.matthews, expected.matthews, "matthews");
    for (std::size_t k = 0; k < 4; ++k) {
      same(report.precision[k], expected.precision[k], "precision");
      same(report.recall[k], expected.recall[k], "recall");
      same(report.f1[k], expected.f1[k], "f1");
    }
    same(report.macro_precision, expected.macro[0], "macro precision");
    same(report.macro_recall, expected.macro[1], "macro recall");
    same(report.macro_f1, expected.macro[2], "macro f1");
    same(report.micro_precision, expected.micro[0], "micro precision");
    same(report.micro_recall, expected.micro[1], "micro recall");
    same(report.micro_f1, expected.micro[2], "micro f1");
    same(report.weighted_precision, expected.weighted[0], "weighted precision");
    same(report.weighted_recall, expected.weighted[1], "weighted recall");
    same(report.weighted_f1, expected.weighted[2], "weighted f1");
    same(report.top_k(2), expected.top_2, "top 2");
    same(report.log_loss, expected.log_loss, "log loss");
    same(etch::roc_auc_one_vs_rest(expected.probabilities, expected.truth), expected.auc, "auc");
  }
}

void check(const golden::binary_case& expected, const char* name) {
  BOOST_TEST_CONTEXT(name) {
    etch::Classification<1, double> collected;
    for (std::size_t n = 0; n < expected.truth.size(); ++n)
      collected.add(std::array<double, 1>{expected.scores[n]}, expected.truth[n]);
    const auto report = collected.report();
    same(report.accuracy, expected.accuracy, "accuracy");
    same(report.precision[1], expected.precision, "precision");
    same(report.recall[1], expected.recall, "recall");
    same(report.f1[1], expected.f1, "f1");
    same(report.matthews, expected.matthews, "matthews");
    same(report.log_loss, expected.log_loss, "log loss");
    same(etch::roc_auc(expected.scores, expected.truth), expected.auc, "auc");
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(classification)

BOOST_AUTO_TEST_CASE(scores_are_those_of_scikit_learn) {
  check(golden::many_rows, "many rows");
  check(golden::never_guessed, "a class never guessed");
  check(golden::never_there, "a class never there");
  check(golden::nowhere, "classes neither there nor guessed");
  check(golden::all_wrong, "all wrong");
  check(golden::one_class, "one class");
  check(golden::sums_not_one, "probabilities that do not sum to 1");
  check(golden::no_rows, "no rows");
}

BOOST_AUTO_TEST_CASE(two_classes_by_one_output) {
  check(golden::tied_scores, "tied scores");
  check(golden::no_positive_guess, "no positive guess");
  check(golden::only_negatives, "only negatives");
  check(golden::certain, "certain");
}

BOOST_AUTO_TEST_CASE(scores_instead_of_probabilities_split_at_zero) {
  etch::Classification<1> collected(etch::Outputs::scores);
  collected.add(std::array{0.2f}, 1);
  collected.add(std::array{-0.2f}, 0);
  BOOST_TEST(collected.report().accuracy == 1.0);
  BOOST_TEST(std::isnan(collected.report().log_loss));
}

BOOST_AUTO_TEST_CASE(a_row_of_probabilities_as_target_is_its_most_likely_class) {
  etch::Classification<3> collected;
  collected.add({0.1f, 0.8f, 0.1f}, std::array{0.2f, 0.5f, 0.3f});
  collected.add({0.1f, 0.8f, 0.1f}, std::array{0.0f, 0.0f, 1.0f});
  BOOST_TEST(collected.confusion()(1, 1) == 1u);
  BOOST_TEST(collected.confusion()(2, 1) == 1u);
}

BOOST_AUTO_TEST_CASE(top_k_of_all_classes_is_one_and_never_falls) {
  etch::Classification<5> collected;
  for (unsigned n = 0; n < 50; ++n) {
    std::array<float, 5> p{};
    for (unsigned k = 0; k < 5; ++k) p[k] = static_cast<float>((n * 7 + k * k * 3) % 11);
    collected.add(p, n % 5);
  }
  const auto report = collected.report();
  for (std::size_t k = 1; k < 5; ++k) BOOST_TEST(report.top_k(k) <= report.top_k(k + 1));
  BOOST_TEST(report.top_k(5) == 1.0);
  BOOST_TEST(report.top_k(9) == 1.0);
}

BOOST_AUTO_TEST_CASE(a_label_out_of_range_is_refused_and_changes_nothing) {
  etch::Classification<3> collected;
  BOOST_CHECK_THROW(collected.add({1.0f, 0.0f, 0.0f}, 3), std::out_of_range);
  BOOST_TEST(collected.rows() == 0u);
  BOOST_TEST(collected.confusion().total() == 0u);
}

BOOST_AUTO_TEST_CASE(log_loss_in_float_clips_at_the_epsilon_of_float) {
  etch::Classification<2> collected;
  collected.add({0.0f, 1.0f}, 0);
  BOOST_TEST(std::abs(collected.report().log_loss + std::log(static_cast<double>(1.1920929e-7f))) < 1e-6);
}

BOOST_AUTO_TEST_SUITE_END()
