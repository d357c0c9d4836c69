// All states of a screen at all sizes in one small picture, compared cell by cell with tests/pictures/NAME.png.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "ui/picture.h"

namespace motcua::tests {

class Sheet {
 public:
  // The larger side of a cell, in pixels: enough to see that a line went over its edge.
  static constexpr int kCell = 240;

  // As tests/pictures/NAME.png; the pictures at full size lie in the build's tests/pictures/NAME.
  explicit Sheet(std::string name) : name_(std::move(name)) {}

  // From the left; `what` says which it is when it differs.
  void add(std::string what, const ui::Picture& picture);
  void next_row() { rows_.emplace_back(); }
  // With MOTCUA_UPDATE_PICTURES=1 in the environment it becomes the reference.
  void check() const;

 private:
  struct Cell {
    std::string what;
    ui::Picture small;
  };
  ui::Picture together() const;

  std::string name_;
  std::vector<std::vector<Cell>> rows_{1};
};

}  // namespace motcua::tests
