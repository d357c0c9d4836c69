#include "kiosk/give_back_model.h"

#include "ui/text/words.h"

namespace motcua::kiosk {
namespace {

using Kind = Touch::Kind;

// With the number where it is known, without it where a code held the visit alone: "kiosk.given_back_this".
std::string about(const Input& input, const std::string& key, const std::string& number) {
  return number.empty() ? input.words.get(key + "_this") : input.words.format(key, {{"ticket", number}});
}

std::string rejection_words(const protocol::Rejection& rejection, const text::Catalogue& words) {
  std::string key = text::rejection_key(rejection.code());
  key.replace(0, key.find('.'), std::string("kiosk") + ".not_given_back");
  const std::string at_counter = key + "_counter";
  if (rejection.counter() != 0 && words.has(at_counter)) {
    return words.format(at_counter, {{"counter", std::to_string(rejection.counter())}});
  }
  return words.get(words.has(key) ? key : "kiosk.not_given_back.other");
}

std::string failure_words(const ui::CommandResult& result, const text::Catalogue& words) {
  switch (result.kind) {
    case ui::CommandResult::Kind::kRejected:
      return rejection_words(result.rejection, words);
    case ui::CommandResult::Kind::kNoConnection:
      return words.get("kiosk.not_given_back.no_connection");
    default:
      return words.get("kiosk.not_given_back.unconfirmed");
  }
}

}  // namespace

void add_way_to_give_back(const Input& input, Model& model) {
  if (!input.controller.give_back().offered()) return;
  model.give_back = {{Kind::kGiveBack, 0}, input.words.get("kiosk.give_back")};
}

void add_give_back(const Input& input, Model& model) {
  const GiveBack& give_back = input.controller.give_back();
  model.keys = {input.words.get("kiosk.key_erase"), input.words.get("kiosk.key_space"),
                input.words.get("kiosk.key_clear")};
  model.title = input.words.get("kiosk.give_back_title");
  model.unclear = give_back.was_unclear();
  const char* hint = give_back.can_scan() ? "kiosk.give_back_scan" : "kiosk.give_back_type";
  model.subtitle = input.words.get(model.unclear ? "kiosk.give_back_unclear" : hint);
  model.field = {true, false, true, true, give_back.text(), input.words.get("kiosk.give_back_field")};
  model.back = {{Kind::kBack, 0}, input.words.get("kiosk.back")};
  model.take = {{Kind::kGiveBackRead, 0}, input.words.get("kiosk.go_on"), false, !give_back.text().empty()};
}

void add_give_back_sure(const Input& input, Model& model) {
  const std::string& number = input.controller.give_back().ticket().number;
  const bool found = input.controller.give_back().was_found();
  model.number = number;
  model.title = about(input, found ? "kiosk.give_back_found" : "kiosk.give_back_sure", number);
  model.subtitle = input.words.get(found ? "kiosk.give_back_wait" : "kiosk.give_back_new");
  model.back = {{Kind::kBack, 0}, input.words.get("kiosk.back")};
  model.take = {{Kind::kGiveBackSure, 0}, about(input, "kiosk.give_back_now", number)};
}

void add_given_back(const Input& input, Model& model) {
  model.title = about(input, "kiosk.given_back", input.controller.result().done.ticket().number());
  model.subtitle = input.words.get("kiosk.given_back_thanks");
  model.hint = input.words.get("kiosk.touch_to_return");
}

void add_not_given_back(const Input& input, Model& model) {
  model.title = about(input, "kiosk.failed_give_back", input.controller.give_back().ticket().number);
  model.subtitle = failure_words(input.controller.result(), input.words);
  model.hint = input.words.get("kiosk.touch_to_return");
}

}  // namespace motcua::kiosk
