// The sentences of `motcua why`, in the catalogue's language. Pure but for the clock's memory; one thread.
#pragma once

#include <string>

#include <tl/expected.hpp>

#include "dispatcher/reports/why_calls.h"
#include "ui/text/catalogue.h"

namespace motcua::reports {

// What is left to say when everything has been read.
tl::expected<std::string, std::string> sentence_of(WhyFold& fold, const Question& question,
                                                   const text::Catalogue& words);

}  // namespace motcua::reports
