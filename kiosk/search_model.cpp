#include "kiosk/search_model.h"

#include <algorithm>

#include "kiosk/long_words.h"
#include "kiosk/words.h"
#include "ui/text/words.h"

namespace motcua::kiosk {
namespace {

using Kind = Touch::Kind;

// More than fits anywhere, and little enough to be set in no time.
constexpr std::size_t kRowCharacters = 240;
constexpr std::size_t kNameCharacters = 700;
constexpr std::size_t kFactCharacters = 260;
constexpr std::size_t kPaperCharacters = 500;
constexpr std::size_t kWithinCharacters = 48;

void add_keys(const Input& input, Model& model) {
  model.keys = {input.words.get("kiosk.key_erase"), input.words.get("kiosk.key_space"),
                input.words.get("kiosk.key_clear")};
}

Row make_row(const Input& input, const Finder::Row& row, std::size_t on_page) {
  Row shown{{Kind::kRow, on_page}, "", shortened(row.name, kRowCharacters), ""};
  if (row.kind == Finder::Row::Kind::kProcedure) {
    const auto& entry = input.controller.finder().procedures()->at(row.position);
    shown.name = shortened(entry.name(), kRowCharacters);
    shown.detail = entry.code();
    const std::string& where = entry.field().empty() ? entry.agency() : entry.field();
    if (!where.empty()) shown.detail += " · " + shortened(where, kRowCharacters);
    return shown;
  }
  shown.detail = input.words.count("kiosk.procedures", row.count);
  if (row.kind != Finder::Row::Kind::kService) return shown;
  // The catalogue may be newer than the picture: then its key has to do for a moment.
  if (const auto* service = find_service(input.view->board(), row.name)) {
    shown.letter = service->letter();
    shown.name = text::name_in(service->name(), input.words);
  }
  return shown;
}

// Nothing is called like that, but it is a ticket.
void add_ticket_row(const Input& input, Model& model) {
  if (!model.rows.empty()) return;
  const auto ticket = input.controller.give_back().ticket_in(input.controller.finder().text());
  if (!ticket) return;
  const std::string name = ticket->number.empty()
                               ? input.words.get("kiosk.ticket_row_this")
                               : input.words.format("kiosk.ticket_row", {{"ticket", ticket->number}});
  model.rows.push_back({{Kind::kFoundTicket, 0}, "", name, input.words.get("kiosk.give_back")});
}

// What the search has been narrowed to, as far as it went last; empty: nothing.
std::string within_words(const Input& input) {
  const auto& filter = input.controller.finder().filter();
  if (const auto* service = find_service(input.view->board(), filter.service)) {
    return shortened(service_name(*service, input.words), kWithinCharacters);
  }
  return shortened(filter.field.empty() ? filter.agency : filter.field, kWithinCharacters);
}

// "Chọn lĩnh vực", or of what it is chosen.
std::string choose_words(const Input& input, const std::string& key, const char* placeholder) {
  const std::string within = within_words(input);
  return within.empty() ? input.words.get(key) : input.words.format(key + "_of", {{placeholder, within}});
}

// What the list is of.
std::string list_words(const Input& input) {
  const Finder& finder = input.controller.finder();
  if (finder.preparing()) return input.words.get("kiosk.preparing");
  if (finder.rows().empty()) return input.words.get("kiosk.nothing_found");
  switch (finder.rows().front().kind) {
    case Finder::Row::Kind::kAgency:
      return input.words.get("kiosk.choose_agency");
    case Finder::Row::Kind::kField:
      return choose_words(input, "kiosk.choose_field", "agency");
    case Finder::Row::Kind::kService:
      return choose_words(input, "kiosk.choose_service", "within");
    case Finder::Row::Kind::kProcedure:
      break;
  }
  const std::size_t count = finder.rows().size();
  const std::string within = within_words(input);
  return within.empty() ? input.words.count("kiosk.found", count)
                        : within + " · " + input.words.count("kiosk.procedures", count);
}

void add_fact(Model& model, const std::string& label, const std::string& words) {
  if (!words.empty()) model.procedure.facts.push_back({label, shortened(words, kFactCharacters)});
}

void add_papers(const Input& input, const protocol::CatalogueEntry& entry, ProcedurePage& page) {
  page.papers_title = input.words.get("kiosk.papers");
  for (const auto& paper : entry.papers()) {
    page.papers.push_back(shortened(paper, kPaperCharacters));
    page.papers_more.push_back(input.words.count("kiosk.papers_more", page.papers.size()));
  }
  if (page.papers.empty()) page.papers_unknown = input.words.get("kiosk.papers_unknown");
}

void add_service(const Input& input, const protocol::CatalogueEntry& entry, Model& model) {
  const auto* service = find_service(input.view->board(), entry.service());
  if (service == nullptr) {
    model.procedure.why_not = input.words.get("kiosk.service_closed_sentence");
    return;
  }
  const std::string detail = service_detail(*service, input.view->board(), input.words);
  const std::string name = service_name(*service, input.words);
  add_fact(model, input.words.get("kiosk.fact_service"), service->accepting() ? name + " · " + detail : name);
  if (service->accepting()) return;
  const std::string hall = hall_notice(*input.view, input.link, input.words);
  if (service->full()) {
    model.procedure.why_not = detail;
  } else {
    model.procedure.why_not = hall.empty() ? input.words.get("kiosk.service_closed_sentence") : hall;
  }
}

// Quiet: most bring one, who brings several says so before the number is taken.
void add_dossiers(const Input& input, Model& model) {
  if (!input.controller.can_issue()) return;
  const std::uint32_t count = input.controller.dossiers();
  model.dossiers = input.words.count("kiosk.dossiers", count);
  model.fewer_dossiers = {{Kind::kFewerDossiers, 0}, input.words.get("kiosk.fewer"), false, count > 1};
  model.more_dossiers = {{Kind::kMoreDossiers, 0}, input.words.get("kiosk.more"), false, count < kDossiersMax};
}

}  // namespace

void add_pages(const Input& input, std::size_t page, std::size_t pages, Model& model) {
  if (pages < 2) return;
  model.page_of =
      input.words.format("kiosk.page", {{"page", std::to_string(page + 1)}, {"pages", std::to_string(pages)}});
  // Both are always there, so that a finger finds them at the same place.
  model.previous_page = {{Kind::kPreviousPage, 0}, input.words.get("kiosk.previous_page"), false, page > 0};
  model.next_page = {{Kind::kNextPage, 0}, input.words.get("kiosk.next_page"), false, page + 1 < pages};
}

void add_search_field(const Input& input, Model& model) {
  if (!input.controller.finder().usable()) return;
  model.field.shown = true;
  model.field.touchable = true;
  model.field.hint = input.words.get("kiosk.search_hint");
}

void add_search(const Input& input, Model& model) {
  const Finder& finder = input.controller.finder();
  add_keys(input, model);
  model.field = {true, false, true, false, finder.text(), input.words.get("kiosk.search_hint")};
  model.title = list_words(input);
  const std::size_t from = finder.page() * kRowsPerPage;
  for (std::size_t i = from; i < std::min(finder.rows().size(), from + kRowsPerPage); ++i) {
    model.rows.push_back(make_row(input, finder.rows()[i], i - from));
  }
  if (finder.rows().empty()) {
    model.subtitle = input.words.get(finder.preparing() ? "kiosk.preparing_hint" : "kiosk.nothing_found_hint");
  }
  add_ticket_row(input, model);
  add_pages(input, finder.page(), finder.pages(), model);
  model.back = {{Kind::kBack, 0}, input.words.get("kiosk.back")};
}

void add_procedure(const Input& input, Model& model) {
  const auto& entry = input.controller.procedure();
  ProcedurePage& page = model.procedure;
  page.name = shortened(entry.name(), kNameCharacters);
  add_fact(model, input.words.get("kiosk.fact_agency"), agencies_words(entry.agency(), input.words));
  add_fact(model, input.words.get("kiosk.fact_time"), entry.handling_time());
  add_service(input, entry, model);
  add_fact(model, input.words.get("kiosk.fact_code"), entry.code());
  add_papers(input, entry, page);
  page.address = address_of(entry);
  page.address_hint = input.words.get("kiosk.address_hint");
  model.back = {{Kind::kBack, 0}, input.words.get("kiosk.back")};
  add_dossiers(input, model);
  model.take = {{Kind::kIssue, 0}, input.words.get("kiosk.take_number"), false, input.controller.can_issue()};
  if (input.controller.has_classes() && input.controller.chosen_class().empty()) {
    model.priority = {{Kind::kPriority, 0}, input.words.get("kiosk.priority"), false, input.controller.can_issue()};
  }
}

void add_appointment(const Input& input, Model& model) {
  const std::string& code = input.controller.code();
  add_keys(input, model);
  model.title = input.words.get("kiosk.appointment_title");
  model.subtitle = input.words.get("kiosk.appointment_hint");
  model.field = {true, false, true, true, code, input.words.get("kiosk.appointment_field")};
  model.back = {{Kind::kBack, 0}, input.words.get("kiosk.back")};
  model.take = {{Kind::kCheckIn, 0}, input.words.get("kiosk.take_number"), false, !code.empty()};
}

}  // namespace motcua::kiosk
