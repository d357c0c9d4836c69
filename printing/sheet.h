// A sheet of paper that is filled from the top: each piece is measured, then put below the one before, so that nothing
// can lie over anything else.
//
// One thread at a time. Only for the sources of this folder.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <pango/pangocairo.h>
#include <tl/expected.hpp>

#include "printing/bitmap.h"
#include "printing/qr_code.h"

namespace motcua::printing {

struct Type {
  int size = 24;  // dots of an em
  PangoWeight weight = PANGO_WEIGHT_NORMAL;
  double line_height = 1.3;
  double spacing_em = 0;  // between letters
};

class Sheet {
 public:
  Sheet(int width, int margin);

  void gap(int dots) { height_ += dots; }
  // Centred, wrapped between the margins. `strong`: a part of the words in bold.
  void text(const std::string& words, const Type& type, const std::string& strong = "");
  // One line, made smaller until it fits.
  void line(const std::string& words, Type type);
  // White on black from margin to margin.
  void band(const std::string& words, const Type& type);
  void dashes();
  // As near to `size` as whole dots for each module allow; false: too long a text for this paper.
  bool qr(const QrCode& code, int size);

  tl::expected<Bitmap, std::string> draw() const;

 private:
  struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
  };
  using Layout = std::shared_ptr<PangoLayout>;
  using Paint = std::function<void(cairo_t*)>;

  Layout make(const std::string& words, const Type& type, const std::string& strong) const;
  // Lines of about the same width, no word alone on the last one; how far the text moves to the right.
  int balance(PangoLayout* layout) const;
  // Height of a layout and where its letters begin, accents included.
  struct Extent {
    int top = 0;
    int height = 0;
  };
  static Extent measure(PangoLayout* layout);
  int room() const { return width_ - 2 * margin_; }

  int width_;
  int margin_;
  int height_ = 0;
  std::unique_ptr<PangoFontMap, Unref> fonts_;
  std::unique_ptr<PangoContext, Unref> context_;
  std::vector<Paint> pieces_;
};

}  // namespace motcua::printing
