#include "kiosk/view_model.h"

#include <algorithm>
#include <utility>

#include "kiosk/chain_words.h"
#include "kiosk/give_back_model.h"
#include "kiosk/search_model.h"
#include "kiosk/staff_model.h"
#include "kiosk/words.h"
#include "ui/text/words.h"

namespace motcua::kiosk {
namespace {

using Kind = Touch::Kind;

void add_languages(const Input& input, Model& model) {
  std::size_t index = 0;
  for (const auto& language : input.languages.all()) {
    model.languages.push_back(
        {{Kind::kLanguage, index++}, language.get("language.name"), language.language() == input.words.language()});
  }
}

std::string class_name(const Input& input) {
  for (const auto& each : input.view->board().classes()) {
    if (each.key() == input.controller.chosen_class()) return text::name_in(each.name(), input.words);
  }
  return "";
}

// Whom the number is for, when not for anybody.
std::string class_words(const Input& input) {
  if (input.controller.chosen_class().empty()) return "";
  return input.words.format("kiosk.chosen_class", {{"class", class_name(input)}});
}

Card make_card(const Input& input, const protocol::ServiceView& service, std::size_t index) {
  Card card;
  card.touch = {Kind::kService, index};
  card.letter = service.letter();
  card.name = text::name_in(service.name(), input.words);
  card.enabled = service.accepting();
  card.detail = service_detail(service, input.view->board(), input.words);
  return card;
}

Card make_card(const Input& input, const protocol::ChainView& chain, std::size_t index) {
  const auto& board = input.view->board();
  Card card;
  card.touch = {Kind::kChain, index};
  card.route = chain_route(chain, board, input.words);
  card.name = text::name_in(chain.name(), input.words);
  card.enabled = chain.accepting();
  card.detail = chain_detail(chain, board, input.words);
  return card;
}

// The services, then the chains, in pages.
void add_cards(const Input& input, Model& model) {
  const auto& board = input.view->board();
  const auto services = static_cast<std::size_t>(board.services_size());
  const std::size_t count = services + static_cast<std::size_t>(board.chains_size());
  const std::size_t page = input.controller.services_page();
  const std::size_t from = page * kCardsPerPage;
  for (std::size_t i = from; i < std::min(count, from + kCardsPerPage); ++i) {
    model.cards.push_back(i < services ? make_card(input, board.services(static_cast<int>(i)), i)
                                       : make_card(input, board.chains(static_cast<int>(i - services)), i - services));
  }
  add_pages(input, page, (count + kCardsPerPage - 1) / kCardsPerPage, model);
}

// Before a number is taken: it will not be on paper.
std::string no_paper_words(const Input& input) {
  return input.controller.printer() == ui::PrinterView::kCannotPrint ? input.words.get("kiosk.no_paper") : "";
}

// Of what a citizen should know before choosing: the hall is closed, a special day, a class that was chosen.
std::string start_notice(const Input& input) {
  const std::string closed = hall_notice(*input.view, input.link, input.words);
  if (!closed.empty()) return closed;
  if (const std::string chosen = class_words(input); !chosen.empty()) return chosen;
  if (const std::string paper = no_paper_words(input); !paper.empty()) return paper;
  return text::name_in(input.view->board().hours().day_profile(), input.words);
}

void add_services(const Input& input, Model& model) {
  model.title = input.words.get("kiosk.question");
  add_cards(input, model);
  add_search_field(input, model);
  model.subtitle = start_notice(input);
  if (!input.controller.chosen_class().empty()) {
    model.back = {{Kind::kBack, 0}, input.words.get("kiosk.back")};
    return;
  }
  if (input.controller.has_classes()) model.priority = {{Kind::kPriority, 0}, input.words.get("kiosk.priority")};
  if (input.controller.has_appointments()) {
    model.appointment = {{Kind::kAppointment, 0}, input.words.get("kiosk.appointment")};
  }
  add_way_to_give_back(input, model);
}

void add_classes(const Input& input, Model& model) {
  model.title = input.words.get("kiosk.question_class");
  model.back = {{Kind::kBack, 0}, input.words.get("kiosk.back")};
  std::size_t index = 0;
  for (const auto* each : offered_classes(input.view->board())) {
    Card card;
    card.touch = {Kind::kClass, index++};
    card.letter = each->letter();
    card.name = text::name_in(each->name(), input.words);
    model.cards.push_back(std::move(card));
  }
}

void add_paper(const Input& input, Model& model) {
  const ui::PaperView paper = input.controller.paper();
  if (paper == ui::PaperView::kPrinting) model.paper = input.words.get("kiosk.printing");
  if (paper == ui::PaperView::kPrinted) model.paper = input.words.get("kiosk.printed");
  const bool no_printer = paper == ui::PaperView::kNoPrinter;
  if (paper != ui::PaperView::kNotPrinted && !no_printer) return;
  model.no_paper = !no_printer;
  model.paper = input.words.get(no_printer ? "kiosk.on_screen_only" : "kiosk.not_printed");
  model.code = input.phone_words;
  model.code_hint = input.words.get("kiosk.keep_number");
  if (input.controller.can_print_again()) {
    model.print_again = {{Kind::kPrintAgain, 0}, input.words.get("kiosk.print_again")};
  }
}

void add_ticket(const Input& input, Model& model) {
  const protocol::Done& done = input.controller.result().done;
  model.title = input.words.get("kiosk.your_number");
  model.number = done.ticket().number();
  if (input.view != nullptr) {
    const auto& board = input.view->board();
    const auto* service = find_service(board, done.ticket().service());
    if (service != nullptr) model.service = text::name_in(service->name(), input.words);
    model.then = then_words(done.ticket().then(), board, input.words);
  }
  // Who has booked is called at the booked time, whoever waits before.
  const bool booked = !done.ticket().appointment().empty() && !done.late();
  model.before =
      booked ? input.words.get("kiosk.by_appointment") : input.words.count("kiosk.before", done.waiting_before());
  if (done.late()) model.late = input.words.get("kiosk.late");
  add_paper(input, model);
  model.watch = input.words.get("kiosk.watch_board");
  model.hint = input.words.get("kiosk.touch_to_return");
}

void add_page(const Input& input, Model& model) {
  switch (model.page) {
    case Page::kServices:
      return add_services(input, model);
    case Page::kClasses:
      return add_classes(input, model);
    case Page::kSearch:
      return add_search(input, model);
    case Page::kProcedure:
      model.subtitle = class_words(input);
      if (model.subtitle.empty()) model.subtitle = no_paper_words(input);
      return add_procedure(input, model);
    case Page::kAppointment:
      return add_appointment(input, model);
    case Page::kGiveBack:
      return add_give_back(input, model);
    case Page::kGiveBackSure:
      return add_give_back_sure(input, model);
    case Page::kGivenBack:
      return add_given_back(input, model);
    case Page::kSending:
      model.title = input.words.get(input.controller.giving_back() ? "kiosk.giving_back" : "kiosk.sending");
      model.subtitle = input.words.get("kiosk.sending_hint");
      return;
    case Page::kTicket:
      return add_ticket(input, model);
    case Page::kStaffCode:
      return add_staff_code(input, model);
    case Page::kStaff:
      return add_staff(input, model);
    case Page::kFailed:
      if (input.controller.giving_back()) return add_not_given_back(input, model);
      model.title = input.words.get("kiosk.failed");
      model.subtitle = failure_words(input.controller.result(), input.words);
      model.hint = input.words.get("kiosk.touch_to_return");
      return;
  }
}

}  // namespace

Model make_model(const Input& input) {
  Model model;
  model.page = input.controller.page();
  const bool board = input.view != nullptr && input.view->has_board();
  if (board) model.site = text::name_in(input.view->board().site(), input.words);
  if (board && input.view->board().training()) model.training = input.words.get("kiosk.training");
  add_languages(input, model);
  model.knocks = input.controller.desk().exists();
  // A number that was just given stays readable, and what was asked for is answered, whatever the connection does.
  const bool citizen_waits = model.page == Page::kSending || input.controller.showing_result();
  const bool choosing = !citizen_waits && model.page != Page::kStaffCode && model.page != Page::kStaff;
  model.disconnected = choosing && !input.controller.available();
  if (model.disconnected) {
    model.title = input.words.get("kiosk.disconnected");
    model.subtitle = input.words.get("kiosk.disconnected_hint");
    return model;
  }
  const bool helped = input.controller.help_wanted();
  model.lead = input.words.get(helped ? "kiosk.help_called" : "kiosk.lead");
  if (const auto seconds = input.controller.leaving_in_s(input.now_ms); seconds > 0) {
    model.leaving = true;
    model.lead = input.words.count("kiosk.leaving", static_cast<std::uint64_t>(seconds));
  }
  if (input.link.connected && !input.link.older_dispatcher) {
    model.help = {{Kind::kHelp, 0}, input.words.get(helped ? "kiosk.help_enough" : "kiosk.help"), helped};
  }
  add_page(input, model);
  return model;
}

std::int64_t next_change_ms(const Input& input, std::int64_t now_ms) {
  const std::int64_t next = input.controller.next_change_ms(now_ms);
  if (!input.controller.available()) return next;
  return std::min(next, now_ms + std::max<std::int64_t>(1, input.link.fresh_for_ms));
}

}  // namespace motcua::kiosk
