// A disk that fails on demand, for a process that is started with this library in LD_PRELOAD.
//
// MOTCUA_FAILING_DISK names a file with lines like this: CALL NAME N ERROR, e.g. "fdatasync journal.sqlite-wal 3 EIO".
// The Nth such call on a file whose name ends like that fails, counted for each line by itself from the moment it is
// there; the calls after it are carried out again, so that a program which goes on as if nothing had happened is
// caught. "ENOSPC*" fails from the Nth on. What happened is written to FILE.happened, a line for each failure. Without
// such a file nothing is changed.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

struct Order {
  char call[32] = {};
  char name[128] = {};
  long nth = 0;
  char error[16] = {};
};

constexpr std::size_t kOrdersMax = 8;
std::array<std::atomic<long>, kOrdersMax> calls_seen{};  // of each line
thread_local bool looking = false;                       // our own calls are not to be counted

template <class Function>
Function real(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

// How many there are.
std::size_t read_orders(const char* file, std::array<Order, kOrdersMax>& orders) {
  FILE* in = std::fopen(file, "re");
  if (in == nullptr) return 0;
  std::size_t read = 0;
  for (auto& order : orders) {
    if (std::fscanf(in, "%31s %127s %ld %15s", order.call, order.name, &order.nth, order.error) != 4) break;
    ++read;
  }
  std::fclose(in);
  return read;
}

bool ends_with(const char* text, const char* end) {
  const auto length = std::strlen(text);
  const auto wanted = std::strlen(end);
  return length >= wanted && std::strcmp(text + length - wanted, end) == 0;
}

void note(const char* file, const char* call, const char* path) {
  char name[512];
  std::snprintf(name, sizeof name, "%s.happened", file);
  FILE* out = std::fopen(name, "ae");
  if (out == nullptr) return;
  std::fprintf(out, "%s %s\n", call, path);
  std::fclose(out);
}

// What one order makes of this call: 0, nothing.
int error_of(const Order& order, std::atomic<long>& seen_so_far, const char* call, const char* path) {
  if (std::strcmp(order.call, call) != 0 || !ends_with(path, order.name)) return 0;
  const long seen = ++seen_so_far;
  const bool lasting = ends_with(order.error, "*");
  if (seen != order.nth && !(lasting && seen > order.nth)) return 0;
  return std::strncmp(order.error, "ENOSPC", 6) == 0 ? ENOSPC : EIO;
}

// The error that this call is to fail with, 0: none. Every order counts it.
int error_for(const char* call, const char* path) {
  const char* file = std::getenv("MOTCUA_FAILING_DISK");
  if (file == nullptr || looking) return 0;
  looking = true;
  int error = 0;
  std::array<Order, kOrdersMax> orders;
  const auto count = read_orders(file, orders);
  for (std::size_t i = 0; i < count; ++i) {
    const int found = error_of(orders[i], calls_seen[i], call, path);
    if (error == 0) error = found;
  }
  if (error != 0) note(file, call, path);
  looking = false;
  return error;
}

int error_for(const char* call, int descriptor) {
  if (looking) return 0;
  char link[64];
  char path[512];
  std::snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  const ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return error_for(call, path);
}

template <class Result>
Result fail_with(int error) {
  errno = error;
  return Result(-1);
}

}  // namespace

extern "C" {

ssize_t write(int descriptor, const void* bytes, size_t size) {
  if (const int error = error_for("write", descriptor)) return fail_with<ssize_t>(error);
  return real<ssize_t (*)(int, const void*, size_t)>("write")(descriptor, bytes, size);
}

ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t at) {
  if (const int error = error_for("pwrite", descriptor)) return fail_with<ssize_t>(error);
  return real<ssize_t (*)(int, const void*, size_t, off_t)>("pwrite")(descriptor, bytes, size, at);
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t at) {
  if (const int error = error_for("pwrite", descriptor)) return fail_with<ssize_t>(error);
  return real<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64")(descriptor, bytes, size, at);
}

int fsync(int descriptor) {
  if (const int error = error_for("fsync", descriptor)) return fail_with<int>(error);
  return real<int (*)(int)>("fsync")(descriptor);
}

int fdatasync(int descriptor) {
  if (const int error = error_for("fdatasync", descriptor)) return fail_with<int>(error);
  return real<int (*)(int)>("fdatasync")(descriptor);
}

int ftruncate(int descriptor, off_t size) {
  if (const int error = error_for("ftruncate", descriptor)) return fail_with<int>(error);
  return real<int (*)(int, off_t)>("ftruncate")(descriptor, size);
}

int ftruncate64(int descriptor, off64_t size) {
  if (const int error = error_for("ftruncate", descriptor)) return fail_with<int>(error);
  return real<int (*)(int, off64_t)>("ftruncate64")(descriptor, size);
}

int open(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const auto mode = static_cast<mode_t>(va_arg(rest, int));
  va_end(rest);
  if (const int error = error_for("open", path)) return fail_with<int>(error);
  return real<int (*)(const char*, int, ...)>("open")(path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const auto mode = static_cast<mode_t>(va_arg(rest, int));
  va_end(rest);
  if (const int error = error_for("open", path)) return fail_with<int>(error);
  return real<int (*)(const char*, int, ...)>("open64")(path, flags, mode);
}
}
