// Signals as calls on a thread of their own: no work is done in a signal handler.
//
// Made before any other thread, so that all inherit the blocked signals. SIGTERM and SIGINT call `stop`, SIGUSR1 calls
// `picture`; both must be thread-safe.
#pragma once

#include <atomic>
#include <functional>
#include <thread>

namespace motcua::ui {

class SignalThread {
 public:
  SignalThread(std::function<void()> stop, std::function<void()> picture);
  ~SignalThread();
  SignalThread(const SignalThread&) = delete;
  SignalThread& operator=(const SignalThread&) = delete;

 private:
  std::atomic<bool> over_ = false;
  std::thread thread_;
};

}  // namespace motcua::ui
