// motcua-demo: a whole hall on one machine, with a crowd.
#include <exception>
#include <iostream>

#include "simulator/demo/show.h"

int main(int argc, char** argv) {
  const auto options = motcua::demo::read_options(argc, argv);
  if (!options) {
    (options.error().code == 0 ? std::cout : std::cerr) << options.error().words;
    return options.error().code;
  }
  try {
    return motcua::demo::play(*options);
  } catch (const std::exception& error) {
    std::cerr << "motcua-demo: " << error.what() << '\n';
    return 1;
  }
}
