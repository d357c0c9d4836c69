#include "printing/ticket_layout.h"

#include <algorithm>

#include <fmt/format.h>

#include "printing/sheet.h"

namespace motcua::printing {
namespace {

// Papers are a reminder here; the whole list stands on the procedure's page.
constexpr std::size_t kBringMax = 240;  // bytes

struct Format {
  int width;
  int margin;
  Type site;
  Type body;
  Type strong;
  Type number;
  int gap;
  int qr;
};

const Format& format_of(Paper paper) {
  static const Format wide{576,
                           28,
                           {28, PANGO_WEIGHT_SEMIBOLD, 1.25},
                           {24, PANGO_WEIGHT_NORMAL, 1.38},
                           {24, PANGO_WEIGHT_BOLD, 1.3},
                           {168, PANGO_WEIGHT_BOLD, 1, -0.02},
                           18,
                           220};
  static const Format narrow{384,
                             12,
                             {24, PANGO_WEIGHT_SEMIBOLD, 1.25},
                             {21, PANGO_WEIGHT_NORMAL, 1.36},
                             {21, PANGO_WEIGHT_BOLD, 1.3},
                             {132, PANGO_WEIGHT_BOLD, 1, -0.02},
                             14,
                             200};
  return paper == Paper::k80mm ? wide : narrow;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const auto& part : parts) out += (out.empty() ? "" : std::string(between)) + part;
  return out;
}

void add_marks(const Ticket& ticket, const Format& format, const text::Catalogue& words, Sheet& sheet) {
  if (ticket.training) {
    sheet.band(words.get("ticket.training"), format.strong);
    sheet.gap(format.gap);
  }
  if (ticket.copy) {
    sheet.band(words.get("ticket.copy"), format.strong);
    sheet.gap(format.gap);
  }
}

void add_number(const Ticket& ticket, const Format& format, const text::Catalogue& words, Sheet& sheet) {
  if (!ticket.site.empty()) sheet.text(ticket.site, format.site);
  sheet.gap(4);
  if (!ticket.service.empty()) sheet.text(ticket.service, format.body);
  sheet.gap(format.gap * 2);
  sheet.line(ticket.number, format.number);
  sheet.gap(format.gap * 2);
  if (!ticket.priority.empty()) {
    const auto line = words.format("ticket.priority", {{"class", ticket.priority}});
    sheet.text(line, format.body, ticket.priority);
  }
}

void add_waiting(const Ticket& ticket, const Format& format, const text::Catalogue& words, Sheet& sheet) {
  if (ticket.expected) {
    const std::string span = words.format(
        "ticket.span", {{"from", text::clock(ticket.expected->from)}, {"to", text::clock(ticket.expected->to)}});
    sheet.text(words.format("ticket.expected", {{"span", span}}), format.body, span);
  }
  if (ticket.waiting_before) sheet.text(words.count("ticket.before", *ticket.waiting_before), format.body);
  if (!ticket.remark.empty()) sheet.text(ticket.remark, format.body);
  if (!ticket.then.empty()) {
    const auto route = joined(ticket.then, ", ");
    sheet.text(words.format("ticket.then", {{"services", route}}), format.body);
  }
  if (!ticket.dossiers.empty()) sheet.text(ticket.dossiers, format.body);
}

// Whole papers, as many as are short enough together.
std::string bring_words(const Ticket& ticket, const text::Catalogue& words) {
  std::vector<std::string> shown;
  std::size_t size = 0;
  for (const auto& paper : ticket.bring) {
    size += paper.size();
    if (!shown.empty() && size > kBringMax) break;
    shown.push_back(paper);
  }
  const bool all = shown.size() == ticket.bring.size();
  return words.format(all ? "ticket.bring" : "ticket.bring_more", {{"papers", joined(shown, ", ")}});
}

void add_divider(const Format& format, Sheet& sheet) {
  sheet.gap(format.gap);
  sheet.dashes();
  sheet.gap(format.gap);
}

void add_qr(const Ticket& ticket, const Format& format, const text::Catalogue& words, Sheet& sheet) {
  const auto code = make_qr_code(ticket.qr);
  if (!code) return;
  sheet.gap(format.gap);
  sheet.dashes();
  if (sheet.qr(*code, format.qr)) sheet.text(words.get("ticket.scan"), format.body);
}

void add_foot(const Ticket& ticket, const Format& format, const text::Catalogue& words, Sheet& sheet) {
  add_divider(format, sheet);
  const auto& time = ticket.issued;
  sheet.text(words.format("ticket.issued", {{"date", text::date(time, words)}, {"time", text::clock(time)}}),
             format.body);
  if (!ticket.bring.empty()) sheet.text(bring_words(ticket, words), format.body);
}

}  // namespace

tl::expected<Bitmap, std::string> lay_out(const Ticket& ticket, Paper paper, const text::Catalogue& words) {
  const Format& format = format_of(paper);
  Sheet sheet(format.width, format.margin);
  sheet.gap(format.margin);
  add_marks(ticket, format, words, sheet);
  add_number(ticket, format, words, sheet);
  add_waiting(ticket, format, words, sheet);
  add_qr(ticket, format, words, sheet);
  add_foot(ticket, format, words, sheet);
  sheet.gap(format.margin);
  return sheet.draw();
}

}  // namespace motcua::printing
