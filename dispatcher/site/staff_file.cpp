#include "dispatcher/site/staff_file.h"

#include <fmt/format.h>

#include "config/reader.h"
#include "config/words.h"
#include "dispatcher/site/site_words.h"

namespace motcua::site {
namespace {

constexpr std::size_t kBadgeSizeMax = 64;

StaffMember read_member(const config::Table& table) {
  StaffMember one;
  one.number = table.integer<hall::ClerkNumber>("number", {1, 999'999});
  one.role = table.choice<hall::StaffRole>("role", {{"clerk", hall::StaffRole::kClerk},
                                                    {"greeter", hall::StaffRole::kGreeter},
                                                    {"manager", hall::StaffRole::kManager},
                                                    {"operator", hall::StaffRole::kOperator}});
  one.badge = table.text("badge", "");
  one.pin_hash = table.text("pin");
  if (!one.pin_hash.empty() && !one.pin_hash.starts_with("$argon2")) {
    table.mistake("pin", "not a hash of a PIN, expected what `motcua hash-pin` prints");
  }
  if (one.badge.size() > kBadgeSizeMax || find_text_fault(one.badge)) {
    table.mistake("badge",
                  fmt::format("{}, expected at most {} printable bytes", config::in_quotes(one.badge), kBadgeSizeMax));
  }
  return one;
}

}  // namespace

tl::expected<std::vector<StaffMember>, Mistakes> load_staff(const std::filesystem::path& file) {
  const auto document = config::Document::load(file);
  if (!document) return tl::unexpected(Mistakes{document.error()});
  std::vector<StaffMember> staff;
  Unique codes;
  for (const auto& table : document->root().tables("staff")) {
    staff.push_back(read_member(table));
    codes.add(table, "number", std::to_string(staff.back().number));
    codes.add(table, "badge", staff.back().badge);
  }
  if (auto mistakes = document->mistakes(); !mistakes.empty()) return tl::unexpected(std::move(mistakes));
  return staff;
}

}  // namespace motcua::site
