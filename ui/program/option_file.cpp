#include <climits>

#include "config/reader.h"
#include "ui/program/options.h"

namespace motcua::ui {
namespace {

std::optional<std::string> text(const config::Table& root, std::string_view key) {
  if (!root.has(key)) {
    root.text(key, "");  // known, though not there
    return std::nullopt;
  }
  return root.text(key);
}

std::optional<std::string> path(const config::Table& root, std::string_view key) {
  const bool there = root.has(key);
  const std::filesystem::path value = root.path(key, {});
  return there ? std::optional(value.string()) : std::nullopt;
}

std::optional<int> number(const config::Table& root, std::string_view key, config::Range range) {
  const bool there = root.has(key);
  const int value = root.integer<int>(key, range, 0);
  return there ? std::optional(value) : std::nullopt;
}

std::optional<bool> flag(const config::Table& root, std::string_view key) {
  const bool there = root.has(key);
  const bool value = root.flag(key, false);
  return there ? std::optional(value) : std::nullopt;
}

void read_own(const config::Table& root, const OwnOption& option, OwnValues& values) {
  using Type = OwnOption::Type;
  std::vector<std::string> said;
  const auto keep = [&](const auto& value) {
    if (value) said.push_back(*value);
  };
  if (option.type == Type::kFlag && flag(root, option.name).value_or(false)) said = {"true"};
  if (option.type == Type::kText) keep(text(root, option.name));
  if (option.type == Type::kPath) keep(path(root, option.name));
  if (option.type == Type::kTexts) said = root.texts(option.name);
  if (option.type == Type::kNumber) {
    if (const auto value = number(root, option.name, {INT_MIN, INT_MAX})) said = {std::to_string(*value)};
  }
  if (!said.empty()) values[option.name] = std::move(said);
}

}  // namespace

tl::expected<WrittenOptions, std::string> read_option_file(const ProgramKind& kind, const std::filesystem::path& file) {
  auto document = config::Document::load(file);
  if (!document) return tl::unexpected(document.error());
  const config::Table root = document->root();
  WrittenOptions written;
  written.dispatcher = text(root, "dispatcher");
  written.view = text(root, "view");
  written.key = path(root, "key");
  written.server_key = path(root, "server-key");
  written.no_curve = flag(root, "no-curve");
  written.dock = text(root, "dock");
  if (written.dock) {
    if (auto dock = parse_dock(*written.dock); !dock) root.mistake("dock", dock.error());
  }
  written.window = text(root, "window");
  if (written.window) {
    if (auto geometry = parse_geometry(*written.window); !geometry) root.mistake("window", geometry.error());
  }
  written.monitor = number(root, "monitor", {1, 64});
  written.language = text(root, "language");
  written.picture = path(root, "picture");
  written.font_dir = path(root, "font-dir");
  if (kind.has_counter) written.counter = number(root, "counter", {1, 9999});
  if (kind.has_reception) written.reception = flag(root, "reception");
  for (const auto& option : kind.own_options) read_own(root, option, written.own);
  if (auto mistakes = document->mistakes(); !mistakes.empty()) return tl::unexpected(config::lines(mistakes));
  return written;
}

}  // namespace motcua::ui
