// An outside program that declares, runs and saves a network.
#include <etch/etch.hpp>

#include <array>
#include <cstdio>
#include <filesystem>

using Net = etch::Sequential<etch::Dense<3, 5, etch::ReLU>, etch::Dense<5, 2, etch::Softmax>>;
static_assert(Net::parameter_count == 3 * 5 + 5 + 5 * 2 + 2);

int main() {
  const auto path = std::filesystem::temp_directory_path() / "etch_outside.safetensors";
  const std::array<float, 3> input{1, 2, 3};
  const etch::Model<Net> model{etch::Seed{1}};
  etch::save(model, path);
  etch::Model<Net> loaded{etch::Seed{2}};
  etch::load(loaded, path);
  std::filesystem::remove(path);
  return loaded(input) == model(input) ? 0 : 1;
}
