// Bytes to and from a printer, over whatever wire. One thread at a time.
//
// Every call ends within its time, or early when the stop that was given at the opening is asked for. Errors are
// sentences that name the printer.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>

#include <tl/expected.hpp>

namespace motcua::printing {

using Milliseconds = std::chrono::milliseconds;

class Channel {
 public:
  virtual ~Channel() = default;
  virtual tl::expected<void, std::string> write(std::span<const std::uint8_t> bytes, Milliseconds patience) = 0;
  // Nothing: no byte came in time.
  virtual tl::expected<std::optional<std::uint8_t>, std::string> read(Milliseconds patience) = 0;
  // Nothing follows: waits until what was written has left, as far as that can be known.
  virtual void finish(Milliseconds /*patience*/) {}
  // What was written and is still under way shall not arrive. Nothing else can be done with it then.
  virtual void abandon() {}
};

using OpenedChannel = tl::expected<std::unique_ptr<Channel>, std::string>;
using OpenChannel = std::function<OpenedChannel(const std::stop_token&)>;

}  // namespace motcua::printing
