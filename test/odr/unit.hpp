// A translation unit adds itself to the list when the program starts; main runs the list.
#pragma once

struct unit {
  const char* name;
  bool (*passes)();
  unit* next;

  unit(const char* called, bool (*check)());
};
