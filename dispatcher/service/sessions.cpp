#include "dispatcher/service/sessions.h"

#include <algorithm>
#include <cassert>

#include "dispatcher/service/sessions.pb.h"

namespace motcua::service {

void Sessions::open(const std::string& device, std::uint64_t session, hall::TimeMs now_ms) {
  by_device_[device][session].used_ms = now_ms;
  forget_unused(device, now_ms);
}

void Sessions::forget_unused(const std::string& device, hall::TimeMs now_ms) {
  auto& sessions = by_device_[device];
  std::erase_if(sessions, [&](const auto& entry) { return now_ms - entry.second.used_ms > kSessionUnusedMsMax; });
  while (sessions.size() > kSessionsKeptPerDevice) {
    sessions.erase(std::min_element(sessions.begin(), sessions.end(),
                                    [](const auto& a, const auto& b) { return a.second.used_ms < b.second.used_ms; }));
  }
}

bool Sessions::is_open(const std::string& device, std::uint64_t session) const {
  const auto sessions = by_device_.find(device);
  return sessions != by_device_.end() && sessions->second.contains(session);
}

Sessions::Lookup Sessions::find(const std::string& device, std::uint64_t session, std::uint64_t number) const {
  const auto sessions = by_device_.find(device);
  if (sessions == by_device_.end()) return {};
  const auto found = sessions->second.find(session);
  if (found == sessions->second.end()) return {};
  if (const auto answer = found->second.answers.find(number); answer != found->second.answers.end()) {
    return {Known::kAnswered, &answer->second};
  }
  return {number <= found->second.forgotten_up_to ? Known::kTooOld : Known::kNew, nullptr};
}

void Sessions::keep(const std::string& device, std::uint64_t session, std::uint64_t number, std::string answer,
                    hall::TimeMs now_ms) {
  assert(is_open(device, session));
  Session& one = by_device_[device][session];
  one.used_ms = now_ms;
  one.answers[number] = std::move(answer);
  while (one.answers.size() > kAnswersKept) {
    one.forgotten_up_to = one.answers.begin()->first;
    one.answers.erase(one.answers.begin());
  }
}

std::string Sessions::encode() const {
  service_record::Sessions message;
  for (const auto& [device, sessions] : by_device_) {
    for (const auto& [id, session] : sessions) {
      auto& one = *message.add_sessions();
      one.set_device(device);
      one.set_session(id);
      one.set_used_ms(session.used_ms);
      one.set_forgotten_up_to(session.forgotten_up_to);
      for (const auto& [number, answer] : session.answers) {
        auto& kept = *one.add_answers();
        kept.set_number(number);
        kept.set_answer(answer);
      }
    }
  }
  return message.SerializeAsString();
}

tl::expected<Sessions, std::string> Sessions::decode(std::string_view bytes) {
  service_record::Sessions message;
  if (!message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    return tl::unexpected<std::string>("the sessions in the snapshot are not readable");
  }
  Sessions sessions;
  for (const auto& one : message.sessions()) {
    Session& session = sessions.by_device_[one.device()][one.session()];
    session.used_ms = one.used_ms();
    session.forgotten_up_to = one.forgotten_up_to();
    for (const auto& kept : one.answers()) session.answers.emplace(kept.number(), kept.answer());
  }
  return sessions;
}

}  // namespace motcua::service
