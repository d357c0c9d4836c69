// Pictures and answers as text for people, or as JSON for programs. Pure functions, any thread.
#pragma once

#include <string>

#include "protocol/messages.pb.h"
#include "ui/text/catalogue.h"

namespace motcua::cli {

// protobuf's JSON on one line, with the names and default values of the fields.
std::string to_json(const google::protobuf::Message& message);

// The staff's picture: services, counters, the day's figures.
std::string status_text(const protocol::View& view, const text::Catalogue& words);
// The public picture: services, counters, the latest calls.
std::string board_text(const protocol::View& view, const text::Catalogue& words);
// Whichever of the two it is.
std::string view_text(const protocol::View& view, const text::Catalogue& words);

}  // namespace motcua::cli
