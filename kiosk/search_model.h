// The parts of the view-model that come from the catalogue: the search page, a procedure's page, the code of an
// appointment. Pure, any thread. Only for the sources of this folder.
#pragma once

#include "kiosk/view_model.h"

namespace motcua::kiosk {

void add_search_field(const Input& input, Model& model);  // on the start page
void add_search(const Input& input, Model& model);
void add_procedure(const Input& input, Model& model);
void add_appointment(const Input& input, Model& model);
// "Trang 1/2" and the buttons that turn; nothing with one page.
void add_pages(const Input& input, std::size_t page, std::size_t pages, Model& model);

}  // namespace motcua::kiosk
