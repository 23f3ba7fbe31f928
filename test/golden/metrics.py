# SPDX-FileCopyrightText: 2026 The Etch authors
# SPDX-License-Identifier: BSL-1.0
# Prints test/metric/golden.hpp: small cases, edge cases among them, with the scores scikit-learn gives them.
#   python3 test/golden/metrics.py > test/metric/golden.hpp        (made with scikit-learn 1.2.1, NumPy 1.24.2)
import warnings

import numpy as np
from sklearn import metrics as m

warnings.filterwarnings("ignore")
random = np.random.default_rng(5)


def number(x):
    return "nan" if np.isnan(x) else repr(float(x))


def row(values):
    return "{" + ", ".join(number(v) for v in values) + "}"


def safe(score, *args, **kw):
    try:
        return score(*args, **kw)
    except ValueError:
        return float("nan")


def case(name, kind, fields):
    body = ",\n    ".join(f".{key} = {value}" for key, value in fields)
    print(f"inline const {kind} {name}{{\n    {body}}};\n")


def averages(truth, guess):
    fields = []
    for average in ("macro", "micro", "weighted"):
        p, r, f, _ = m.precision_recall_fscore_support(truth, guess, average=average, zero_division=0)
        fields.append((average, row([p, r, f])))
    return fields


def classes(name, probabilities, truth, all_classes):
    truth = np.asarray(truth, dtype=int)
    p = np.asarray(probabilities, dtype=np.float64).reshape(-1, all_classes)
    labels = list(range(all_classes))
    guess = p.argmax(axis=1) if len(p) else truth
    each = m.precision_recall_fscore_support(truth, guess, labels=labels, zero_division=0) if len(p) else np.zeros((3, all_classes))
    fields = [
        ("probabilities", "{" + ", ".join(row(r) for r in p) + "}"),
        ("truth", "{" + ", ".join(str(t) for t in truth) + "}"),
        ("accuracy", number(safe(m.accuracy_score, truth, guess))),
        ("balanced", number(safe(m.balanced_accuracy_score, truth, guess))),
        ("matthews", number(m.matthews_corrcoef(truth, guess))),
        ("precision", row(each[0])), ("recall", row(each[1])), ("f1", row(each[2])),
    ] + averages(truth, guess) + [
        ("top_2", number(safe(m.top_k_accuracy_score, truth, p, k=2, labels=labels))),
        ("log_loss", number(safe(m.log_loss, truth, p, labels=labels))),
        ("auc", number(safe(m.roc_auc_score, truth, p, multi_class="ovr", average="macro"))),
    ]
    case(name, "class_case", fields)


def binary(name, scores, truth):
    scores, truth = np.asarray(scores, dtype=np.float64), np.asarray(truth, dtype=int)
    guess = (scores > 0.5).astype(int)
    case(name, "binary_case", [
        ("scores", row(scores)),
        ("truth", "{" + ", ".join(str(t) for t in truth) + "}"),
        ("accuracy", number(m.accuracy_score(truth, guess))),
        ("precision", number(m.precision_score(truth, guess, zero_division=0))),
        ("recall", number(m.recall_score(truth, guess, zero_division=0))),
        ("f1", number(m.f1_score(truth, guess, zero_division=0))),
        ("matthews", number(m.matthews_corrcoef(truth, guess))),
        ("log_loss", number(safe(m.log_loss, truth, scores, labels=[0, 1]))),
        ("auc", number(safe(m.roc_auc_score, truth, scores)))])


def multi_label(name, scores, truth):
    scores, truth = np.asarray(scores, dtype=np.float64), np.asarray(truth, dtype=int)
    guess = (scores > 0.5).astype(int)
    case(name, "multi_label_case", [
        ("scores", "{" + ", ".join(row(r) for r in scores) + "}"),
        ("truth", "{" + ", ".join(row(r) for r in truth) + "}"),
        ("accuracy", number(m.accuracy_score(truth, guess))),
        ("hamming", number(m.hamming_loss(truth, guess)))] + averages(truth, guess))


def regression(name, truth, guess):
    truth, guess = np.asarray(truth, dtype=np.float64), np.asarray(guess, dtype=np.float64)
    case(name, "regression_case", [
        ("prediction", "{" + ", ".join(row(r) for r in guess) + "}"),
        ("truth", "{" + ", ".join(row(r) for r in truth) + "}"),
        ("mse", number(m.mean_squared_error(truth, guess))),
        ("rmse", number(m.mean_squared_error(truth, guess, squared=False))),
        ("mae", number(m.mean_absolute_error(truth, guess))),
        ("r2", number(m.r2_score(truth, guess)))])


print("""// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What scikit-learn says of small cases; written by test/golden/metrics.py.
// clang-format off
#pragma once

#include <array>
#include <limits>
#include <vector>

namespace golden {

inline constexpr double nan = std::numeric_limits<double>::quiet_NaN();

struct class_case {
  std::vector<std::array<double, 4>> probabilities;
  std::vector<unsigned> truth;
  double accuracy, balanced, matthews;
  std::array<double, 4> precision, recall, f1;
  std::array<double, 3> macro, micro, weighted;
  double top_2, log_loss, auc;
};
struct binary_case {
  std::vector<double> scores;
  std::vector<unsigned> truth;
  double accuracy, precision, recall, f1, matthews, log_loss, auc;
};
struct multi_label_case {
  std::vector<std::array<double, 3>> scores, truth;
  double accuracy, hamming;
  std::array<double, 3> macro, micro, weighted;
};
struct regression_case {
  std::vector<std::array<double, 2>> prediction, truth;
  double mse, rmse, mae, r2;
};
""")


def dirichlet(rows):  # few decimals, so that there are ties
    p = np.round(random.dirichlet(np.ones(4), rows), 1)
    p[:, 0] += 1 - p.sum(axis=1)
    return np.clip(np.round(p, 1), 0, 1)


many = dirichlet(40)
classes("many_rows", many, np.where(random.random(40) < 0.6, many.argmax(axis=1), random.integers(0, 4, 40)), 4)
classes("never_guessed", [[.7, .1, .1, .1], [.6, .2, .1, .1], [.1, .6, .2, .1], [.1, .1, .2, .6]], [0, 2, 1, 3], 4)
classes("never_there", [[.7, .1, .1, .1], [.1, .2, .6, .1], [.1, .6, .2, .1], [.1, .1, .2, .6]], [0, 1, 1, 3], 4)
classes("nowhere", [[.7, .1, .1, .1], [.1, .7, .1, .1], [.3, .6, .05, .05]], [0, 0, 1], 4)
classes("all_wrong", [[1, 0, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1]], [1, 1, 2], 4)
classes("one_class", [[1, 0, 0, 0], [.25, .25, .25, .25]], [0, 0], 4)
classes("sums_not_one", [[.7, .2, .3, .1], [.1, .2, .1, .1], [.9, .8, .7, .6]], [0, 1, 1], 4)
classes("no_rows", [], [], 4)

few = np.round(random.random(30), 1)
binary("tied_scores", few, (few + random.normal(0, .3, 30) > .5).astype(int))
binary("no_positive_guess", [.1, .2, .3, .4], [0, 1, 0, 1])
binary("only_negatives", [.1, .9, .3], [0, 0, 0])
binary("certain", [0, 1, 1, 0], [0, 1, 0, 1])

wide = np.round(random.random((20, 3)), 2)
multi_label("several_labels", wide, (wide + random.normal(0, .3, (20, 3)) > .6).astype(int))
multi_label("label_never_there", [[.9, .1, .2], [.8, .7, .1], [.2, .3, .1]], [[1, 0, 0], [1, 0, 0], [1, 0, 0]])

target = random.normal(0, 2, (25, 2))
regression("two_outputs", target, target + random.normal(0, .5, (25, 2)))
regression("worse_than_the_mean", [[0, 1], [1, 2], [2, 3]], [[3, 1], [-1, 2], [7, 3.5]])
regression("constant_target", [[2, 1], [2, 1], [2, 1]], [[2, 1], [2, 1.5], [2, 1]])
regression("one_row", [[2, 1]], [[2, 3]])
print("}  // namespace golden")
