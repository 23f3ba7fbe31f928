// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What may be said of a run of fit; everything has a default.
#pragma once

#include <etch/data/source_ref.hpp>
#include <etch/report/progress.hpp>
#include <etch/run/fit_weights.hpp>

namespace etch::inline ETCH_TARGET {

// `validation` points to data that is only evaluated; it may be of another kind than the training data.
template <class Optimizer, index In, class Row, class T, weighting Weighting = weighting::nothing>
struct FitOptions {
  index epochs = 1;
  Optimizer optimizer = {};
  source_ref<In, Row, T> validation = nullptr;
  bool shuffle = true;
  Seed seed = {};
  Verbose verbose = Verbose::automatic;
  bool check_data = true;                                // look at every row before training
  bool catch_interrupt = true;                           // Ctrl-C ends training after its step, and fit returns
  class_weights_for<Weighting> class_weights = {};       // of a Weighted loss: one for each class, or `balanced`
  sample_weights_for<Weighting, T> sample_weights = {};  // of a Weighted loss: one for each row of the training data
};

template <class Loss, class Network, class Optimizer, class Data>
using options_of_fit = FitOptions<Optimizer, Data::input_width, typename Data::target_type, typename Data::value_type,
                                  weighting_of<Loss, typename Data::target_type, Network::outputs>>;

}  // namespace etch::inline ETCH_TARGET
