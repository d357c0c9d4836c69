#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include "tests/faults/own_namespace.h"

int main(int argc, char** argv) {
  motcua::test::enter_own_namespace(argv);
  return doctest::Context(argc, argv).run();
}
