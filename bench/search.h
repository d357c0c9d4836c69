// How fast the kiosk finds a procedure as one types.
//
// One thread. Uses the catalogue of the folder that MOTCUA_SHARED names (data/procedures.csv), else of one beside the
// working folder; without either, as many made-up procedures of real words.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "bench/statistics.h"

namespace motcua::bench {

struct SearchTimes {
  std::string catalogue;  // which one
  std::size_t procedures = 0;
  std::vector<Micros> build;
  std::vector<Micros> searches;  // one for every beginning of every text
  std::string worst;             // the text that took longest
};

SearchTimes search_as_one_types(int rounds);

}  // namespace motcua::bench
