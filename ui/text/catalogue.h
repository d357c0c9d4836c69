// The words of the screens, one catalogue per language, embedded into the program from ui/text/*.toml.
//
// Immutable once loaded: any thread. Asking for a key that does not exist is a mistake of the program: it ends with a
// message that names the key (a test goes through the sources and finds such keys before a clerk does).
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

namespace motcua::text {

// The values of {placeholders}.
using Arguments = std::initializer_list<std::pair<std::string_view, std::string>>;

class Catalogue {
 public:
  // Errors name the file, the line and what is wrong.
  static tl::expected<Catalogue, std::string> parse(std::string_view toml, const std::string& file);

  const std::string& language() const { return language_; }  // "vi", "en"
  const std::string& get(std::string_view key) const;
  std::string format(std::string_view key, Arguments arguments) const;
  // One of key.zero, key.one, key.other; {count} is the number.
  std::string count(std::string_view key, std::uint64_t number) const;
  bool has(std::string_view key) const;
  const std::map<std::string, std::string, std::less<>>& entries() const { return entries_; }

 private:
  std::string language_;
  std::map<std::string, std::string, std::less<>> entries_;
};

// All embedded languages, in the order in which they are offered (Vietnamese first).
class Catalogues {
 public:
  static Catalogues embedded();

  const Catalogue* find(std::string_view language) const;
  const Catalogue& vietnamese() const { return languages_.front(); }
  // The language after this one, for a key that switches.
  const Catalogue& after(const Catalogue& current) const;
  // The one shown small beside it on screens that show two.
  const Catalogue& beside(const Catalogue& current) const { return after(current); }
  const std::vector<Catalogue>& all() const { return languages_; }

 private:
  std::vector<Catalogue> languages_;
};

// The names of the {placeholders} of a text, sorted.
std::vector<std::string> placeholders(std::string_view text);

}  // namespace motcua::text
