// What the kiosk's pages are drawn with: sizes, faces, buttons, the bar of buttons at the foot.
//
// Drawing thread. Only for the sources of this folder.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>

#include "kiosk/view_model.h"
#include "ui/painter.h"
#include "ui/theme.h"

namespace motcua::kiosk {

inline constexpr float kHeader = 220;
inline constexpr float kMargin = 64;
inline constexpr float kGap = 26;
inline constexpr float kFooter = 250;     // of the start, with its two large buttons
inline constexpr float kLowFooter = 170;  // of pages that need the room
inline constexpr float kFieldHeight = 104;

// Figures within sentences are as wide as they are.
inline constexpr ui::Type kTitle{ui::Weight::kSemiBold, 58, ui::Digits::kOwn};
inline constexpr ui::Type kSubtitle{ui::Weight::kRegular, 34, ui::Digits::kOwn};
inline constexpr ui::Type kName{ui::Weight::kSemiBold, 37, ui::Digits::kOwn};
inline constexpr ui::Type kDetail{ui::Weight::kRegular, 28, ui::Digits::kOwn};
inline constexpr ui::Type kButton{ui::Weight::kSemiBold, 31, ui::Digits::kOwn};
inline constexpr ui::Type kService{ui::Weight::kSemiBold, 44, ui::Digits::kOwn};

// Of what has too many words for a larger one.
inline constexpr ui::Type kLongName{ui::Weight::kSemiBold, 26, ui::Digits::kOwn};
inline constexpr ui::Type kNumber{ui::Weight::kBold, 260, ui::Digits::kOwn};

struct ButtonColours {
  ui::Colour fill, pressed, line, text;
};
inline constexpr ButtonColours kYellow{ui::kCall, ui::kCallPressed, ui::kCall, ui::kOnCall};
inline constexpr ButtonColours kBlue{ui::light::kPanel, ui::light::kChip, ui::light::kPrimary, ui::light::kPrimary};
inline constexpr ButtonColours kFilled{ui::light::kPrimary, ui::light::kPrimaryPressed, ui::light::kPrimary,
                                       ui::rgb(0xFFFFFF)};

// All of it, in so many lines.
bool fits(const ui::Painter& paint, const std::string& words, const ui::Type& type, float width, std::size_t lines_max);

// Lying screens have their keyboard and pictures beside the text, not under it.
bool is_lying(const ui::Painter& paint);
bool held(const Touch& touch, int touched);
int hit_of(const Touch& touch);
Touch touch_of(int hit);

void draw_button(ui::Painter& paint, const Choice& choice, const ui::Rect& area, const ButtonColours& colours,
                 int touched, const ui::Type& type = kButton);

struct FooterButton {
  const Choice* choice;
  const ButtonColours* colours;
};
// Those that are there, sharing the width; a yellow or filled one that is alone takes all of it. Below them, `foot` of
// the height stays free.
void draw_footer(ui::Painter& paint, std::initializer_list<FooterButton> buttons, float height, int touched,
                 float foot = 0);

void draw_field(ui::Painter& paint, const Field& field, const ui::Rect& area, int touched);

}  // namespace motcua::kiosk
