#include "display/nobody.h"

#include "display/design.h"
#include "display/sentences.h"

namespace motcua::display {
namespace {

using ui::Painter;
using ui::Rect;

constexpr float kBeside = 60;  // left and right of the sentences
constexpr float kAround = 20;  // above and below

}  // namespace

void draw_stale(Painter& paint, const Look& look, const Model& model, const Rect& area) {
  draw_sentences(paint,
                 {{model.stale_title.first, kStale, look.text, 0, 124},
                  {model.stale_hint.first, kStaleHint, look.dim, 16, 86},
                  {model.stale_title.second, kStaleBeside, look.text, 72, 88},
                  {model.stale_hint.second, kStaleHintBeside, look.dim, 10, 66}},
                 area.inset(kBeside, kAround));
}

void draw_nobody(Painter& paint, const Look& look, const Model& model, const Rect& area) {
  paint.panel(area, look.panel, look.line, 20, 2);
  draw_sentences(paint,
                 {{model.nobody.first, kNobody, look.text, 0, 132},
                  {model.nobody.second, kNobodyBeside, look.dim, 8, 76},
                  {model.nobody_hint.first, kNobodyHint, look.text, 64, 62},
                  {model.nobody_hint.second, kNobodyHintBeside, look.dim, 4, 52}},
                 area.inset(kBeside, kAround));
}

}  // namespace motcua::display
