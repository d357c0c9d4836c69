// The site's procedures as the kiosk holds them: the catalogue of one version, ready to be searched.
//
// Immutable once made: any thread.
#pragma once

#include <memory>
#include <utility>

#include "catalogue/index.h"
#include "protocol/messages.pb.h"

namespace motcua::kiosk {

struct Procedures {
  explicit Procedures(protocol::Catalogue made_of) : catalogue(std::move(made_of)), index(catalogue) {}

  const protocol::CatalogueEntry& at(std::size_t position) const {
    return catalogue.procedures(static_cast<int>(position));
  }

  protocol::Catalogue catalogue;
  catalogue::Index index;
};

using SharedProcedures = std::shared_ptr<const Procedures>;

}  // namespace motcua::kiosk
