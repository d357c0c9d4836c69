// Words for several services with one number: the way through them, why it is not open, what follows the first.
//
// Pure functions, any thread. A service that is not in the picture is passed over.
#pragma once

#include <string>

#include <google/protobuf/repeated_ptr_field.h>

#include "protocol/messages.pb.h"
#include "ui/text/catalogue.h"

namespace motcua::kiosk {

// "A → D → F"; a service without a letter by its name.
std::string chain_route(const protocol::ChainView& chain, const protocol::Board& board, const text::Catalogue& words);

// How many wait for the first service, or why nobody can take a number.
std::string chain_detail(const protocol::ChainView& chain, const protocol::Board& board, const text::Catalogue& words);

// "Sau đó: Bảo hiểm xã hội, Trả kết quả"; empty when nothing follows.
std::string then_words(const google::protobuf::RepeatedPtrField<std::string>& services, const protocol::Board& board,
                       const text::Catalogue& words);

}  // namespace motcua::kiosk
