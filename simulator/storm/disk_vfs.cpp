#include "simulator/storm/disk_vfs.h"

#include <sqlite3.h>

#include <array>
#include <map>
#include <string>

#include <fmt/format.h>

namespace motcua::storm {
namespace {

// Locks on the log's index, for connections of one process.
struct ShmLocks {
  std::array<int, SQLITE_SHM_NLOCK> shared{};
  std::array<bool, SQLITE_SHM_NLOCK> exclusive{};
};

struct Context {
  Disk& disk;
  std::map<std::string, ShmLocks> locks;
};

struct OpenFile {
  sqlite3_file base;
  Context* context;
  std::string* name;
  ShmLocks* mine;
};

OpenFile& of(sqlite3_file* file) {
  return *reinterpret_cast<OpenFile*>(file);
}

int code_of(Disk::Result result, int error) {
  if (result == Disk::Result::kDone) return SQLITE_OK;
  return result == Disk::Result::kFull ? SQLITE_FULL : error;
}

void drop_locks(OpenFile& file) {
  auto& all = file.context->locks[*file.name];
  for (std::size_t i = 0; i < all.shared.size(); ++i) {
    all.shared[i] -= file.mine->shared[i];
    if (file.mine->exclusive[i]) all.exclusive[i] = false;
  }
  *file.mine = {};
}

int close(sqlite3_file* file) {
  auto& one = of(file);
  drop_locks(one);
  delete one.name;
  delete one.mine;
  return SQLITE_OK;
}

int read(sqlite3_file* file, void* bytes, int size, sqlite3_int64 offset) {
  auto& one = of(file);
  auto& disk = one.context->disk;
  const auto there = disk.size(*one.name);
  const auto result = disk.read(*one.name, offset, static_cast<char*>(bytes), static_cast<std::size_t>(size));
  if (result != Disk::Result::kDone) return SQLITE_IOERR_READ;
  return offset + size > there ? SQLITE_IOERR_SHORT_READ : SQLITE_OK;
}

int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
  auto& one = of(file);
  return code_of(
      one.context->disk.write(*one.name, offset, static_cast<const char*>(bytes), static_cast<std::size_t>(size)),
      SQLITE_IOERR_WRITE);
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
  return code_of(of(file).context->disk.truncate(*of(file).name, size), SQLITE_IOERR_TRUNCATE);
}

int sync(sqlite3_file* file, int /*flags*/) {
  return code_of(of(file).context->disk.sync(*of(file).name), SQLITE_IOERR_FSYNC);
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
  *size = of(file).context->disk.size(*of(file).name);
  return SQLITE_OK;
}

// One process alone uses the disk: its connections are kept apart by the log's locks.
int lock(sqlite3_file*, int) {
  return SQLITE_OK;
}
int check_reserved_lock(sqlite3_file*, int* reserved) {
  *reserved = 0;
  return SQLITE_OK;
}
int file_control(sqlite3_file*, int, void*) {
  return SQLITE_NOTFOUND;
}
int sector_size(sqlite3_file*) {
  return 4096;
}
int characteristics(sqlite3_file*) {
  return SQLITE_IOCAP_POWERSAFE_OVERWRITE;  // as SQLite takes it for every disk of a Unix machine
}

int shm_map(sqlite3_file* file, int region, int size, int extend, void volatile** memory) {
  auto& regions = of(file).context->disk.shared_memory(*of(file).name);
  const auto wanted = static_cast<std::size_t>(region);
  *memory = nullptr;
  if (wanted >= regions.size() && extend == 0) return SQLITE_OK;
  while (regions.size() <= wanted) regions.push_back(std::make_unique<char[]>(static_cast<std::size_t>(size)));
  *memory = regions[wanted].get();
  return SQLITE_OK;
}

int shm_lock(sqlite3_file* file, int offset, int count, int flags) {
  auto& one = of(file);
  auto& all = one.context->locks[*one.name];
  const bool exclusive = (flags & SQLITE_SHM_EXCLUSIVE) != 0;
  const bool take = (flags & SQLITE_SHM_LOCK) != 0;
  for (int i = offset; take && i < offset + count; ++i) {
    const auto slot = static_cast<std::size_t>(i);
    const bool others_share = all.shared[slot] > one.mine->shared[slot];
    const bool other_owns = all.exclusive[slot] && !one.mine->exclusive[slot];
    if (other_owns || (exclusive && others_share)) return SQLITE_BUSY;
  }
  for (int i = offset; i < offset + count; ++i) {
    const auto slot = static_cast<std::size_t>(i);
    if (exclusive) {
      all.exclusive[slot] = one.mine->exclusive[slot] = take;
    } else {
      const int change = take ? 1 : -one.mine->shared[slot];
      all.shared[slot] += change;
      one.mine->shared[slot] += change;
    }
  }
  return SQLITE_OK;
}

void shm_barrier(sqlite3_file*) {}

int shm_unmap(sqlite3_file* file, int /*remove*/) {
  drop_locks(of(file));
  return SQLITE_OK;
}

constexpr sqlite3_io_methods kMethods{2,
                                      close,
                                      read,
                                      write,
                                      truncate,
                                      sync,
                                      file_size,
                                      lock,
                                      lock,
                                      check_reserved_lock,
                                      file_control,
                                      sector_size,
                                      characteristics,
                                      shm_map,
                                      shm_lock,
                                      shm_barrier,
                                      shm_unmap,
                                      nullptr,
                                      nullptr};

Context& context_of(sqlite3_vfs* vfs) {
  return *static_cast<Context*>(vfs->pAppData);
}

int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* flags_out) {
  auto& context = context_of(vfs);
  file->pMethods = nullptr;
  const std::string path = name != nullptr ? name : "temporary";
  const auto result = context.disk.open(path, (flags & SQLITE_OPEN_CREATE) != 0);
  if (result != Disk::Result::kDone) return code_of(result, SQLITE_CANTOPEN);
  auto& one = of(file);
  one.context = &context;
  one.name = new std::string(path);
  one.mine = new ShmLocks;
  one.base.pMethods = &kMethods;
  if (flags_out != nullptr) *flags_out = flags;
  return SQLITE_OK;
}

int remove(sqlite3_vfs* vfs, const char* name, int /*sync_folder*/) {
  return code_of(context_of(vfs).disk.remove(name), SQLITE_IOERR_DELETE);
}

int access(sqlite3_vfs* vfs, const char* name, int /*flags*/, int* result) {
  *result = context_of(vfs).disk.exists(name) ? 1 : 0;
  return SQLITE_OK;
}

int full_path_name(sqlite3_vfs*, const char* name, int size, char* out) {
  sqlite3_snprintf(size, out, "%s", name);
  return SQLITE_OK;
}

int randomness(sqlite3_vfs* vfs, int size, char* out) {
  for (int i = 0; i < size; ++i) out[i] = static_cast<char>(context_of(vfs).disk.random().below(256));
  return size;
}

int sleep(sqlite3_vfs*, int microseconds) {
  return microseconds;
}

int current_time(sqlite3_vfs*, sqlite3_int64* julian_ms) {
  *julian_ms = 212'666'000'000'000;  // nothing of ours asks SQLite for the time
  return SQLITE_OK;
}

int last_error(sqlite3_vfs*, int, char*) {
  return 0;
}

}  // namespace

struct DiskVfs::Impl {
  explicit Impl(Disk& disk) : context{disk, {}}, name(fmt::format("storm-{}", static_cast<void*>(this))) {
    vfs.iVersion = 2;
    vfs.szOsFile = sizeof(OpenFile);
    vfs.mxPathname = 256;
    vfs.zName = name.c_str();
    vfs.pAppData = &context;
    vfs.xOpen = open;
    vfs.xDelete = remove;
    vfs.xAccess = access;
    vfs.xFullPathname = full_path_name;
    vfs.xRandomness = randomness;
    vfs.xSleep = sleep;
    vfs.xGetLastError = last_error;
    vfs.xCurrentTimeInt64 = current_time;
  }
  Context context;
  std::string name;
  sqlite3_vfs vfs{};
};

DiskVfs::DiskVfs(Disk& disk) : impl_(std::make_unique<Impl>(disk)) {
  // SQLite draws the salts of its log from one generator for all; it begins anew here, so that a run can be repeated.
  sqlite3_test_control(SQLITE_TESTCTRL_PRNG_SEED, static_cast<int>(1 + disk.random().below(1U << 30U)), nullptr);
  sqlite3_randomness(0, nullptr);
  sqlite3_vfs_register(&impl_->vfs, 0);
}

DiskVfs::~DiskVfs() {
  sqlite3_vfs_unregister(&impl_->vfs);
}

const std::string& DiskVfs::name() const {
  return impl_->name;
}

}  // namespace motcua::storm
