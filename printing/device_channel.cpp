#include "printing/device_channel.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <thread>
#include <utility>

#include <fmt/format.h>

namespace motcua::printing {
namespace {

using Clock = std::chrono::steady_clock;

constexpr Milliseconds kSlice{50};  // how soon a stop is seen
constexpr Milliseconds kAgain{20};  // a device that says it is ready and is not

class DeviceChannel : public Channel {
 public:
  DeviceChannel(int file, bool readable, std::string name, std::stop_token stop)
      : file_(file), readable_(readable), name_(std::move(name)), stop_(std::move(stop)) {}
  ~DeviceChannel() override { close(file_); }
  DeviceChannel(const DeviceChannel&) = delete;
  DeviceChannel& operator=(const DeviceChannel&) = delete;

  tl::expected<void, std::string> write(std::span<const std::uint8_t> bytes, Milliseconds patience) override;
  tl::expected<std::optional<std::uint8_t>, std::string> read(Milliseconds patience) override;
  // The driver takes the next byte only when the last ones have gone.
  void finish(Milliseconds patience) override { wait_for(POLLOUT, Clock::now() + patience); }

 private:
  bool wait_for(short event, Clock::time_point end) const;
  std::string failed(std::string_view what, int error) const {
    return fmt::format("{}: {}: {}", name_, what, std::strerror(error));
  }

  int file_;
  bool readable_;
  std::string name_;
  std::stop_token stop_;
};

bool DeviceChannel::wait_for(short event, Clock::time_point end) const {
  do {
    const auto left = std::max(Milliseconds(0), std::chrono::ceil<Milliseconds>(end - Clock::now()));
    pollfd wanted{file_, event, 0};
    if (poll(&wanted, 1, static_cast<int>(std::min(left, kSlice).count())) > 0) return true;
  } while (!stop_.stop_requested() && Clock::now() < end);
  return false;
}

tl::expected<void, std::string> DeviceChannel::write(std::span<const std::uint8_t> bytes, Milliseconds patience) {
  const auto end = Clock::now() + patience;
  while (!bytes.empty()) {
    if (!wait_for(POLLOUT, end)) {
      return tl::unexpected(fmt::format("{}: writing took longer than {} ms", name_, patience.count()));
    }
    const ssize_t count = ::write(file_, bytes.data(), bytes.size());
    if (count > 0) bytes = bytes.subspan(static_cast<std::size_t>(count));
    if (count < 0 && errno != EAGAIN && errno != EINTR) return tl::unexpected(failed("writing failed", errno));
    if (count > 0) continue;
    // No room, though the device says so.
    if (Clock::now() >= end || stop_.stop_requested()) {
      return tl::unexpected(fmt::format("{}: writing took longer than {} ms", name_, patience.count()));
    }
    std::this_thread::sleep_for(kAgain);
  }
  return {};
}

tl::expected<std::optional<std::uint8_t>, std::string> DeviceChannel::read(Milliseconds patience) {
  const auto end = Clock::now() + patience;
  while (readable_ && wait_for(POLLIN, end)) {
    std::uint8_t byte = 0;
    const ssize_t count = ::read(file_, &byte, 1);
    if (count == 1) return byte;
    if (count < 0 && errno != EAGAIN && errno != EINTR) return tl::unexpected(failed("reading failed", errno));
    // Nothing there, though the device says so: some do, until there is.
    if (Clock::now() >= end || stop_.stop_requested()) break;
    std::this_thread::sleep_for(std::min<Clock::duration>(kAgain, end - Clock::now()));
  }
  return std::nullopt;
}

}  // namespace

OpenedChannel open_device(const DeviceAddress& address, const std::stop_token& stop) {
  constexpr int kOptions = O_NONBLOCK | O_CLOEXEC | O_NOCTTY;
  bool readable = true;
  int file = open(address.file.c_str(), O_RDWR | kOptions);
  if (file < 0 && errno == EACCES) {
    readable = false;
    file = open(address.file.c_str(), O_WRONLY | kOptions);
  }
  if (file < 0) {
    return tl::unexpected(fmt::format("{}: {}; is the printer connected, and may this user write to it (group lp)?",
                                      to_string(address), std::strerror(errno)));
  }
  return std::make_unique<DeviceChannel>(file, readable, to_string(address), stop);
}

}  // namespace motcua::printing
