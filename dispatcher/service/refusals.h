// What was refused without a record, for as long as this dispatcher runs: a second sending of the same request is
// refused in the same words, even if it would be done by now. Else a refusal that is still on its way would tell
// somebody that nothing happened while the retry behind it is done. A restart forgets them: it ends the connections on
// which such a retry could come.
//
// One thread at a time. Bounded: the last so many of each device.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>

namespace motcua::service {

inline constexpr std::size_t kRefusalsKept = 64;  // per device, as many as answers of a session

class Refusals {
 public:
  void keep(const std::string& device, std::uint64_t session, std::uint64_t number, std::string frame);
  // Null: it was not refused, as far as is known. Valid until the next keep().
  const std::string* find(const std::string& device, std::uint64_t session, std::uint64_t number) const;

 private:
  struct Refusal {
    std::uint64_t session = 0;
    std::uint64_t number = 0;
    std::string frame;
  };
  std::map<std::string, std::deque<Refusal>, std::less<>> by_device_;
};

}  // namespace motcua::service
