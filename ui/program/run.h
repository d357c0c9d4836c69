// Runs a screen: options, log, signals, window, link to the dispatcher, frame loop.
//
// Called once, from main(). Returns the program's exit code: 0 after a clean stop, 1 when something of the world is
// missing (said in one sentence), 2 after mistakes in the options.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <utility>

#include "protocol/messages.pb.h"
#include "ui/model/link_state.h"
#include "ui/program/options.h"
#include "ui/screen.h"
#include "ui/text/catalogue.h"

namespace motcua::ui {

// What a screen gets to work with. Functions are for the drawing thread.
struct ScreenContext {
  const ProgramOptions& options;
  const text::Catalogues& languages;
  const text::Catalogue& words;  // of --language
  std::function<std::pair<std::shared_ptr<const protocol::View>, LinkState>()> source;
  std::function<void(protocol::Command, std::chrono::milliseconds, std::function<void(const CommandResult&)>)> send;
  // Null: not to be had.
  std::function<void(std::chrono::milliseconds, std::function<void(std::shared_ptr<const protocol::Catalogue>)>)>
      fetch_catalogue;
  std::function<void(protocol::DeviceState)> report;  // how this device is, for the staff
};

using MakeScreen = std::function<std::unique_ptr<Screen>(const ScreenContext&)>;

int run_program(const ProgramKind& kind, protocol::Audience audience, const MakeScreen& make, int argc,
                const char* const* argv);

}  // namespace motcua::ui
