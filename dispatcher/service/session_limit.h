// How many new sessions a device may open: each is a record, so that a device that greets without end would fill the
// disk. A burst of 200, then 5 a second: far more than devices, a command line in a script, or many clients that count
// as one device (CURVE off) need. While the disk is low each counts for fifteen: 13 at once, then one in 3 s; a
// terminal that was started again still gets its session, since calling and finishing go on.
//
// Pure. The time is the dispatcher's, not the hall's, which a demo speeds up. Not in the record: a restart forgets it.
// One entry per device that was ever asked about; the caller asks about devices it knows.
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace motcua::service {

class SessionLimit {
 public:
  struct Answer {
    bool granted = false;
    bool worth_saying = false;  // refused, for the first time since one was granted
  };
  Answer ask(const std::string& device, std::int64_t now_ms, bool disk_low);

 private:
  struct Device {
    std::int64_t saved_ms = 0;  // time that it may spend on sessions
    std::int64_t at_ms = 0;
    bool refused = false;
  };
  std::map<std::string, Device> devices_;
};

}  // namespace motcua::service
