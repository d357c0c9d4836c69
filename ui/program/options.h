// The options of the programs with windows: from the command line, and from a TOML file with the same names.
//
// Pure but for reading the named files; start of the program. Mistakes come back as sentences that name the option, or
// file, line and key. The command line wins over the file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "ui/model/own_option.h"
#include "ui/window.h"

namespace motcua::ui {

// What differs between the programs.
struct ProgramKind {
  std::string name;            // motcua-display
  std::string description;     // for --help
  std::string view_endpoint;   // the default of --view
  bool has_counter = false;    // knows and needs --counter
  bool has_reception = false;  // knows --reception, which stands in for --counter
  std::vector<OwnOption> own_options{};
  // Gets what was said of them; an error is a sentence that names the option. Null: there are none.
  std::function<tl::expected<void, std::string>(const OwnValues&)> take_own{};
};

// As written, before checking; nothing: not said.
struct WrittenOptions {
  std::optional<std::string> dispatcher;
  std::optional<std::string> view;
  std::optional<std::string> key;
  std::optional<std::string> server_key;
  std::optional<bool> no_curve;
  std::optional<std::string> window;
  std::optional<std::string> dock;
  std::optional<int> monitor;
  std::optional<std::string> language;
  std::optional<std::string> picture;
  std::optional<std::string> font_dir;
  std::optional<int> counter;
  std::optional<bool> reception;
  OwnValues own;
};

struct ProgramOptions {
  std::string dispatcher = "tcp://127.0.0.1:7401";
  std::string view;
  bool curve = true;
  std::filesystem::path key;
  std::filesystem::path server_key;
  std::optional<Geometry> window;
  std::optional<Dock> dock;
  int monitor = 1;
  std::string language = "vi";
  std::filesystem::path picture;
  bool quit_after_picture = false;
  std::optional<std::string> font_dir;
  std::uint32_t counter = 0;  // 0: none, or the reception
  bool reception = false;
};

// The program ends here: after --help with 0, after a mistake with another code.
struct Ending {
  int code = 0;
  std::string words;
};

tl::expected<ProgramOptions, Ending> read_options(const ProgramKind& kind, int argc, const char* const* argv);

// The file's part. The error has a line for every mistake.
tl::expected<WrittenOptions, std::string> read_option_file(const ProgramKind& kind, const std::filesystem::path& file);

}  // namespace motcua::ui
