#include "dispatcher/service/device_states.h"

#include <algorithm>

#include <spdlog/spdlog.h>

namespace motcua::service {
namespace {

bool is_trouble(protocol::PrinterCondition printer) {
  switch (printer) {
    case protocol::PRINTER_PAPER_LOW:
    case protocol::PRINTER_PAPER_OUT:
    case protocol::PRINTER_COVER_OPEN:
    case protocol::PRINTER_FAULT:
    case protocol::PRINTER_UNREACHABLE:
      return true;
    default:
      return false;
  }
}

protocol::Alert alert_of(const std::string& device, protocol::AlertKind kind, hall::TimeMs since_ms) {
  protocol::Alert alert;
  alert.set_kind(kind);
  alert.set_device(device);
  alert.set_since_ms(static_cast<std::uint64_t>(std::max<hall::TimeMs>(since_ms, 0)));
  return alert;
}

}  // namespace

void DeviceStates::heard(const std::string& device, const protocol::DeviceState& state, std::int64_t now_ms,
                         hall::TimeMs hall_ms) {
  auto& known = known_[device];
  if (state.printer() != known.state.printer()) {
    known.printer_since_ms = hall_ms;
    spdlog::info("device '{}': {}", device, protocol::PrinterCondition_Name(state.printer()));
  }
  if (state.help_wanted() != known.state.help_wanted()) {
    known.help_since_ms = hall_ms;
    spdlog::info("device '{}': {}", device, state.help_wanted() ? "somebody asks for help" : "no help is needed now");
  }
  known.state = state;
  known.heard_ms = now_ms;
}

void DeviceStates::forget_silent(std::int64_t now_ms) {
  std::erase_if(known_, [&](const auto& each) { return now_ms - each.second.heard_ms >= kDeviceStateKeptMs; });
}

bool DeviceStates::has_reception() const {
  return std::ranges::any_of(known_, [](const auto& each) { return each.second.state.reception(); });
}

std::vector<protocol::Alert> DeviceStates::alerts() const {
  std::vector<protocol::Alert> alerts;
  for (const auto& [device, known] : known_) {
    if (known.state.help_wanted()) alerts.push_back(alert_of(device, protocol::HELP_WANTED, known.help_since_ms));
  }
  for (const auto& [device, known] : known_) {
    if (!is_trouble(known.state.printer())) continue;
    alerts.push_back(alert_of(device, protocol::PRINTER_TROUBLE, known.printer_since_ms));
    alerts.back().set_printer(known.state.printer());
  }
  return alerts;
}

}  // namespace motcua::service
