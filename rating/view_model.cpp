#include "rating/view_model.h"

#include <algorithm>

#include <fmt/format.h>

#include "ui/text/words.h"

namespace motcua::rating {
namespace {

TwoTexts both(const Input& input, std::string_view key) {
  return {input.words.get(key), input.beside.get(key)};
}

TwoTexts both_with_counter(const Input& input, std::string_view key) {
  const std::string number = std::to_string(input.counter);
  return {input.words.format(key, {{"counter", number}}), input.beside.format(key, {{"counter", number}})};
}

TwoTexts both(const Input& input, const protocol::Text& name) {
  TwoTexts out{text::name_in(name, input.words), text::name_in(name, input.beside)};
  if (out.first == out.second) out.second.clear();
  return out;
}

void add_stars(const Input& input, Model& model) {
  for (std::uint32_t i = 1; i <= kStarsMax; ++i) {
    model.stars.push_back({both(input, fmt::format("rating.stars.{}", i)), i <= input.controller.stars()});
  }
}

void add_criteria(const Input& input, Model& model) {
  std::size_t index = 0;
  for (const auto& name : input.view->board().rating_criteria()) {
    if (index == kCriteriaMax) break;
    model.criteria.push_back({both(input, name), input.controller.criterion(index)});
    ++index;
  }
}

void add_page(const Input& input, Model& model) {
  switch (model.page) {
    case Page::kRest:
      model.title = both(input, "rating.welcome");
      break;
    case Page::kStars:
      model.title = both_with_counter(input, "rating.question");
      model.hint = both(input, "rating.question_hint");
      add_stars(input, model);
      break;
    case Page::kCriteria:
      model.title = both(input, "rating.more");
      model.hint = both(input, "rating.more_hint");
      model.send = both(input, "rating.send");
      model.back = both(input, "rating.back");
      add_criteria(input, model);
      break;
    case Page::kSending:
      model.title = both(input, "rating.sending");
      break;
    case Page::kThanks:
      model.title = both(input, "rating.thanks");
      break;
    case Page::kFailed:
      model.title = both(input, "rating.failed");
      model.hint = both(input, "rating.failed_hint");
      break;
  }
}

bool has_counter(const Input& input) {
  const auto& counters = input.view->board().counters();
  return std::any_of(counters.begin(), counters.end(), [&](auto& each) { return each.number() == input.counter; });
}

}  // namespace

Model make_model(const Input& input) {
  Model model;
  model.page = input.controller.page();
  model.counter = both(input, "display.counter");
  model.counter_number = std::to_string(input.counter);
  const bool board = input.view != nullptr && input.view->has_board();
  if (board) model.site = text::name_in(input.view->board().site(), input.words);
  if (board && input.view->board().training()) model.training = input.words.get("rating.training");
  model.disconnected = !input.controller.available();
  if (!model.disconnected) {
    add_page(input, model);
    return model;
  }
  const bool unknown = board && input.link.fresh && input.link.connected && !has_counter(input);
  model.title = unknown ? both_with_counter(input, "rating.unknown_counter") : both(input, "rating.disconnected");
  if (!unknown) model.hint = both(input, "rating.disconnected_hint");
  return model;
}

std::int64_t next_change_ms(const Input& input, std::int64_t now_ms) {
  const std::int64_t next = input.controller.next_change_ms();
  if (!input.controller.available()) return next;
  return std::min(next, now_ms + std::max<std::int64_t>(1, input.link.fresh_for_ms));
}

}  // namespace motcua::rating
