// The voice's options, on the command line and in the display's file, and what they come to.
//
// Start of the program. Looks whether the named folder and chime can be used. Errors are one sentence that names the
// option, what was written and what is expected.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "display/voice/voice.h"
#include "ui/model/own_option.h"
#include "ui/text/catalogue.h"

namespace motcua::voice {

std::vector<ui::OwnOption> voice_options();

// Nothing: this display does not speak. Then the other options are looked at all the same.
tl::expected<std::optional<VoiceSettings>, std::string> read_voice_options(const ui::OwnValues& values,
                                                                           const text::Catalogues& languages);

}  // namespace motcua::voice
