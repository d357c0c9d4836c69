// The parts of the view-model for a number that is given back: the way there, the pages, how it ended. Pure, any
// thread. Only for the sources of this folder.
#pragma once

#include "kiosk/view_model.h"

namespace motcua::kiosk {

void add_way_to_give_back(const Input& input, Model& model);  // on the start page
void add_give_back(const Input& input, Model& model);
void add_give_back_sure(const Input& input, Model& model);
void add_given_back(const Input& input, Model& model);
void add_not_given_back(const Input& input, Model& model);

}  // namespace motcua::kiosk
