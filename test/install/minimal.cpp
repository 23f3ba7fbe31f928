// The least an outside program can do with the library: name its version, draw a number.
#include <etch/core/random.hpp>
#include <etch/core/version.hpp>

#include <cstdio>

#if ETCH_VERSION_MAJOR == 0 && ETCH_VERSION_MINOR < 1
#error "the version is readable by the preprocessor"
#endif

int main() {
  const auto drawn = etch::uniform(etch::stream(etch::Seed{42}, 1));
  std::printf("etch %d.%d.%d drew %f\n", ETCH_VERSION_MAJOR, ETCH_VERSION_MINOR, ETCH_VERSION_PATCH, drawn);
  return drawn >= 0 && drawn < 1 ? 0 : 1;
}
