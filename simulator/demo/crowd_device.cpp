#include "simulator/demo/crowd_device.h"

#include <utility>

namespace motcua::demo {
namespace {

constexpr std::chrono::seconds kPatience{10};

transport::CommandClientOptions client_options(const std::string& endpoint, transport::ClientCurve curve) {
  transport::CommandClientOptions options;
  options.endpoint = endpoint;
  options.curve = std::move(curve);
  options.software = "motcua-demo " MOTCUA_VERSION;
  return options;
}

}  // namespace

CrowdDevice::CrowdDevice(boost::asio::io_context& io, zmq::context_t& context, const std::string& endpoint,
                         transport::ClientCurve curve, Tally& tally)
    : tally_(tally), client_(io, context, client_options(endpoint, std::move(curve))) {}

void CrowdDevice::send(const protocol::Command& command, OnOutcome done) {
  ++in_flight_;
  ++commands_;
  client_.request(command, kPatience,
                  [this, command, done = std::move(done)](const transport::CommandOutcome& outcome) {
                    using Kind = transport::CommandOutcome::Kind;
                    --in_flight_;
                    if (outcome.kind == Kind::kRejected) tally_.rejected(outcome.rejection.code());
                    if (outcome.kind == Kind::kUnconfirmed) tally_.never_answered(command);
                    if (outcome.kind == Kind::kNoConnection) --commands_;
                    done(outcome);
                  });
}

}  // namespace motcua::demo
