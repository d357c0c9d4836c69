// motcua-soak: many days in a hall of real processes.
#include <exception>
#include <iostream>

#include "simulator/soak/soak.h"

int main(int argc, char** argv) {
  const auto options = motcua::soak::read_options(argc, argv);
  if (!options) {
    (options.error().code == 0 ? std::cout : std::cerr) << options.error().words;
    return options.error().code;
  }
  try {
    return motcua::soak::play(*options);
  } catch (const std::exception& error) {
    std::cerr << "motcua-soak: " << error.what() << '\n';
    return 1;
  }
}
