// A question on top of the terminal: one or more steps (choose from a list, or type a line) and things beside them that
// can be set (a count, a place, a note).
//
// Pure, no clock; used by the drawing thread. In a list letters leave the options that fit them, arrows go to one,
// Enter takes the one that is gone to; of a list that fits on a page digits choose at once, of a longer one they are
// typed as well. Escape takes back what was typed, then goes a step back, and out of the first one.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "counter-terminal/keys.h"
#include "counter-terminal/option_filter.h"
#include "counter-terminal/said.h"

namespace motcua::terminal {

inline constexpr std::size_t kOptionsPerPage = 9;  // as many as there are digits
inline constexpr std::size_t kLineMax = 120;       // characters that can be typed

enum class FormKind : std::uint8_t {
  kOutcome,
  kTransfer,
  kPark,
  kBreak,
  kResume,
  kCallTicket,
  kReinstate,
  kSignIn,
  kClose,
  kCancelOne,
  // The reception's, about the number that is typed there.
  kIssue,
  kUpgrade,
  kService,
  kCancel,
};

struct Step {
  Said title;
  Said note;                    // what is to be known before one chooses
  bool names_ticket = false;    // the {value} of its words is the ticket that the step before found
  std::vector<Option> options;  // empty: a line to type
  std::size_t selected = 0;
  bool typing = false;  // a line is typed
  std::string text;
  bool masked = false;             // shown as dots
  bool optional = false;           // may stay empty
  std::string filter;              // typed in the list
  std::vector<std::size_t> shown;  // positions of the options that fit it
};

// Set beside the steps.
struct Setting {
  enum class Kind : std::uint8_t { kNumber, kChoice, kLine };
  Kind kind = Kind::kNumber;
  Said label;
  Key less = Key::kNone;
  Key more = Key::kNone;  // of a line: the key that begins it
  std::string key_name;   // key of the catalogue for the name of its keys
  std::uint32_t value = 0;
  std::uint32_t max = 0;
  std::uint32_t min = 0;
  bool wraps = false;
  Said zero;                        // of kNumber: said instead of 0
  std::vector<Said> choices;        // of kChoice, by value
  std::vector<std::string> values;  // what they stand for, if not for their position
  std::string text;                 // of kLine
};

class Form {
 public:
  enum class Progress : std::uint8_t { kOpen, kComplete, kLeft };

  Form(FormKind kind, std::vector<Step> steps, std::vector<Setting> settings = {});

  Progress press(Key key);
  void type(char32_t character);
  // The option on a line of the page, as by a click.
  Progress choose(std::size_t line);
  // How labels are said, for what is typed in a list.
  void set_wording(Wording wording) { wording_ = std::move(wording); }
  // Letters and digits are characters of a line now, not keys.
  bool typing() const;
  // Back to a step, for another try; clears what is typed from there on if it is not to be seen.
  void back_to(std::size_t step);

  FormKind kind() const { return kind_; }
  bool bound() const { return bound_; }
  std::uint64_t visit() const { return visit_; }
  // Ends when the counter has another ticket; 0: when it has one.
  void bind(std::uint64_t visit) { bound_ = true, visit_ = visit; }
  bool can_leave() const { return can_leave_; }
  void keep_open() { can_leave_ = false; }

  const Step& step() const { return steps_[at_]; }
  std::size_t at() const { return at_; }
  const std::vector<Setting>& settings() const { return settings_; }
  bool settings_shown() const { return !step().typing && !settings_.empty(); }
  const Setting* typed_setting() const {
    return typing_setting_ < settings_.size() ? &settings_[typing_setting_] : nullptr;
  }
  // Digits are typed: there are more options than digits.
  bool long_list() const { return step().options.size() > kOptionsPerPage; }
  std::size_t page() const { return place() / kOptionsPerPage; }
  std::size_t pages() const { return (step().shown.size() + kOptionsPerPage - 1) / kOptionsPerPage; }

  // What was chosen or typed in a step.
  std::string value(std::size_t step) const;
  // It was typed, not chosen.
  bool typed(std::size_t step) const { return steps_.at(step).typing; }
  const Setting& setting(std::size_t index) const { return settings_.at(index); }

 private:
  Progress press_typing(Key key);
  Progress accept();
  Progress leave();
  bool set(Key key);
  bool set_one(Setting& setting, Key key) const;
  void type_in_list(char32_t character);
  void filter();
  std::size_t place() const;  // of the selected option among those that are shown
  void move(int by);
  std::string& line();
  void name_ticket();

  FormKind kind_;
  std::vector<Step> steps_;
  std::vector<Setting> settings_;
  std::size_t at_ = 0;
  std::size_t typing_setting_ = SIZE_MAX;
  bool bound_ = false;
  std::uint64_t visit_ = 0;
  bool can_leave_ = true;
  Wording wording_;
};

}  // namespace motcua::terminal
