#include "display/options.h"

#include <fmt/format.h>

#include "config/words.h"

namespace motcua::display {
namespace {

using Result = tl::expected<void, std::string>;

constexpr int kCounterMax = 9999;
constexpr int kServicesLeast = 20;
constexpr int kServicesMost = 50;

// "7" or "1-6".
std::optional<std::pair<int, int>> counters_in(std::string_view written) {
  const auto dash = written.find('-');
  const auto first = ui::whole_number(written.substr(0, dash), 1, kCounterMax);
  const auto last = dash == std::string_view::npos ? first : ui::whole_number(written.substr(dash + 1), 1, kCounterMax);
  if (!first || !last || *last < *first) return std::nullopt;
  return std::pair(*first, *last);
}

Result set_zone(const ui::OwnValues& values, Zone& zone) {
  if (const auto* services = ui::find_own(values, "services")) zone.services = {services->begin(), services->end()};
  const auto* counters = ui::find_own(values, "counters");
  if (counters == nullptr) return {};
  for (const auto& written : *counters) {
    const auto range = counters_in(written);
    if (!range) {
      return tl::unexpected(
          fmt::format("--counters: {} is no counter; expected a number, or the first and the last "
                      "with a dash, e.g. 1-6",
                      config::in_quotes(written)));
    }
    for (int number = range->first; number <= range->second; ++number) {
      zone.counters.insert(static_cast<std::uint32_t>(number));
    }
  }
  return {};
}

// "#FFC23D"
std::optional<ui::Colour> colour_of(std::string_view written) {
  if (written.size() != 7 || written.front() != '#') return std::nullopt;
  unsigned value = 0;
  for (const char digit : written.substr(1)) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    const auto place = kDigits.find(digit >= 'A' && digit <= 'F' ? static_cast<char>(digit - 'A' + 'a') : digit);
    if (place == std::string_view::npos) return std::nullopt;
    value = value * 16 + static_cast<unsigned>(place);
  }
  return ui::rgb(value);
}

tl::expected<std::optional<ui::Colour>, std::string> take_colour(const ui::OwnValues& values, std::string_view name) {
  const auto* written = ui::find_own(values, name);
  if (written == nullptr) return std::optional<ui::Colour>();
  const auto colour = colour_of(written->front());
  if (colour) return colour;
  return tl::unexpected(fmt::format("--{}: {} is no colour; expected # and six digits, e.g. #FFC23D", name,
                                    config::in_quotes(written->front())));
}

Result set_colours(const ui::OwnValues& values, Look& look) {
  const auto background = take_colour(values, "background-colour");
  if (!background) return tl::unexpected(background.error());
  const auto call = take_colour(values, "call-colour");
  if (!call) return tl::unexpected(call.error());
  if (*background) {
    set_background(look, **background);
    if (contrast(look.dim, look.panel) < kContrastMin) {
      return tl::unexpected(
          std::string("--background-colour: white writing could not be read on it from afar; "
                      "expected a darker one"));
    }
  }
  if (*call) set_call(look, **call);
  if (contrast(look.call, look.panel) < kContrastMin) {
    return tl::unexpected(
        std::string("--call-colour: the call would not stand out from the background; expected a "
                    "lighter one"));
  }
  return {};
}

Result set_share(const ui::OwnValues& values, Look& look) {
  int percent = -1;
  if (auto set = ui::take_number(values, "services-percent", 0, kServicesMost, percent); !set) return set;
  if (percent < 0) return {};
  if (percent > 0 && percent < kServicesLeast) {
    return tl::unexpected(fmt::format("--services-percent: {} is too narrow; expected 0 (none) or {} to {}", percent,
                                      kServicesLeast, kServicesMost));
  }
  look.services_percent = percent;
  return {};
}

Result set_logo(const ui::OwnValues& values, Look& look) {
  const auto* file = ui::find_own(values, "logo");
  if (file == nullptr) return {};
  auto logo = ui::read_image(file->front());
  if (!logo) return tl::unexpected("--logo: " + logo.error());
  look.logo = std::move(*logo);
  return {};
}

Result set_counter(const ui::OwnValues& values, DisplaySettings& settings) {
  int counter = 0;
  if (auto set = ui::take_number(values, "counter", 1, kCounterMax, counter); !set) return set;
  if (counter == 0) return {};
  if (!settings.zone.everything()) {
    return tl::unexpected(std::string("--counter: the board of one counter has no --services and no --counters"));
  }
  settings.counter = static_cast<std::uint32_t>(counter);
  return {};
}

}  // namespace

std::vector<ui::OwnOption> display_options() {
  using Type = ui::OwnOption::Type;
  return {
      {"counter", Type::kNumber, "the small board over this counter instead of the wall display"},
      {"services", Type::kTexts, "keys of the services that are shown, and whose calls [all]"},
      {"counters", Type::kTexts, "counters whose calls are shown, e.g. 1-6 9 [all]"},
      {"services-percent", Type::kNumber,
       fmt::format("share of the screen for the services, {} to {}; 0: none", kServicesLeast, kServicesMost)},
      {"logo", Type::kPath, "picture (PNG, JPEG) before the site's name"},
      {"call-colour", Type::kText, "colour of the large call [#FFC23D]"},
      {"background-colour", Type::kText, "dark colour behind everything [#0A1A2F]"},
  };
}

tl::expected<DisplaySettings, std::string> read_display_options(const ui::OwnValues& values) {
  DisplaySettings settings;
  if (auto set = set_zone(values, settings.zone); !set) return tl::unexpected(set.error());
  if (auto set = set_colours(values, settings.look); !set) return tl::unexpected(set.error());
  if (auto set = set_share(values, settings.look); !set) return tl::unexpected(set.error());
  if (auto set = set_logo(values, settings.look); !set) return tl::unexpected(set.error());
  if (auto set = set_counter(values, settings); !set) return tl::unexpected(set.error());
  return settings;
}

}  // namespace motcua::display
