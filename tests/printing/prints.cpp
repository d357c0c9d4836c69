#include "tests/printing/prints.h"

#include <doctest/doctest.h>

#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string_view>

#include <cairo.h>

#include "ui/text/catalogue.h"

namespace motcua::tests {
namespace {

using printing::Bitmap;
using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;

// The same letters by another version of the font software differ in the edges.
constexpr double kDifferingShareMax = 0.01;

void write_png(const Bitmap& picture, const std::filesystem::path& file) {
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_A8, picture.width(), picture.height()),
                        &cairo_surface_destroy);
  const int stride = cairo_image_surface_get_stride(surface.get());
  unsigned char* data = cairo_image_surface_get_data(surface.get());
  for (int y = 0; y < picture.height(); ++y) {
    for (int x = 0; x < picture.width(); ++x) data[y * stride + x] = picture.dark(x, y) ? 0 : 255;
  }
  cairo_surface_mark_dirty(surface.get());
  std::filesystem::create_directories(file.parent_path());
  REQUIRE(cairo_surface_write_to_png(surface.get(), file.c_str()) == CAIRO_STATUS_SUCCESS);
}

std::optional<Bitmap> read_png(const std::filesystem::path& file) {
  const Surface surface(cairo_image_surface_create_from_png(file.c_str()), &cairo_surface_destroy);
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return std::nullopt;
  Bitmap out(cairo_image_surface_get_width(surface.get()), cairo_image_surface_get_height(surface.get()));
  const bool grey = cairo_image_surface_get_format(surface.get()) == CAIRO_FORMAT_A8;
  const int stride = cairo_image_surface_get_stride(surface.get());
  const unsigned char* data = cairo_image_surface_get_data(surface.get());
  for (int y = 0; y < out.height(); ++y) {
    for (int x = 0; x < out.width(); ++x) {
      if (data[y * stride + (grey ? x : 4 * x)] < 128) out.darken(x, y);
    }
  }
  return out;
}

}  // namespace

printing::Ticket sample_ticket() {
  printing::Ticket ticket;
  ticket.site = "Trung tâm Phục vụ hành chính công";
  ticket.service = "Hộ tịch, chứng thực";
  ticket.number = "A052";
  ticket.issued = {2026, 11, 23, 0, 9, 31, 0};
  ticket.expected = {{2026, 11, 23, 0, 9, 52, 0}, {2026, 11, 23, 0, 9, 58, 0}};
  ticket.waiting_before = 5;
  ticket.qr = "https://motcua.example.vn/t/7f3a91c2e5";
  ticket.bring = {"CCCD", "giấy chứng sinh"};
  return ticket;
}

Bitmap laid_out(const printing::Ticket& ticket, printing::Paper paper, const std::string& language) {
  static const auto languages = text::Catalogues::embedded();
  auto picture = printing::lay_out(ticket, paper, *languages.find(language));
  REQUIRE_MESSAGE(picture.has_value(), (picture ? std::string() : picture.error()));
  return *picture;
}

void check_print(const Bitmap& picture, const std::string& name) {
  const auto reference = std::filesystem::path(MOTCUA_PICTURES) / (name + ".png");
  const auto taken = std::filesystem::path(MOTCUA_PICTURES_TAKEN) / (name + ".png");
  write_png(picture, taken);
  const char* wish = std::getenv("MOTCUA_UPDATE_PICTURES");
  if (wish != nullptr && std::string_view(wish) == "1") write_png(picture, reference);
  const auto expected = read_png(reference);
  INFO("taken: ", taken.string(), ", expected: ", reference.string());
  REQUIRE(expected.has_value());
  REQUIRE(expected->width() == picture.width());
  REQUIRE(expected->height() == picture.height());
  int differing = 0;
  for (int y = 0; y < picture.height(); ++y) {
    for (int x = 0; x < picture.width(); ++x) differing += picture.dark(x, y) != expected->dark(x, y) ? 1 : 0;
  }
  CHECK(differing <= kDifferingShareMax * picture.width() * picture.height());
}

std::string read_qr(const Bitmap& picture) {
  const auto file = std::filesystem::temp_directory_path() / ("motcua-print-" + std::to_string(getpid()) + ".png");
  write_png(picture, file);
  const std::string command = "zbarimg --quiet --raw --nodbus " + file.string() + " 2>/dev/null";
  std::string read;
  if (FILE* pipe = popen(command.c_str(), "r"); pipe != nullptr) {
    std::array<char, 4096> buffer{};
    while (std::fgets(buffer.data(), static_cast<int>(buffer.size()), pipe) != nullptr) read += buffer.data();
    pclose(pipe);
  }
  std::filesystem::remove(file);
  if (!read.empty() && read.back() == '\n') read.pop_back();
  return read;
}

}  // namespace motcua::tests
