// What a touch or a key at the kiosk does: which page is shown, when a ticket is asked for, when the start comes back.
//
// Pure: no clock, no window, no network; used by the drawing thread. Times are real milliseconds. One ticket per touch:
// while one is being taken, touches are ignored.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "kiosk/finder.h"
#include "kiosk/give_back.h"
#include "kiosk/offer.h"
#include "kiosk/staff_desk.h"
#include "kiosk/text_entry.h"
#include "kiosk/touch.h"
#include "protocol/messages.pb.h"
#include "ui/model/link_state.h"
#include "ui/model/paper.h"

namespace motcua::kiosk {

inline constexpr std::int64_t kIdleMs = 30'000;        // without a touch the start comes back
inline constexpr std::int64_t kWarnMs = 10'000;        // so long before, the page says so
inline constexpr std::int64_t kResultMs = 10'000;      // how long a number, or that there is none, stays
inline constexpr std::int64_t kNoPaperMs = 45'000;     // a number that is not on paper stays longer
inline constexpr std::int64_t kNoPaperHoldMs = 5'000;  // and so long no touch takes it away
inline constexpr std::int64_t kBurstMs = 100;          // a scanner types faster than that, nobody else does
inline constexpr std::int64_t kHelpMs = 180'000;       // how long somebody waits for the greeter
inline constexpr std::int64_t kBounceMs = 1'000;       // so long no touch takes it away: a finger touched twice
inline constexpr std::size_t kCardsPerPage = 8;
inline constexpr std::uint32_t kDossiersMax = 99;

class Controller {
 public:
  using Reply = std::optional<protocol::Command>;

  // Before touches, whenever there is a newer picture or the connection changed, and when time has passed.
  void see(Offer offer, std::int64_t now_ms);
  // Another catalogue, or none (null); `preparing`: there will be one soon. A procedure that is being read stays.
  void hold(SharedProcedures procedures, bool preparing = false);
  Reply touch(Touch touch, std::int64_t now_ms);
  // A keyboard, or a scanner that types like one. At the start, typing opens the search. A ticket's code that is read
  // there leads to giving that ticket back.
  void type(char32_t character, std::int64_t now_ms);
  void erase(std::int64_t now_ms);
  Reply enter(std::int64_t now_ms);
  void answered(const ui::CommandResult& result, std::int64_t now_ms);
  // What the printer says, and how the ticket that is shown has come out of it.
  void see_printer(ui::PrinterView printer) { printer_ = printer; }
  void printing(std::int64_t now_ms);
  void printed(bool it_was, std::int64_t now_ms);
  void stays_on_screen();  // there is no printer: the number has to be kept otherwise
  // The ticket that is shown was asked for again; once.
  bool take_print_again() { return std::exchange(print_again_, false); }

  // Asked for by the staff: a ticket that is none; once.
  bool take_test_print() { return std::exchange(test_print_, false); }
  // Empty: there is no page for staff.
  void set_staff_code(std::string code) { desk_.set_code(std::move(code)); }
  // Numbers can be given back here. `page` is where a ticket's page is (printing::Desk::page), empty: there is none.
  void offer_give_back(std::string page) { give_back_.offer(std::move(page)); }
  // The keys on the screen write Vietnamese (telex.h).
  void write_telex(bool on) { telex_ = on; }

  Page page() const { return page_; }
  // Of what was sent: a number, or that there is none.
  bool showing_result() const { return page_ == Page::kTicket || page_ == Page::kGivenBack || page_ == Page::kFailed; }
  bool available() const { return offer_.available && !out_of_service_; }
  bool help_wanted() const { return help_; }
  bool out_of_service() const { return out_of_service_; }
  const StaffDesk& desk() const { return desk_; }
  std::size_t services_page() const { return services_page_; }
  const std::string& chosen_class() const { return class_; }  // key, empty: the ordinary one
  const Finder& finder() const { return finder_; }
  const protocol::CatalogueEntry& procedure() const { return procedure_; }  // that is being read
  bool can_issue() const { return offer_.accepts(procedure_.service()); }
  std::uint32_t dossiers() const { return dossiers_; }  // for the procedure that is being read
  bool has_classes() const { return !offer_.classes.empty(); }
  bool has_appointments() const { return offer_.appointments; }
  const std::string& code() const { return code_.text(); }  // of the appointment, as far as typed
  const GiveBack& give_back() const { return give_back_; }
  // What was sent last gives a number back; else it takes one.
  bool giving_back() const { return when_done_ == Page::kGivenBack; }
  const ui::CommandResult& result() const { return result_; }  // of the last command
  ui::PrinterView printer() const { return printer_; }
  ui::PaperView paper() const { return paper_; }
  // It did not come out, and it could be tried once more.
  bool can_print_again() const { return paper_ == ui::PaperView::kNotPrinted && printer_ == ui::PrinterView::kReady; }
  std::size_t language() const { return language_; }  // index; 0 is the kiosk's own
  // Whole seconds until the start comes back, where that is soon; 0: it is not.
  std::int64_t leaving_in_s(std::int64_t now_ms) const;
  std::int64_t next_change_ms(std::int64_t now_ms) const;

 private:
  Reply touch_here(const Touch& touch);
  bool touch_any_page(const Touch& touch, std::int64_t now_ms);
  void touch_staff(const Touch& touch, std::int64_t now_ms);
  Reply touch_start(const Touch& touch);
  Reply touch_procedure(const Touch& touch);
  void choose_class(std::size_t index);
  void ask_to_give_back();
  Reply give_back_now();
  Reply issue(protocol::IssueTicket ticket);
  Reply check_in(const std::string& code);
  bool show_ticket(std::string_view text);
  void key(const Touch& touch, bool on_screen);
  void open_row(std::size_t row);
  void back();
  void turn(Touch::Kind kind);
  void start_over();
  bool ready_to_type(std::int64_t now_ms);
  bool hold_scan(char32_t character, std::int64_t now_ms);
  Reply enter_scan(std::int64_t now_ms);
  bool idle_runs() const;
  bool at_rest() const;
  // Until the paper is in the hand: it may still turn out that there is none.
  bool paper_missing() const {
    return paper_ == ui::PaperView::kPrinting || paper_ == ui::PaperView::kNotPrinted ||
           paper_ == ui::PaperView::kNoPrinter;
  }
  std::int64_t result_held_ms() const { return paper_ == ui::PaperView::kNotPrinted ? kNoPaperHoldMs : kBounceMs; }
  std::int64_t result_stays_ms() const { return paper_missing() ? kNoPaperMs : kResultMs; }
  bool with_staff() const { return page_ == Page::kStaffCode || page_ == Page::kStaff; }

  Offer offer_;
  Page page_ = Page::kServices;
  Page before_classes_ = Page::kServices;
  Page when_done_ = Page::kTicket;  // after what is being sent
  std::size_t services_page_ = 0;
  std::string class_;
  Finder finder_;
  protocol::CatalogueEntry procedure_;
  std::uint32_t dossiers_ = 1;
  TextEntry code_{kScannedMax};
  GiveBack give_back_;
  std::int64_t asked_ms_ = 0;  // whether the number is given back
  std::u32string scanned_;     // while a number is shown
  std::int64_t scanned_ms_ = 0;
  std::string scanned_before_;  // the code that the result is about
  std::size_t language_ = 0;
  std::int64_t touched_ms_ = 0;
  std::int64_t result_ms_ = 0;
  ui::CommandResult result_;
  ui::PrinterView printer_ = ui::PrinterView::kNone;
  ui::PaperView paper_ = ui::PaperView::kNone;
  bool print_again_ = false;
  bool telex_ = false;
  bool help_ = false;
  std::int64_t help_ms_ = 0;
  StaffDesk desk_;
  bool out_of_service_ = false;
  bool test_print_ = false;
};

}  // namespace motcua::kiosk
