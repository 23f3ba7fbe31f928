// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Etch, training steps of the classifier on two threads, beside the same on one.
#include <etch/run/executor/threads.hpp>

#include "etch.hpp"

#ifdef LAB_TBB
#include <etch/run/executor/tbb.hpp>
#endif

namespace {

using Network = etch::Sequential<etch::Dense<784, 128, etch::ReLU>, etch::Dense<128, 10, etch::Softmax>>;

template <class Optimizer, etch::index Rows>
bool enter(const std::string& how) {
  const std::string name = "two threads " + how + " b" + std::to_string(Rows);
#ifdef LAB_TBB
  lab::enter_training_on<etch::TbbThreads, Network, Optimizer, Rows>(name, "Etch with oneTBB");
#endif
  return lab::enter_training_on<etch::Threads, Network, Optimizer, Rows>(name, "Etch") &&
         lab::enter_training<Network, Optimizer, Rows>(name, "Etch on one");
}
template <class Optimizer>
bool enter_rows(const std::string& how) {
  return enter<Optimizer, 4>(how) && enter<Optimizer, 16>(how) && enter<Optimizer, 32>(how) &&
         enter<Optimizer, 128>(how) && enter<Optimizer, 512>(how);
}
const bool entered = enter_rows<etch::SGD>("sgd") && enter_rows<etch::Adam>("adam");

}  // namespace
