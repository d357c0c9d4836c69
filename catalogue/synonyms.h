// Other ways to say what was typed: "mất sổ đỏ" -> "mất giấy chứng nhận quyền sử dụng đất".
//
// Built once from a catalogue, then immutable: any thread. Everything is folded, so accents and capitals do not matter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "protocol/messages.pb.h"

namespace motcua::catalogue {

inline constexpr std::size_t kVariantsMax = 4;  // each is a search of its own

class Synonyms {
 public:
  explicit Synonyms(const protocol::Catalogue& catalogue);

  // With the longest synonym in it put into other words, once for each meaning; it may be typed without spaces
  // ("sodo"). Empty: there is none.
  std::vector<std::string> variants(std::string_view folded) const;

 private:
  struct Entry {
    std::vector<std::string> words;
    std::string joined;
    std::string means;
  };
  std::vector<Entry> entries_;  // those of more words first
};

}  // namespace motcua::catalogue
