#include "tests/config/fake_dispatcher.h"

#include <chrono>
#include <stdexcept>

namespace motcua::test {
namespace {

constexpr std::uint64_t kIncarnation = 77;

std::uint64_t steady_ms() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
}

protocol::Text text(const char* vi, const char* en) {
  protocol::Text both;
  both.set_vi(vi);
  both.set_en(en);
  return both;
}

void head(protocol::View& view, std::uint64_t seq) {
  auto& head = *view.mutable_head();
  head.set_incarnation(kIncarnation);
  head.set_seq(seq);
  head.set_dispatcher_time_ms(steady_ms());
  head.set_hall_ms(1'795'401'720'000);  // 2026-11-23 09:42 in Vietnam
  head.set_utc_offset_s(7 * 3600);
  head.set_speed_permille(1000);
  head.set_business_date(20261123);
}

void add_service(protocol::ServiceView& service) {
  service.set_key("civil");
  service.set_letter("A");
  *service.mutable_name() = text("Hộ tịch, chứng thực", "Civil status");
  service.set_waiting(14);
  service.set_open_counters(3);
  service.set_accepting(true);
}

void add_class(protocol::ClassView& one, const char* key, const char* letter) {
  one.set_key(key);
  one.set_letter(letter);
}

protocol::View board(std::uint64_t seq) {
  protocol::View view;
  head(view, seq);
  auto& board = *view.mutable_board();
  *board.mutable_site() = text("Trung tâm", "Centre");
  add_service(*board.add_services());
  add_class(*board.add_classes(), "ordinary", "");
  add_class(*board.add_classes(), "elderly", "U");
  add_class(*board.add_classes(), "disabled", "U");
  add_class(*board.add_classes(), "merit", "M");
  auto& call = *board.add_announcements();
  call.set_number(1);
  call.set_ticket("A046");
  call.set_counter(3);
  call.set_hall_ms(view.head().hall_ms() - 60'000);
  call.set_state(protocol::CALL_OPEN);
  return view;
}

protocol::View staff(std::uint64_t seq) {
  protocol::View view;
  head(view, seq);
  auto& picture = *view.mutable_staff();
  *picture.mutable_site() = text("Trung tâm", "Centre");
  add_service(*picture.add_services());
  auto& counter = *picture.add_counters();
  counter.set_number(3);
  counter.set_state(protocol::SERVING);
  counter.set_state_since_ms(view.head().hall_ms() - 252'000);
  counter.mutable_current()->mutable_ticket()->set_number("A045");
  *counter.mutable_profile_name() = text("Tổng hợp", "Mixed");
  picture.mutable_day()->set_issued(40);
  return view;
}

}  // namespace

FakeDispatcher::FakeDispatcher(Reply reply) : reply_(std::move(reply)) {
  transport::CommandServerOptions options;
  options.endpoint = "tcp://127.0.0.1:*";
  options.curve.enabled = false;
  options.device_without_curve = "operator";
  options.incarnation = kIncarnation;
  options.now_ms = steady_ms;
  auto server = transport::CommandServer::open(io_, context_, std::move(options), *this);
  if (!server) throw std::runtime_error(server.error());
  server_ = std::move(*server);
  transport::ViewPublisherOptions publisher;
  publisher.endpoint = "tcp://127.0.0.1:*";
  publisher.curve.enabled = false;
  publisher.audience = protocol::STAFF;
  auto staff = transport::ViewPublisher::open(io_, context_, publisher);
  if (!staff) throw std::runtime_error(staff.error());
  staff_ = std::move(*staff);
  publish();
  thread_ = std::thread([this] { io_.run(); });
}

FakeDispatcher::~FakeDispatcher() {
  io_.stop();
  thread_.join();
}

std::vector<std::string> FakeDispatcher::options() const {
  return {"--no-curve", "--dispatcher", server_->endpoint(), "--staff", staff_->endpoint(),
          "--language", "en",           "--patience",        "20"};
}

std::vector<protocol::Command> FakeDispatcher::commands() const {
  const std::lock_guard lock(mutex_);
  return commands_;
}

void FakeDispatcher::publish() {
  staff_->publish(staff(++seq_));
  tick_.expires_after(std::chrono::milliseconds(50));
  tick_.async_wait([this](const auto& error) {
    if (!error) publish();
  });
}

void FakeDispatcher::on_message(const transport::Peer& peer, protocol::ClientMessage&& message) {
  protocol::ServerMessage reply;
  if (message.has_hello()) {
    auto& welcome = *reply.mutable_welcome();
    welcome.set_session(message.hello().session());
    welcome.set_incarnation(kIncarnation);
    welcome.set_dispatcher_time_ms(steady_ms());
  } else if (message.has_fetch()) {
    *reply.mutable_view() = message.fetch().audience() == protocol::STAFF ? staff(++seq_) : board(++seq_);
  } else if (message.has_request()) {
    {
      const std::lock_guard lock(mutex_);
      commands_.push_back(message.request().command());
    }
    auto& answer = *reply.mutable_answer();
    answer.set_session(message.request().session());
    answer.set_number(message.request().number());
    if (!reply_(message.request().command(), answer)) return;
  }
  server_->send(peer, reply);
}

}  // namespace motcua::test
