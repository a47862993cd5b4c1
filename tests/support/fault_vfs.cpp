#include "support/fault_vfs.hpp"

#include <sqlite3.h>
#include <unistd.h>

#include <cstring>
#include <new>
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
  Fault fault = Fault::none;
  int countdown = 0;
  bool reached = false;
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

/// Counts an operation; the error it ends in, or SQLITE_OK.
int next_operation(int io_error) {
  State& s = state();
  if (s.fault == Fault::none) return SQLITE_OK;
  if (s.reached) return s.fault == Fault::disk_full ? SQLITE_FULL : SQLITE_OK;
  if (--s.countdown > 0) return SQLITE_OK;
  s.reached = true;
  if (s.fault == Fault::power_loss) lose_power();
  return s.fault == Fault::disk_full ? SQLITE_FULL : io_error;
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
  if (state().fault != Fault::power_loss) return;
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
  if (const int code = next_operation(SQLITE_IOERR_WRITE); code != SQLITE_OK) return code;
  remember(real_of(file), size_bytes, offset);
  return real_of(file)->pMethods->xWrite(real_of(file), from, size_bytes, offset);
}

int file_truncate(sqlite3_file* file, sqlite3_int64 size_bytes) {
  if (const int code = next_operation(SQLITE_IOERR_TRUNCATE); code != SQLITE_OK) return code;
  return real_of(file)->pMethods->xTruncate(real_of(file), size_bytes);
}

int file_sync(sqlite3_file* file, int) {
  // A full disk still syncs what it holds. The real sync would only cost the tests time.
  if (state().fault != Fault::disk_full) {
    if (const int code = next_operation(SQLITE_IOERR_FSYNC); code != SQLITE_OK) return code;
  }
  forget(real_of(file));
  return SQLITE_OK;
}

int file_size(sqlite3_file* file, sqlite3_int64* size_bytes) {
  return real_of(file)->pMethods->xFileSize(real_of(file), size_bytes);
}

int file_lock(sqlite3_file* file, int level) {
  return real_of(file)->pMethods->xLock(real_of(file), level);
}

int file_unlock(sqlite3_file* file, int level) {
  return real_of(file)->pMethods->xUnlock(real_of(file), level);
}

int file_check_lock(sqlite3_file* file, int* held) {
  return real_of(file)->pMethods->xCheckReservedLock(real_of(file), held);
}

int file_control(sqlite3_file* file, int operation, void* argument) {
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
    if (const int code = next_operation(SQLITE_CANTOPEN); code != SQLITE_OK) return code;
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
  if (state().fault != Fault::disk_full) {
    if (const int code = next_operation(SQLITE_IOERR_DELETE); code != SQLITE_OK) return code;
  }
  return state().real->xDelete(state().real, name, 0);
}

struct Allocations {
  sqlite3_mem_methods real{};
  int countdown = 0;
  bool for_good = false;
  bool reached = false;
};

Allocations& allocations() {
  static Allocations only;
  return only;
}

bool allocation_fails() {
  Allocations& a = allocations();
  if (a.reached) return a.for_good;
  if (--a.countdown > 0) return false;
  a.reached = true;
  return true;
}

void* failing_malloc(int size_bytes) {
  return allocation_fails() ? nullptr : allocations().real.xMalloc(size_bytes);
}

void* failing_realloc(void* memory, int size_bytes) {
  return allocation_fails() ? nullptr : allocations().real.xRealloc(memory, size_bytes);
}

void replace_allocations(const sqlite3_mem_methods& methods) {
  sqlite3_shutdown();
  sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
  sqlite3_initialize();
}

}  // namespace

FaultVfs::FaultVfs() {
  State& s = state();
  s.real = sqlite3_vfs_find(nullptr);
  s.shim = *s.real;
  s.shim.szOsFile = sizeof(File);
  s.shim.zName = "fault";
  s.shim.xOpen = vfs_open;
  s.shim.xDelete = vfs_delete;
  s.fault = Fault::none;
  sqlite3_vfs_register(&s.shim, 1);
}

FaultVfs::~FaultVfs() {
  sqlite3_vfs_register(state().real, 1);
  sqlite3_vfs_unregister(&state().shim);
}

void FaultVfs::fail_at(int nth, Fault fault) {
  State& s = state();
  s.fault = fault;
  s.countdown = nth;
  s.reached = false;
  s.unsynced.clear();
}

bool FaultVfs::reached() const { return state().reached; }

AllocationFault::AllocationFault(int nth, bool for_good) {
  sqlite3_shutdown();
  sqlite3_config(SQLITE_CONFIG_GETMALLOC, &allocations().real);
  sqlite3_mem_methods methods = allocations().real;
  methods.xMalloc = failing_malloc;
  methods.xRealloc = failing_realloc;
  replace_allocations(methods);
  // Counted from here: starting SQLite is not what is tested.
  allocations().countdown = nth;
  allocations().for_good = for_good;
  allocations().reached = false;
}

AllocationFault::~AllocationFault() { replace_allocations(allocations().real); }

bool AllocationFault::reached() const { return allocations().reached; }

}  // namespace papers::test
