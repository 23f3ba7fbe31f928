// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Declares a network and has it checked.
#include <etch/declare.hpp>

#include "etch_network.hpp"

int main() { return lab::Network::parameter_count > 0 ? 0 : 1; }
