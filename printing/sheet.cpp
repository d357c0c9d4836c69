#include "printing/sheet.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace motcua::printing {
namespace {

// Where Inter is missing, whatever else has Vietnamese letters.
constexpr const char* kFamilies = "Inter, DejaVu Sans, Noto Sans, Sans";
constexpr double kOwnLineHeight = 1.21;  // of Inter
constexpr int kBalanceStep = 8;
constexpr int kDash = 8;
constexpr int kDashGap = 6;
constexpr int kDashHeight = 3;
constexpr int kModuleMin = 3;        // dots: smaller modules a phone does not read from thermal paper
constexpr int kQuiet = 4;            // modules of white around a QR code
constexpr unsigned kDarkFrom = 118;  // of 255; below the half, since thin strokes burn in weaker

void bold_part(PangoAttrList* attributes, const std::string& words, const std::string& part) {
  const auto at = part.empty() ? std::string::npos : words.find(part);
  if (at == std::string::npos) return;
  PangoAttribute* bold = pango_attr_weight_new(PANGO_WEIGHT_BOLD);
  bold->start_index = static_cast<guint>(at);
  bold->end_index = static_cast<guint>(at + part.size());
  pango_attr_list_insert(attributes, bold);
}

void show(cairo_t* cairo, PangoLayout* layout, int x, int y) {
  cairo_move_to(cairo, x, y);
  pango_cairo_show_layout(cairo, layout);
}

void fill(cairo_t* cairo, int x, int y, int width, int height) {
  cairo_rectangle(cairo, x, y, width, height);
  cairo_fill(cairo);
}

Bitmap to_dots(cairo_surface_t* surface, int width, int height) {
  Bitmap out(width, height);
  const unsigned char* from = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  for (int y = 0; y < height; ++y) {
    const unsigned char* row = from + static_cast<std::ptrdiff_t>(y) * stride;
    for (int x = 0; x < width; ++x) {
      if (row[x] >= kDarkFrom) out.darken(x, y);
    }
  }
  return out;
}

}  // namespace

Sheet::Sheet(int width, int margin)
    : width_(width),
      margin_(margin),
      fonts_(pango_cairo_font_map_new()),
      context_(pango_font_map_create_context(fonts_.get())) {
  pango_cairo_context_set_resolution(context_.get(), 72);  // a point is a dot
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context_.get(), options);
  cairo_font_options_destroy(options);
}

Sheet::Layout Sheet::make(const std::string& words, const Type& type, const std::string& strong) const {
  Layout layout(pango_layout_new(context_.get()), Unref{});
  PangoFontDescription* font = pango_font_description_new();
  pango_font_description_set_family_static(font, kFamilies);
  pango_font_description_set_weight(font, type.weight);
  pango_font_description_set_absolute_size(font, type.size * PANGO_SCALE);
  pango_layout_set_font_description(layout.get(), font);
  pango_font_description_free(font);
  pango_layout_set_text(layout.get(), words.c_str(), static_cast<int>(words.size()));
  PangoAttrList* attributes = pango_attr_list_new();
  bold_part(attributes, words, strong);
  pango_attr_list_insert(attributes,
                         pango_attr_letter_spacing_new(static_cast<int>(type.spacing_em * type.size * PANGO_SCALE)));
  pango_layout_set_attributes(layout.get(), attributes);
  pango_attr_list_unref(attributes);
  pango_layout_set_alignment(layout.get(), PANGO_ALIGN_CENTER);
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing(layout.get(), static_cast<float>(type.line_height / kOwnLineHeight));
  pango_layout_set_width(layout.get(), room() * PANGO_SCALE);
  return layout;
}

Sheet::Extent Sheet::measure(PangoLayout* layout) {
  PangoRectangle ink;
  PangoRectangle logical;
  pango_layout_get_pixel_extents(layout, &ink, &logical);
  const int top = std::min(ink.y, logical.y);
  return {top, std::max(ink.y + ink.height, logical.y + logical.height) - top};
}

int Sheet::balance(PangoLayout* layout) const {
  const int lines = pango_layout_get_line_count(layout);
  int width = room();
  const auto set = [&](int dots) { pango_layout_set_width(layout, dots * PANGO_SCALE); };
  if (lines == 1) return 0;
  while (width > room() / 2) {
    set(width - kBalanceStep);
    if (pango_layout_get_line_count(layout) != lines) break;
    width -= kBalanceStep;
  }
  set(width);
  return (room() - width) / 2;
}

void Sheet::text(const std::string& words, const Type& type, const std::string& strong) {
  const Layout layout = make(words, type, strong);
  const int x = margin_ + balance(layout.get());
  const Extent extent = measure(layout.get());
  pieces_.push_back([layout, x, y = height_ - extent.top](cairo_t* cairo) { show(cairo, layout.get(), x, y); });
  height_ += extent.height + static_cast<int>((type.line_height - kOwnLineHeight) * type.size);
}

void Sheet::line(const std::string& words, Type type) {
  Layout layout;
  PangoRectangle ink;
  PangoRectangle logical;
  do {
    layout = make(words, type, "");
    pango_layout_set_width(layout.get(), -1);
    pango_layout_get_pixel_extents(layout.get(), &ink, &logical);
    type.size -= 4;
  } while (ink.width > room() && type.size > 12);
  // By the ink, not by the advances: a number stands in the middle to the eye.
  const int x = (width_ - ink.width) / 2 - ink.x;
  pieces_.push_back([layout, x, y = height_ - ink.y](cairo_t* cairo) { show(cairo, layout.get(), x, y); });
  height_ += ink.height;
}

void Sheet::band(const std::string& words, const Type& type) {
  const Layout layout = make(words, type, "");
  const Extent extent = measure(layout.get());
  const int padding = type.size / 3;
  const int height = extent.height + 2 * padding;
  pieces_.push_back([=, this, y = height_](cairo_t* cairo) {
    fill(cairo, margin_, y, room(), height);
    cairo_set_operator(cairo, CAIRO_OPERATOR_CLEAR);
    show(cairo, layout.get(), margin_, y + padding - extent.top);
    cairo_set_operator(cairo, CAIRO_OPERATOR_OVER);
  });
  height_ += height;
}

void Sheet::dashes() {
  pieces_.push_back([this, y = height_](cairo_t* cairo) {
    const int count = (room() + kDashGap) / (kDash + kDashGap);
    const int left = (width_ - count * (kDash + kDashGap) + kDashGap) / 2;
    for (int i = 0; i < count; ++i) fill(cairo, left + i * (kDash + kDashGap), y, kDash, kDashHeight);
  });
  height_ += kDashHeight;
}

bool Sheet::qr(const QrCode& code, int size) {
  const int widest = width_ / (code.size + 2 * kQuiet);
  const int module = std::min(std::max(size / code.size, kModuleMin + 1), widest);
  if (module < kModuleMin) return false;
  const int left = (width_ - code.size * module) / 2;
  height_ += kQuiet * module;
  pieces_.push_back([code, module, left, top = height_](cairo_t* cairo) {
    for (int y = 0; y < code.size; ++y) {
      for (int x = 0; x < code.size; ++x) {
        if (code.is_dark(x, y)) fill(cairo, left + x * module, top + y * module, module, module);
      }
    }
  });
  height_ += (code.size + kQuiet) * module;
  return true;
}

tl::expected<Bitmap, std::string> Sheet::draw() const {
  const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
      cairo_image_surface_create(CAIRO_FORMAT_A8, width_, height_), &cairo_surface_destroy);
  const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(surface.get()), &cairo_destroy);
  for (const Paint& paint : pieces_) paint(cairo.get());
  cairo_surface_flush(surface.get());
  if (const auto status = cairo_status(cairo.get()); status != CAIRO_STATUS_SUCCESS) {
    return tl::unexpected(
        fmt::format("the ticket of {} x {} dots cannot be drawn: {}", width_, height_, cairo_status_to_string(status)));
  }
  return to_dots(surface.get(), width_, height_);
}

}  // namespace motcua::printing
