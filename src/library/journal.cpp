#include "library/journal.hpp"

#include "base/error.hpp"
#include "library/sqlite.hpp"

namespace papers::library {
namespace {

/// Enough for searches that are under way; longer users are not waited for.
constexpr int switch_wait_ms = 500;

class ShortWait {
 public:
  explicit ShortWait(Database& database)
      : database_(database), usual_ms_(database.set_busy_wait_ms(switch_wait_ms)) {}
  ~ShortWait() { database_.set_busy_wait_ms(usual_ms_); }
  ShortWait(const ShortWait&) = delete;
  ShortWait& operator=(const ShortWait&) = delete;

 private:
  Database& database_;
  int usual_ms_;
};

}  // namespace

void enter_wal(Database& database) {
  const ShortWait wait(database);
  try {
    database.run("PRAGMA journal_mode = WAL");
  } catch (const BusyError&) {
    // Readers may have to wait then; that is all.
  }
}

void leave_wal(Database& database) noexcept {
  try {
    const ShortWait wait(database);
    Statement mode = database.prepare("PRAGMA journal_mode");
    if (!mode.step() || mode.text(0) != "wal") return;
    mode.reset();
    // The long part, during which others can read; the change itself locks them out.
    database.run("PRAGMA wal_checkpoint(PASSIVE)");
    database.run("PRAGMA journal_mode = DELETE");
  } catch (const std::exception&) {
    // The file is whole in either mode.
  }
}

}  // namespace papers::library
