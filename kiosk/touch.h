// What can be touched at the kiosk, and the pages it has. Plain values, any thread.
#pragma once

#include <cstddef>
#include <cstdint>

namespace motcua::kiosk {

enum class Page : std::uint8_t {
  kServices,     // the start
  kClasses,      // which priority
  kSearch,       // a procedure by its name, department or field
  kProcedure,    // what to bring, how long it takes
  kAppointment,  // the code of an appointment
  kGiveBack,     // the number of somebody who leaves
  kGiveBackSure,
  kSending,
  kTicket,
  kGivenBack,
  kFailed,
  kStaffCode,  // before the staff's own page
  kStaff
};

struct Touch {
  enum class Kind : std::uint8_t {
    kNothing,
    kService,
    kChain,  // several services with one number
    kClass,
    kPriority,
    kBack,
    kNextPage,
    kPreviousPage,
    kLanguage,
    kSearch,  // the search field on the start page
    kRow,     // of the search page
    kKey,     // of the keyboard on the screen; index is the character
    kErase,   // the last character
    kClear,   // all of them
    kIssue,   // a number for the procedure that is shown
    kFewerDossiers,
    kMoreDossiers,
    kAppointment,
    kCheckIn,
    kGiveBack,      // somebody leaves: the way to giving the number back
    kGiveBackRead,  // the number was typed
    kFoundTicket,   // what was typed into the search is one
    kGiveBackSure,  // and is given back
    kPrintAgain,
    kHelp,   // asks for the greeter, and takes that back
    kKnock,  // on the name of the site: the way to the staff's page
    kStaffEnter,
    kTestPrint,
    kOutOfService  // and into service again
  };
  Kind kind = Kind::kNothing;
  std::size_t index = 0;  // of a service, chain, class, language or row in the order of the picture
  bool operator==(const Touch&) const = default;
};

}  // namespace motcua::kiosk
