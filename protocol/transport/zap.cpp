#include "protocol/transport/zap.h"

#include <array>
#include <span>
#include <string_view>
#include <utility>

#include <spdlog/spdlog.h>

#include "protocol/transport/endpoint.h"
#include "protocol/transport/occasionally.h"
#include "protocol/transport/zmq_stream.h"

namespace motcua::transport {
namespace {

constexpr const char* kZapEndpoint = "inproc://zeromq.zap.01";
constexpr std::size_t kKeySize = 32;

// Places of a ZAP request's frames behind the REP socket's envelope.
enum Frame : std::size_t { kVersion, kRequestId, kDomain, kAddress, kIdentity, kMechanism, kCredentials, kFrames };

std::string z85(std::string_view key) {
  std::array<char, 41> text{};
  zmq_z85_encode(text.data(), reinterpret_cast<const std::uint8_t*>(key.data()), key.size());
  return text.data();
}

}  // namespace

// The place can be taken only once: whoever fails to take it knows.
bool has_zap_handler(zmq::context_t& context) {
  zmq::socket_t probe(context, zmq::socket_type::rep);
  if (zmq_bind(probe.handle(), kZapEndpoint) != 0) return true;
  zmq_unbind(probe.handle(), kZapEndpoint);  // at once: closing happens in the background
  return false;
}

class ZapHandler::Impl final : public ZmqStream::Handler {
 public:
  Impl(boost::asio::io_context& io, zmq::socket_t socket, Admission admission)
      : admission_(std::move(admission)), stream_(io, std::move(socket), *this) {
    stream_.start();
  }

  void on_message(std::span<zmq::message_t> parts) override {
    const auto device = decide(parts);
    const std::string_view request_id =
        parts.size() > kRequestId ? parts[kRequestId].to_string_view() : std::string_view();
    if (device) {
      ++accepted_;
      reply(request_id, "200", "OK", *device);
      return;
    }
    if (refused_.due()) {
      const std::string_view address = parts.size() > kAddress ? parts[kAddress].to_string_view() : "?";
      spdlog::warn("a connection from {} was refused: {} ({} refused so far)", address, device.error(),
                   refused_.count());
    }
    reply(request_id, "400", "not admitted", "");
  }

  Admission& admission() { return admission_; }
  std::uint64_t accepted() const { return accepted_; }
  std::uint64_t refused() const { return refused_.count(); }

 private:
  tl::expected<std::string, std::string> decide(std::span<const zmq::message_t> parts) const {
    if (parts.size() < kFrames || parts[kVersion].to_string_view() != "1.0" ||
        parts[kMechanism].to_string_view() != "CURVE" || parts[kCredentials].size() != kKeySize) {
      return tl::unexpected(std::string("it does not use CURVE"));
    }
    return admission_.admit(parts[kDomain].to_string_view(), z85(parts[kCredentials].to_string_view()));
  }

  void reply(std::string_view request_id, std::string_view status, std::string_view text, std::string_view user) {
    const std::array<std::string_view, 6> frames{"1.0", request_id, status, text, user, ""};
    std::array<zmq::message_t, 6> parts;
    for (std::size_t i = 0; i < frames.size(); ++i) parts[i] = zmq::message_t(frames[i].data(), frames[i].size());
    stream_.send(parts);
  }

  Admission admission_;
  Occasionally refused_;
  std::uint64_t accepted_ = 0;
  ZmqStream stream_;
};

tl::expected<std::unique_ptr<ZapHandler>, std::string> ZapHandler::open(boost::asio::io_context& io,
                                                                        zmq::context_t& context, Admission admission) {
  zmq::socket_t socket(context, zmq::socket_type::rep);
  socket.set(zmq::sockopt::linger, 0);
  if (auto bound = bind_endpoint(socket, kZapEndpoint); !bound) return tl::unexpected(bound.error());
  return std::unique_ptr<ZapHandler>(
      new ZapHandler(std::make_unique<Impl>(io, std::move(socket), std::move(admission))));
}

ZapHandler::ZapHandler(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ZapHandler::~ZapHandler() = default;

Admission& ZapHandler::admission() {
  return impl_->admission();
}
std::uint64_t ZapHandler::accepted() const {
  return impl_->accepted();
}
std::uint64_t ZapHandler::refused() const {
  return impl_->refused();
}

}  // namespace motcua::transport
