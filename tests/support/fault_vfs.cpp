#include "support/fault_vfs.hpp"

#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <new>
#include <utility>
#include <vector>

namespace papers::test {
namespace {

/// What a write replaced, kept until the file is synced.
struct Unsynced {
  sqlite3_file* file;
  sqlite3_int64 offset;
  std::vector<char> before;
};

struct State {
  sqlite3_vfs* real = nullptr;
  sqlite3_vfs shim{};
  FaultVfs::Choose choose;
  Fault fault = Fault::none;  ///< in effect
  bool may_lose_power = false;
  std::vector<Unsynced> unsynced;
};

State& state() {
  static State only;
  return only;
}

struct File {
  sqlite3_file base;
  sqlite3_file* real;
};

File* shim_of(sqlite3_file* file) { return reinterpret_cast<File*>(file); }
sqlite3_file* real_of(sqlite3_file* file) { return shim_of(file)->real; }

/// Some of the unsynced writes never reached the disk; which ones differs from crash to crash.
[[noreturn]] void lose_power() {
  unsigned random = static_cast<unsigned>(state().unsynced.size()) * 2654435761U + 1U;
  for (auto write = state().unsynced.rbegin(); write != state().unsynced.rend(); ++write) {
    random = random * 1664525U + 1013904223U;
    if ((random >> 16) % 2 == 0) continue;
    write->file->pMethods->xWrite(write->file, write->before.data(),
                                  static_cast<int>(write->before.size()), write->offset);
  }
  ::_exit(FaultVfs::power_loss_code);
}

bool is_lasting(Fault fault) {
  return fault == Fault::broken_disk || fault == Fault::disk_full || fault == Fault::held_lock;
}

/// What `fault` makes of an operation that would end in `io_error` on a disk that fails.
int code_of(Fault fault, int io_error) {
  switch (fault) {
    case Fault::none:
      return SQLITE_OK;
    case Fault::disk_full:
    case Fault::short_write:
      errno = ENOSPC;
      return SQLITE_FULL;
    case Fault::held_lock:
    case Fault::passing_lock:
      return SQLITE_BUSY;
    case Fault::io_error:
    case Fault::broken_disk:
      errno = EIO;
      return io_error;
    case Fault::power_loss:
      break;
  }
  lose_power();
}

/// The code in which an operation ends before it is done; SQLITE_OK: it is to be done.
int begin(Operation operation, int io_error) {
  State& s = state();
  const bool now = s.fault == Fault::none;
  if (now && s.choose) s.fault = s.choose(operation);
  if (!affects(s.fault, operation) || !(now || is_lasting(s.fault))) return SQLITE_OK;
  return code_of(s.fault, io_error);
}

void forget(sqlite3_file* file) {
  auto& all = state().unsynced;
  std::vector<Unsynced> kept;
  for (Unsynced& write : all) {
    if (write.file != file) kept.push_back(std::move(write));
  }
  all.swap(kept);
}

void remember(sqlite3_file* file, int size_bytes, sqlite3_int64 offset) {
  if (!state().may_lose_power) return;
  Unsynced write{file, offset, std::vector<char>(static_cast<std::size_t>(size_bytes))};
  // Past the end, a short read leaves the zeros of a hole.
  file->pMethods->xRead(file, write.before.data(), size_bytes, offset);
  state().unsynced.push_back(std::move(write));
}

int file_close(sqlite3_file* file) {
  forget(real_of(file));
  const int code = real_of(file)->pMethods->xClose(real_of(file));
  delete[] reinterpret_cast<char*>(real_of(file));
  return code;
}

int file_read(sqlite3_file* file, void* to, int size_bytes, sqlite3_int64 offset) {
  return real_of(file)->pMethods->xRead(real_of(file), to, size_bytes, offset);
}

int file_write(sqlite3_file* file, const void* from, int size_bytes, sqlite3_int64 offset) {
  if (const int code = begin(Operation::write, SQLITE_IOERR_WRITE); code != SQLITE_OK) {
    if (state().fault == Fault::short_write) {
      real_of(file)->pMethods->xWrite(real_of(file), from, size_bytes / 2, offset);
    }
    return code;
  }
  remember(real_of(file), size_bytes, offset);
  return real_of(file)->pMethods->xWrite(real_of(file), from, size_bytes, offset);
}

int file_truncate(sqlite3_file* file, sqlite3_int64 size_bytes) {
  if (const int code = begin(Operation::truncate, SQLITE_IOERR_TRUNCATE); code != SQLITE_OK)
    return code;
  return real_of(file)->pMethods->xTruncate(real_of(file), size_bytes);
}

int file_sync(sqlite3_file* file, int) {
  if (const int code = begin(Operation::sync, SQLITE_IOERR_FSYNC); code != SQLITE_OK) return code;
  // The real sync would only cost the tests time.
  forget(real_of(file));
  return SQLITE_OK;
}

int file_size(sqlite3_file* file, sqlite3_int64* size_bytes) {
  return real_of(file)->pMethods->xFileSize(real_of(file), size_bytes);
}

int file_lock(sqlite3_file* file, int level) {
  if (const int code = begin(Operation::lock, SQLITE_IOERR_LOCK); code != SQLITE_OK) return code;
  return real_of(file)->pMethods->xLock(real_of(file), level);
}

int file_unlock(sqlite3_file* file, int level) {
  return real_of(file)->pMethods->xUnlock(real_of(file), level);
}

int file_check_lock(sqlite3_file* file, int* held) {
  return real_of(file)->pMethods->xCheckReservedLock(real_of(file), held);
}

int file_control(sqlite3_file* file, int operation, void* argument) {
  // A test may go on in a copy of the folder.
  if (operation == SQLITE_FCNTL_HAS_MOVED) {
    *static_cast<int*>(argument) = 0;
    return SQLITE_OK;
  }
  return real_of(file)->pMethods->xFileControl(real_of(file), operation, argument);
}

int file_sector_size(sqlite3_file* file) {
  return real_of(file)->pMethods->xSectorSize(real_of(file));
}

/// None: a disk that promises nothing.
int file_characteristics(sqlite3_file*) { return 0; }

int file_shm_map(sqlite3_file* file, int page, int size_bytes, int extend, void volatile** memory) {
  return real_of(file)->pMethods->xShmMap(real_of(file), page, size_bytes, extend, memory);
}

int file_shm_lock(sqlite3_file* file, int offset, int count, int flags) {
  if ((flags & SQLITE_SHM_LOCK) != 0) {
    if (const int code = begin(Operation::lock, SQLITE_IOERR_LOCK); code != SQLITE_OK) return code;
  }
  return real_of(file)->pMethods->xShmLock(real_of(file), offset, count, flags);
}

void file_shm_barrier(sqlite3_file* file) { real_of(file)->pMethods->xShmBarrier(real_of(file)); }

int file_shm_unmap(sqlite3_file* file, int remove) {
  return real_of(file)->pMethods->xShmUnmap(real_of(file), remove);
}

const sqlite3_io_methods* methods() {
  static const sqlite3_io_methods all = [] {
    sqlite3_io_methods m{};
    m.iVersion = 2;
    m.xClose = file_close;
    m.xRead = file_read;
    m.xWrite = file_write;
    m.xTruncate = file_truncate;
    m.xSync = file_sync;
    m.xFileSize = file_size;
    m.xLock = file_lock;
    m.xUnlock = file_unlock;
    m.xCheckReservedLock = file_check_lock;
    m.xFileControl = file_control;
    m.xSectorSize = file_sector_size;
    m.xDeviceCharacteristics = file_characteristics;
    m.xShmMap = file_shm_map;
    m.xShmLock = file_shm_lock;
    m.xShmBarrier = file_shm_barrier;
    m.xShmUnmap = file_shm_unmap;
    return m;
  }();
  return &all;
}

int vfs_open(sqlite3_vfs*, sqlite3_filename name, sqlite3_file* file, int flags, int* out_flags) {
  File* const shim = shim_of(file);
  shim->base.pMethods = nullptr;
  if ((flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL)) != 0) {
    if (const int code = begin(Operation::create, SQLITE_CANTOPEN); code != SQLITE_OK) return code;
  }
  sqlite3_vfs* const real = state().real;
  char* const memory = new (std::nothrow) char[static_cast<std::size_t>(real->szOsFile)]();
  if (memory == nullptr) return SQLITE_NOMEM;
  shim->real = reinterpret_cast<sqlite3_file*>(memory);
  const int code = real->xOpen(real, name, shim->real, flags, out_flags);
  if (code == SQLITE_OK) {
    shim->base.pMethods = methods();
  } else {
    delete[] memory;
  }
  return code;
}

int vfs_delete(sqlite3_vfs*, const char* name, int) {
  if (const int code = begin(Operation::remove, SQLITE_IOERR_DELETE); code != SQLITE_OK) {
    return code;
  }
  return state().real->xDelete(state().real, name, 0);
}

/// As it stands: a relative name stays one, so that a test may go on in a copy of the folder.
int vfs_full_name(sqlite3_vfs*, const char* name, int size_bytes, char* full) {
  sqlite3_snprintf(size_bytes, full, "%s", name);
  return SQLITE_OK;
}

}  // namespace

bool affects(Fault fault, Operation operation) {
  switch (fault) {
    case Fault::none:
      return false;
    case Fault::disk_full:  // what it holds can still be synced and deleted
      return operation == Operation::write || operation == Operation::truncate ||
             operation == Operation::create;
    case Fault::short_write:
      return operation == Operation::write;
    case Fault::held_lock:
    case Fault::passing_lock:
      return operation == Operation::lock;
    case Fault::io_error:
    case Fault::broken_disk:
    case Fault::power_loss:
      break;
  }
  return operation != Operation::lock;
}

FaultVfs::FaultVfs() {
  State& s = state();
  s.real = sqlite3_vfs_find(nullptr);
  s.shim = *s.real;
  s.shim.szOsFile = sizeof(File);
  s.shim.zName = "fault";
  s.shim.xOpen = vfs_open;
  s.shim.xDelete = vfs_delete;
  s.shim.xFullPathname = vfs_full_name;
  stop();
  sqlite3_vfs_register(&s.shim, 1);
}

FaultVfs::~FaultVfs() {
  sqlite3_vfs_register(state().real, 1);
  sqlite3_vfs_unregister(&state().shim);
}

void FaultVfs::choose(Choose choose) {
  State& s = state();
  s.choose = std::move(choose);
  s.fault = Fault::none;
  s.may_lose_power = false;
  s.unsynced.clear();
}

void FaultVfs::fail_at(int nth, Fault fault) {
  choose([left = nth, fault](Operation operation) mutable {
    return affects(fault, operation) && --left == 0 ? fault : Fault::none;
  });
  state().may_lose_power = fault == Fault::power_loss;
}

bool FaultVfs::reached() const { return state().fault != Fault::none; }

}  // namespace papers::test
