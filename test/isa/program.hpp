// What the translation units of one instruction set offer to main: results as plain doubles.
#pragma once

struct program {
  const char* name;
  const char* isa;                            // baseline, avx2 or avx512
  const char* target;                         // the inline namespace the library chose
  double tolerance;                           // how far results may lie apart between instruction sets
  int (*run)(double* results, int capacity);  // how many were written
  const program* next;

  program(const char* called, const char* compiled_for, const char* chosen, double apart, int (*body)(double*, int));
};

#define ISA_TEXT_OF(x) #x
#define ISA_TEXT(x) ISA_TEXT_OF(x)
