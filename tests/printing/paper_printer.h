// A ticket printer for tests: listens on a free port of the loopback, understands ESC/POS, answers how it is as the
// test says, and keeps what came out of its slit as pictures.
//
// Runs on a thread of its own; every call is thread-safe.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include "printing/printer_address.h"
#include "tests/printing/escpos_reader.h"
#include "tests/support/wait_until.h"

namespace motcua::tests {

struct PaperPrinterState {
  bool paper_low = false;
  bool paper_out = false;
  bool cover_open = false;
  bool cutter_jammed = false;
  bool silent = false;         // takes everything, says nothing
  bool babbles = false;        // answers with bytes that mean nothing
  bool knows_done = true;      // answers GS r
  bool deaf = false;           // does not read what is sent
  int rows_left = -1;          // then the paper ends; -1: a whole roll
  int bytes_until_close = -1;  // then the connection is closed; -1: never
  std::chrono::milliseconds answers_after{0};
};

class PaperPrinter {
 public:
  PaperPrinter();
  ~PaperPrinter();
  PaperPrinter(const PaperPrinter&) = delete;
  PaperPrinter& operator=(const PaperPrinter&) = delete;

  printing::TcpAddress address() const { return {"127.0.0.1", port_}; }
  void set(const PaperPrinterState& state);
  // A new roll: what is still in the buffer comes out first.
  void load_paper();
  std::vector<printing::Bitmap> tickets() const;
  int times_asked() const;
  int times_cleared() const;

 private:
  struct Peer {
    explicit Peer(boost::asio::ip::tcp::socket with) : socket(std::move(with)), timer(socket.get_executor()) {}
    boost::asio::ip::tcp::socket socket;
    boost::asio::steady_timer timer;
    std::array<std::uint8_t, 4096> buffer{};
    EscposReader reader;
    std::vector<std::uint8_t> answers;
    int bytes = 0;
  };
  using SharedPeer = std::shared_ptr<Peer>;

  void accept();
  void read(const SharedPeer& peer);
  void understand(const SharedPeer& peer, std::size_t count);
  void obey(Peer& peer, PrinterCommand command);
  void print(Peer* peer, PrinterCommand command);
  void print_waiting();
  std::uint8_t answer(int request) const;
  void reply(const SharedPeer& peer, std::chrono::milliseconds after);
  bool stopped() const { return state_.paper_out || state_.cover_open || state_.cutter_jammed; }

  mutable std::mutex mutex_;
  PaperPrinterState state_;
  std::vector<PrinterCommand> buffered_;  // while it cannot print
  std::vector<printing::Bitmap> bands_;
  std::vector<printing::Bitmap> tickets_;
  int asked_ = 0;
  int cleared_ = 0;
  boost::asio::io_context io_;
  boost::asio::ip::tcp::acceptor acceptor_;
  std::uint16_t port_ = 0;
  std::thread thread_;
};

}  // namespace motcua::tests
