#include "tests/screens/sheet.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string_view>

#include "tests/screens/likeness.h"

namespace motcua::tests {
namespace {

bool updating() {
  const char* wish = std::getenv("MOTCUA_UPDATE_PICTURES");
  return wish != nullptr && std::string_view(wish) == "1";
}

// Each pixel is the mean of those that it stands for.
ui::Picture shrink(const ui::Picture& picture) {
  const int larger = std::max(picture.width, picture.height);
  ui::Picture small;
  small.width = std::max(1, picture.width * Sheet::kCell / larger);
  small.height = std::max(1, picture.height * Sheet::kCell / larger);
  for (int y = 0; y < small.height; ++y) {
    const int top = y * picture.height / small.height;
    const int bottom = std::max(top + 1, (y + 1) * picture.height / small.height);
    for (int x = 0; x < small.width; ++x) {
      const int left = x * picture.width / small.width;
      const int right = std::max(left + 1, (x + 1) * picture.width / small.width);
      for (int channel = 0; channel < 3; ++channel) {
        int sum = 0;
        for (int from_y = top; from_y < bottom; ++from_y) {
          for (int from_x = left; from_x < right; ++from_x) sum += picture.at(from_x, from_y)[channel];
        }
        small.rgb.push_back(static_cast<std::uint8_t>(sum / ((bottom - top) * (right - left))));
      }
    }
  }
  return small;
}

ui::Picture cut_out(const ui::Picture& sheet, int left, int top, const ui::Picture& like) {
  ui::Picture cell{like.width, like.height, {}};
  for (int y = 0; y < cell.height; ++y) {
    const std::uint8_t* row = sheet.at(left, top + y);
    cell.rgb.insert(cell.rgb.end(), row, row + static_cast<std::ptrdiff_t>(cell.width) * 3);
  }
  return cell;
}

}  // namespace

void Sheet::add(std::string what, const ui::Picture& picture) {
  const auto folder = std::filesystem::path(MOTCUA_PICTURES_TAKEN) / name_;
  std::filesystem::create_directories(folder);
  REQUIRE(ui::write_png(picture, folder / (what + ".png")));
  rows_.back().push_back({std::move(what), shrink(picture)});
}

ui::Picture Sheet::together() const {
  std::size_t columns = 0;
  for (const auto& row : rows_) columns = std::max(columns, row.size());
  ui::Picture sheet;
  sheet.width = static_cast<int>(columns) * kCell;
  sheet.height = static_cast<int>(rows_.size()) * kCell;
  sheet.rgb.assign(static_cast<std::size_t>(sheet.width) * static_cast<std::size_t>(sheet.height) * 3, 200);
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    for (std::size_t column = 0; column < rows_[row].size(); ++column) {
      const auto& cell = rows_[row][column].small;
      for (int y = 0; y < cell.height; ++y) {
        const auto at =
            (static_cast<std::size_t>(static_cast<int>(row) * kCell + y) * static_cast<std::size_t>(sheet.width) +
             column * kCell) *
            3;
        std::copy_n(cell.at(0, y), cell.width * 3, sheet.rgb.begin() + static_cast<std::ptrdiff_t>(at));
      }
    }
  }
  return sheet;
}

void Sheet::check() const {
  const auto reference = std::filesystem::path(MOTCUA_PICTURES) / (name_ + ".png");
  const auto taken = std::filesystem::path(MOTCUA_PICTURES_TAKEN) / (name_ + ".png");
  std::filesystem::create_directories(taken.parent_path());
  const auto sheet = together();
  REQUIRE(ui::write_png(sheet, taken));
  if (updating()) REQUIRE(ui::write_png(sheet, reference));
  const auto expected = ui::read_png(reference);
  REQUIRE_MESSAGE(expected.has_value(), (expected ? std::string() : expected.error()));
  REQUIRE(expected->width == sheet.width);
  REQUIRE(expected->height == sheet.height);
  INFO("taken: ", taken.string(), ", expected: ", reference.string());
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    for (std::size_t column = 0; column < rows_[row].size(); ++column) {
      const auto& [what, cell] = rows_[row][column];
      INFO(what);
      const auto there = cut_out(*expected, static_cast<int>(column) * kCell, static_cast<int>(row) * kCell, cell);
      CHECK(unlike(there, cell, kThumbnail) == "");
    }
  }
}

}  // namespace motcua::tests
