#include "simulator/crowd/site_text.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "dispatcher/site/csv.h"
#include "simulator/crowd/recorded_plan.h"

namespace motcua::crowd {
namespace {

constexpr std::size_t kNameSizeMax = 90;  // bytes; longer ones do not fit a screen

// A TOML string: no character of the name ends it.
std::string toml_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  }
  return out + '"';
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// At the end of a word.
std::string shortened(const std::string& text) {
  if (text.size() <= kNameSizeMax) return text;
  const auto space = text.rfind(' ', kNameSizeMax - 3);
  const auto end = space == std::string::npos ? 0 : space;
  std::string cut = text.substr(0, end);
  while (!cut.empty() && (cut.back() == ',' || cut.back() == ' ')) cut.pop_back();
  return cut + "…";
}

std::string clean_name(std::string_view name, std::string_view service) {
  name = trimmed(name);
  if (name.starts_with(service) && name.substr(service.size()).starts_with(":")) name.remove_prefix(service.size() + 1);
  std::string clean;
  while (!name.empty()) {
    const auto bar = std::min(name.find('|'), name.size());
    const auto part = trimmed(name.substr(0, bar));
    if (!part.empty()) clean += (clean.empty() ? "" : ", ") + std::string(part);
    name.remove_prefix(std::min(bar + 1, name.size()));
  }
  return shortened(clean);
}

std::string classes_text() {
  return fmt::format(
      "[[class]]\nkey = \"{}\"\nname = {{ vi = \"Công dân\", en = \"Citizen\" }}\n\n"
      "[[class]]\nkey = \"{}\"\nname = {{ vi = \"Ưu tiên\", en = \"Priority\" }}\nletter = \"{}\"\n"
      "legal_priority = true\n\n",
      kOrdinary, kPriority, kPriorityLetter);
}

std::string service_text(const ShapeService& service, const SiteWords& words) {
  const auto found = words.services.find(service.recorded);
  const bool named = found != words.services.end() && !found->second.empty();
  const std::string vi = named ? found->second : "Dịch vụ " + service.recorded;
  const std::string en = named ? found->second : "Service " + service.recorded;
  return fmt::format(
      "[[service]]\nkey = \"{}\"\nletter = \"{}\"\nname = {{ vi = {}, en = {} }}\n"
      "promise = {{ {} = \"{}s\", {} = \"{}s\" }}\n\n",
      service.key, service.letter, toml_string(vi), toml_string(en), kOrdinary, service.promise_s, kPriority,
      std::max<std::int64_t>(service.promise_s / 2, 60));
}

// Counters with the same services share a profile.
std::string counters_text(const HallShape& shape) {
  std::map<std::vector<std::string>, std::string> profiles;
  std::string text, counters;
  for (const auto& counter : shape.counters) {
    const auto [profile, is_new] = profiles.try_emplace(counter.services, fmt::format("p{}", profiles.size() + 1));
    counters += fmt::format("[[counter]]\nnumber = {}\nprofile = \"{}\"\n\n", counter.number, profile->second);
    if (!is_new) continue;
    std::string letters;
    for (const auto& service : shape.services) {
      const auto& called = counter.services;
      if (std::find(called.begin(), called.end(), service.key) == called.end()) continue;
      letters += (letters.empty() ? "" : ", ") + service.letter;
    }
    text += fmt::format(
        "[[profile]]\nkey = \"{}\"\nname = {{ vi = \"Dịch vụ {}\", en = \"Services {}\" }}\nservices = [\"{}\"]\n\n",
        profile->second, letters, letters, fmt::join(counter.services, "\", \""));
  }
  return text + counters;
}

std::string outcomes_text() {
  return "[[outcome]]\nkey = \"resolved\"\nname = { vi = \"Giải quyết ngay\", en = \"Resolved on the spot\" }\ndefault "
         "= true\n\n"
         "[[outcome]]\nkey = \"received\"\nname = { vi = \"Đã tiếp nhận hồ sơ\", en = \"Dossier received\" }\n\n"
         "[[outcome]]\nkey = \"supplement\"\nname = { vi = \"Yêu cầu bổ sung\", en = \"Supplement needed\" }\n\n"
         "[[outcome]]\nkey = \"refused\"\nname = { vi = \"Từ chối tiếp nhận\", en = \"Refused\" }\n";
}

}  // namespace

ServiceNames read_service_names(std::string_view csv, std::string_view day_name) {
  ServiceNames names;
  const auto records = site::parse_csv(csv);
  if (!records) return names;
  for (const auto& [line, fields] : *records) {
    if (fields.size() != 3 || day_name.find(fields[0]) == std::string_view::npos) continue;
    names[fields[1]] = clean_name(fields[2], fields[1]);
  }
  return names;
}

std::string site_text(const HallShape& shape, const SiteWords& words) {
  std::string text = "# Derived from a recorded day by motcua-demo.\n";
  text += fmt::format("name = {{ vi = {}, en = {} }}\n", toml_string("Ngày ghi lại: " + words.day_name),
                      toml_string("Recorded day: " + words.day_name));
  text += "time_zone = \"Asia/Ho_Chi_Minh\"\n";
  text += fmt::format("rollover = \"{}min\"\n", words.rollover_minutes);
  if (!words.procedures.empty()) text += fmt::format("procedures = {}\n", toml_string(words.procedures));
  text += "\n# Recorded clerks recall by hand.\n[rules]\nrecall_every = \"0s\"\nno_show_after = \"0s\"\n";
  text += "\n" + classes_text();
  for (const auto& service : shape.services) text += service_text(service, words);
  return text + counters_text(shape) + outcomes_text();
}

}  // namespace motcua::crowd
