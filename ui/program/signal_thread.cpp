#include "ui/program/signal_thread.h"

#include <pthread.h>
#include <signal.h>

namespace motcua::ui {
namespace {

sigset_t our_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGUSR1);
  return signals;
}

}  // namespace

SignalThread::SignalThread(std::function<void()> stop, std::function<void()> picture) {
  const sigset_t signals = our_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  thread_ = std::thread([this, signals, stop = std::move(stop), picture = std::move(picture)] {
    while (true) {
      int signal = 0;
      if (sigwait(&signals, &signal) != 0) continue;
      if (over_) return;
      signal == SIGUSR1 ? picture() : stop();
    }
  });
}

SignalThread::~SignalThread() {
  over_ = true;
  pthread_kill(thread_.native_handle(), SIGUSR1);
  thread_.join();
}

}  // namespace motcua::ui
