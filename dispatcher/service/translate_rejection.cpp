// A hall's rejection as the wire knows it.
#include "dispatcher/service/translate.h"

namespace motcua::service {
namespace {

// A list, longer than the house likes.
protocol::RejectionCode code_of(hall::RejectionCode code) {
  using Hall = hall::RejectionCode;
  switch (code) {
    case Hall::kBadSettings:
      return protocol::BAD_SETTINGS;
    case Hall::kUnknownService:
      return protocol::UNKNOWN_SERVICE;
    case Hall::kUnknownClass:
      return protocol::UNKNOWN_CLASS;
    case Hall::kUnknownCounter:
      return protocol::UNKNOWN_COUNTER;
    case Hall::kUnknownProfile:
      return protocol::UNKNOWN_PROFILE;
    case Hall::kUnknownOutcome:
      return protocol::UNKNOWN_OUTCOME;
    case Hall::kUnknownTicket:
      return protocol::UNKNOWN_TICKET;
    case Hall::kUnknownProcedure:
      return protocol::UNKNOWN_PROCEDURE;
    case Hall::kCounterClosed:
      return protocol::COUNTER_CLOSED;
    case Hall::kCounterAlreadyOpen:
      return protocol::COUNTER_ALREADY_OPEN;
    case Hall::kCounterBusy:
      return protocol::COUNTER_BUSY;
    case Hall::kNoCurrentTicket:
      return protocol::NO_CURRENT_TICKET;
    case Hall::kNotTheCurrentTicket:
      return protocol::NOT_THE_CURRENT_TICKET;
    case Hall::kAlreadyStarted:
      return protocol::ALREADY_STARTED;
    case Hall::kTooLateToUndo:
      return protocol::TOO_LATE_TO_UNDO;
    case Hall::kRecallLimit:
      return protocol::RECALL_LIMIT;
    case Hall::kTicketEnded:
      return protocol::TICKET_ENDED;
    case Hall::kTicketIsCalled:
      return protocol::TICKET_IS_CALLED;
    case Hall::kServiceClosed:
      return protocol::SERVICE_CLOSED;
    case Hall::kSeriesExhausted:
      return protocol::SERIES_EXHAUSTED;
    case Hall::kUnknownClerk:
      return protocol::UNKNOWN_CLERK;
    case Hall::kUnknownAppointment:
      return protocol::UNKNOWN_APPOINTMENT;
    case Hall::kHallClosed:
      return protocol::HALL_CLOSED;
    case Hall::kCapacityReached:
      return protocol::CAPACITY_REACHED;
    case Hall::kTooManyDossiers:
      return protocol::TOO_MANY_DOSSIERS;
    case Hall::kReasonMissing:
      return protocol::REASON_MISSING;
    case Hall::kTicketNotWaiting:
      return protocol::TICKET_NOT_WAITING;
    case Hall::kNotParkedHere:
      return protocol::NOT_PARKED_HERE;
    case Hall::kNotANoShow:
      return protocol::NOT_A_NO_SHOW;
    case Hall::kNoteIsPersonal:
      return protocol::NOTE_IS_PERSONAL;
    case Hall::kNothingToChange:
      return protocol::NOTHING_TO_CHANGE;
    case Hall::kSignedInElsewhere:
      return protocol::SIGNED_IN_ELSEWHERE;
    case Hall::kCounterTaken:
      return protocol::COUNTER_TAKEN;
    case Hall::kNotSignedIn:
      return protocol::NOT_SIGNED_IN;
    case Hall::kWrongPin:
      return protocol::WRONG_PIN;
    case Hall::kLocked:
      return protocol::LOCKED;
    case Hall::kAppointmentUsed:
      return protocol::APPOINTMENT_USED;
    case Hall::kWrongDay:
      return protocol::WRONG_DAY;
    case Hall::kAppointmentDiffers:
      return protocol::APPOINTMENT_DIFFERS;
    case Hall::kNothingToRate:
      return protocol::NOTHING_TO_RATE;
    case Hall::kBadValue:
      return protocol::BAD_VALUE;
    case Hall::kNotServing:
      return protocol::NOT_SERVING;
    case Hall::kTicketExists:
      return protocol::TICKET_EXISTS;
    case Hall::kOtherSeries:
      return protocol::OTHER_SERIES;
    case Hall::kNumberNotGiven:
      return protocol::NUMBER_NOT_GIVEN;
    case Hall::kTimeNotToday:
      return protocol::TIME_NOT_TODAY;
    case Hall::kNobodyCallsIt:
      return protocol::NOBODY_CALLS_IT;
  }
  return protocol::REJECTION_UNKNOWN;
}

}  // namespace

protocol::Rejection to_wire(const hall::Rejection& rejection) {
  protocol::Rejection wire;
  wire.set_code(code_of(rejection.code));
  wire.set_detail(rejection.detail);
  wire.set_ticket(rejection.ticket);
  wire.set_counter(rejection.counter);
  wire.set_date(rejection.date);
  return wire;
}

}  // namespace motcua::service
