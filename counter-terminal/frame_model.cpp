#include "counter-terminal/frame_model.h"

#include <algorithm>

#include <fmt/format.h>

#include "ui/text/words.h"

namespace motcua::terminal {

void add_notice(const OneCommand& command, std::int64_t now_ms, const text::Catalogue& words, Frame& frame) {
  if (const Notice* notice = command.notice(now_ms)) {
    frame.notice = words.format(notice->key, {{"value", notice->value}});
    frame.notice_tone = notice->tone;
  } else if (command.slow(now_ms)) {
    frame.notice = words.get("terminal.message.sending");
    frame.notice_tone = Tone::kQuiet;
  }
}

namespace {

std::string alert_words(const protocol::Alert& alert, const text::Catalogue& words) {
  if (alert.kind() == protocol::HELP_WANTED) return words.format("alert.help", {{"device", alert.device()}});
  if (alert.kind() != protocol::PRINTER_TROUBLE) return "";
  return words.format("alert.printer", {{"device", alert.device()}, {"state", text::printer(alert.printer(), words)}});
}

}  // namespace

void add_alerts(const protocol::StaffPicture& staff, const text::Catalogue& words, Frame& frame) {
  std::size_t more = 0;
  for (const auto& alert : staff.alerts()) {
    auto said = alert_words(alert, words);
    if (said.empty()) continue;
    if (frame.alert.empty()) {
      frame.alert = std::move(said);
    } else {
      ++more;
    }
  }
  if (more > 0) frame.alert = words.format("alert.more", {{"alert", frame.alert}, {"count", std::to_string(more)}});
}

void add_footer(const ui::LinkState& link, const text::Catalogue& words, Frame& frame) {
  frame.connected = link.connected && link.fresh;
  frame.help = words.get("terminal.help_hint");
  if (!frame.connected) {
    frame.connection = words.get("connection.down");
    if (!link.trouble.empty()) frame.stale_why = words.format("connection.refused", {{"why", link.trouble}});
    return;
  }
  const std::int64_t round_trip_ms = std::max<std::int64_t>(1, (link.round_trip_us + 500) / 1000);
  frame.connection = words.format("connection.round_trip", {{"ms", std::to_string(round_trip_ms)}});
}

void add_waiting_for_view(bool lost, std::initializer_list<const char*> steps, const text::Catalogue& words,
                          Frame& frame) {
  if (lost) {
    frame.stale_title = words.get("terminal.lost");
    frame.stale_hint = words.get("terminal.lost_hint");
    for (const char* step : steps) frame.stale_steps.push_back(words.get(step));
    return;
  }
  frame.stale_title = words.get("terminal.waiting_for_view");
  frame.stale_hint = words.get("terminal.waiting_for_view_hint");
}

std::string key_name(const KeyNames& moved, const text::Catalogue& words, std::string_view section,
                     std::string_view name) {
  const auto found = moved.find(name);
  return found == moved.end() ? words.get(fmt::format("{}.key.{}", section, name)) : found->second;
}

}  // namespace motcua::terminal
