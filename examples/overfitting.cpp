// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Overfitting, made visible and cured five ways.
//
// Two moons blurred by so much noise that they overlap, 60 points to learn from, and a network with thousands of
// weights: it learns the noise by heart. The gap is how much worse the loss is on points it has not seen.
//
// Watch: with no cure the training loss is almost nothing and the validation loss enormous: the network is certain, and
// wrong. L1 and L2 keep the weights small, dropout lets no neuron rely on another, more data leave less noise to learn,
// early stopping goes back to the weights from before it got worse.
#include <etch/data/demo/moons.hpp>
#include <etch/run/callback/early_stopping.hpp>
#include <etch/run/fit.hpp>
#include <etch/train.hpp>

#include <cstdio>

using Data = etch::Dataset<2, etch::Label>;

using Net = etch::Sequential<etch::Dense<2, 64, etch::ReLU>, etch::Dense<64, 64, etch::ReLU>,
                             etch::Dense<64, 2, etch::Softmax>>;
using WithDropout =
    etch::Sequential<etch::Dense<2, 64, etch::ReLU>, etch::Dropout<0.5>, etch::Dense<64, 64, etch::ReLU>,
                     etch::Dropout<0.5>, etch::Dense<64, 2, etch::Softmax>>;
using Loss = etch::CrossEntropy;

struct Result {
  double train, validation;
  double gap() const { return validation - train; }
};

const Data validation = etch::demo::moons(1000, etch::Seed{1}, 0.4);

template <class Network, class Trained>
Result learn(const char* cure, const Data& train, etch::index epochs = 300, etch::index patience = 1000) {
  etch::Model<Network> model{etch::Seed{3}};
  const auto history = etch::fit<Trained, etch::Adam, etch::Batch<20>>(
      model, train,
      {.epochs = epochs,
       .optimizer = {.learning_rate = 3e-3f},
       .validation = &validation,
       .verbose = etch::Verbose::silent},
      etch::EarlyStopping{.patience = patience, .restore_best_weights = patience < epochs});

  const auto seen = etch::evaluate<Loss>(model, train), unseen = etch::evaluate<Loss>(model, validation);
  const Result result{seen.loss, unseen.loss};
  std::printf("%-15s %6zu %7zu %10.3f %11.3f %8.3f %12.1f %%\n", cure, train.size(), history.epochs(), result.train,
              result.validation, result.gap(), 100 * unseen.accuracy);
  return result;
}

int main() {
  const Data few = etch::demo::moons(60, etch::Seed{2}, 0.4), many = etch::demo::moons(3000, etch::Seed{2}, 0.4);

  std::printf("%-15s %6s %7s %10s %11s %8s %14s\n", "cure", "rows", "epochs", "train loss", "validation", "gap",
              "val. accuracy");
  const Result none = learn<Net, Loss>("none", few);
  const Result cured[] = {learn<Net, etch::Penalized<Loss, etch::L1<3e-3>>>("L1", few),
                          learn<Net, etch::Penalized<Loss, etch::L2<2e-2>>>("L2", few),
                          learn<WithDropout, Loss>("dropout", few), learn<Net, Loss>("more data", many, 30),
                          learn<Net, Loss>("early stopping", few, 300, 15)};

  bool holds = none.gap() > 0.5;
  for (const Result& result : cured)
    holds = holds && result.gap() < 0.5 * none.gap() && result.validation < none.validation;
  std::puts(holds ? "\nEach cure closes more than half of the gap, and the loss on new points falls."
                  : "\nNot as promised.");
  return holds ? 0 : 1;
}
