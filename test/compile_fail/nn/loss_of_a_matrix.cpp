// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A loss is one number for each row.
// expect: a loss is one number for each row
#include <etch/declare.hpp>

#ifdef FIXED
struct Quartic : etch::loss<etch::mean(etch::square(etch::square(etch::symbols::p - etch::symbols::t)))> {};
#else
struct Quartic : etch::loss<etch::square(etch::square(etch::symbols::p - etch::symbols::t))> {};
#endif
