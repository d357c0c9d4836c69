// The log's lines, for as long as this lives.
#pragma once

#include <memory>
#include <string>

#include <spdlog/sinks/ringbuffer_sink.h>
#include <spdlog/spdlog.h>

namespace motcua::tests {

class Log {
 public:
  Log() : sink_(std::make_shared<spdlog::sinks::ringbuffer_sink_mt>(1000)), before_(spdlog::default_logger()) {
    spdlog::set_default_logger(std::make_shared<spdlog::logger>("test", sink_));
  }
  ~Log() { spdlog::set_default_logger(before_); }
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  // Lines with these words.
  int count(const std::string& words) const {
    int found = 0;
    for (const auto& line : sink_->last_formatted()) found += line.find(words) != std::string::npos;
    return found;
  }

 private:
  std::shared_ptr<spdlog::sinks::ringbuffer_sink_mt> sink_;
  std::shared_ptr<spdlog::logger> before_;
};

}  // namespace motcua::tests
