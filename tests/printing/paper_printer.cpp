#include "tests/printing/paper_printer.h"

#include <memory>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

namespace motcua::tests {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using Kind = PrinterCommand::Kind;

}  // namespace

PaperPrinter::PaperPrinter() : acceptor_(io_, tcp::endpoint(asio::ip::address_v4::loopback(), 0)) {
  port_ = acceptor_.local_endpoint().port();
  accept();
  thread_ = std::thread([this] { io_.run(); });
}

PaperPrinter::~PaperPrinter() {
  io_.stop();
  thread_.join();
}

void PaperPrinter::set(const PaperPrinterState& state) {
  const std::lock_guard lock(mutex_);
  state_ = state;
}

void PaperPrinter::load_paper() {
  const std::lock_guard lock(mutex_);
  state_.paper_out = false;
  state_.paper_low = false;
  state_.rows_left = -1;
  print_waiting();
}

std::vector<printing::Bitmap> PaperPrinter::tickets() const {
  const std::lock_guard lock(mutex_);
  return tickets_;
}

int PaperPrinter::times_asked() const {
  const std::lock_guard lock(mutex_);
  return asked_;
}

int PaperPrinter::times_cleared() const {
  const std::lock_guard lock(mutex_);
  return cleared_;
}

void PaperPrinter::accept() {
  acceptor_.async_accept([this](const error_code& error, tcp::socket socket) {
    if (error) return;
    read(std::make_shared<Peer>(std::move(socket)));
    accept();
  });
}

void PaperPrinter::read(const SharedPeer& peer) {
  {
    const std::lock_guard lock(mutex_);
    if (state_.deaf) {
      peer->timer.expires_after(std::chrono::milliseconds(20));
      peer->timer.async_wait([this, peer](const error_code& error) {
        if (!error) read(peer);
      });
      return;
    }
  }
  peer->socket.async_read_some(asio::buffer(peer->buffer), [this, peer](const error_code& error, std::size_t count) {
    if (!error) understand(peer, count);
  });
}

void PaperPrinter::understand(const SharedPeer& peer, std::size_t count) {
  std::chrono::milliseconds answers_after{0};
  {
    const std::lock_guard lock(mutex_);
    peer->bytes += static_cast<int>(count);
    if (state_.bytes_until_close >= 0 && peer->bytes > state_.bytes_until_close) return;  // the last reference: closed
    peer->reader.feed(std::span(peer->buffer).first(count));
    PrinterCommand command;
    while (peer->reader.next(command)) obey(*peer, std::move(command));
    answers_after = state_.answers_after;
  }
  reply(peer, answers_after);
}

void PaperPrinter::obey(Peer& peer, PrinterCommand command) {
  if (command.kind == Kind::kStatus) {
    ++asked_;
    if (!state_.silent) peer.answers.push_back(state_.babbles ? std::uint8_t{0xFF} : answer(command.argument));
  } else if (command.kind == Kind::kClear) {
    ++cleared_;
    buffered_.clear();
    bands_.clear();
  } else if (stopped()) {
    buffered_.push_back(std::move(command));
  } else {
    print(&peer, std::move(command));
  }
}

void PaperPrinter::print(Peer* peer, PrinterCommand command) {
  if (command.kind == Kind::kRaster && state_.rows_left >= 0 && state_.rows_left < command.picture.height()) {
    state_.paper_out = true;
    buffered_.push_back(std::move(command));
    return;
  }
  if (command.kind == Kind::kRaster) {
    if (state_.rows_left >= 0) state_.rows_left -= command.picture.height();
    bands_.push_back(std::move(command.picture));
  } else if (command.kind == Kind::kCut) {
    tickets_.push_back(joined(std::exchange(bands_, {})));
  } else if (command.kind == Kind::kDone && peer != nullptr && state_.knows_done && !state_.silent) {
    peer->answers.push_back(static_cast<std::uint8_t>(state_.paper_low ? 0x03 : 0x00));
  }
}

void PaperPrinter::print_waiting() {
  for (auto& command : std::exchange(buffered_, {})) print(nullptr, std::move(command));
}

std::uint8_t PaperPrinter::answer(int request) const {
  unsigned bits = 0x12;
  if (request == 1 && stopped()) bits |= 0x08;
  if (request == 2 && state_.cover_open) bits |= 0x04;
  if (request == 2 && state_.paper_out) bits |= 0x20;
  if (request == 2 && state_.cutter_jammed) bits |= 0x40;
  if (request == 3 && state_.cutter_jammed) bits |= 0x08;
  if (request == 4 && (state_.paper_low || state_.paper_out)) bits |= 0x0C;
  if (request == 4 && state_.paper_out) bits |= 0x60;
  return static_cast<std::uint8_t>(bits);
}

void PaperPrinter::reply(const SharedPeer& peer, std::chrono::milliseconds after) {
  if (peer->answers.empty()) return read(peer);
  const auto answers = std::make_shared<std::vector<std::uint8_t>>(std::exchange(peer->answers, {}));
  peer->timer.expires_after(after);
  peer->timer.async_wait([this, peer, answers](const error_code&) {
    asio::async_write(peer->socket, asio::buffer(*answers),
                      [this, peer, answers](const error_code& error, std::size_t) {
                        if (!error) read(peer);
                      });
  });
}

}  // namespace motcua::tests
