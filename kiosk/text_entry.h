// One line of text as it is typed, on the screen, on a keyboard, or by a scanner that is one.
//
// Plain value. What does not fit or cannot be shown is ignored.
#pragma once

#include <cstddef>
#include <string>

namespace motcua::kiosk {

inline constexpr std::size_t kScannedMax = 256;  // bytes of a code, or of a page's address

class TextEntry {
 public:
  explicit TextEntry(std::size_t size_max) : size_max_(size_max) {}

  const std::string& text() const { return text_; }  // UTF-8
  // The keys as they were pressed, where Telex has made something else of them: "karaoke" for "kẩoke".
  const std::string& keys() const { return keys_; }
  bool empty() const { return text_.empty(); }
  bool type(char32_t character);  // true: it is there now
  // The same by the rules of Telex (telex.h).
  bool type_telex(char32_t key);
  void erase();
  void clear() {
    text_.clear();
    keys_.clear();
  }

 private:
  std::size_t size_max_;  // bytes
  std::string text_;
  std::string keys_;
};

}  // namespace motcua::kiosk
