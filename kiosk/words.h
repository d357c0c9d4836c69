// Sentences for citizens: why something is closed, why a number could not be given.
//
// Pure functions, any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "protocol/messages.pb.h"
#include "ui/model/link_state.h"
#include "ui/text/catalogue.h"

namespace motcua::kiosk {

// 20261124 -> "24/11".
std::string day_and_month(std::uint32_t date);

// Why the hall gives no tickets now; empty when it gives them.
std::string hall_notice(const protocol::View& view, const ui::LinkState& link, const text::Catalogue& words);

// Null when the picture has no such service.
const protocol::ServiceView* find_service(const protocol::Board& board, std::string_view key);

// "A · Hộ tịch, chứng thực"; the name alone where the service has no letter.
std::string service_name(const protocol::ServiceView& service, const text::Catalogue& words);

// How many wait, or why nobody can take a number.
std::string service_detail(const protocol::ServiceView& service, const protocol::Board& board,
                           const text::Catalogue& words);

std::string failure_words(const ui::CommandResult& result, const text::Catalogue& words);

// Where details can be read: the procedure's own address, else its page on the National Public Service Portal.
std::string address_of(const protocol::CatalogueEntry& procedure);

}  // namespace motcua::kiosk
