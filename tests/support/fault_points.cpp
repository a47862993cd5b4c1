#include "support/fault_points.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <deque>
#include <exception>
#include <filesystem>
#include <functional>
#include <optional>
#include <thread>
#include <utility>

#include "support/allocation_fault.hpp"
#include "support/fault_vfs.hpp"
#include "support/split.hpp"
#include "support/system_calls.hpp"

namespace papers::test {
namespace {

using Failure = AllocationFault::Failure;

constexpr std::array disk_faults = {Fault::io_error,    Fault::broken_disk,  Fault::disk_full,
                                    Fault::short_write, Fault::passing_lock, Fault::held_lock};
constexpr std::array memory_faults = {Failure::once, Failure::for_good};

enum class Memory { of_sqlite, of_program };

/// A kind of fault, and the places where it is tried.
struct Kind {
  Fault fault = Fault::none;
  Failure failure = Failure::none;
  Memory memory = Memory::of_sqlite;
  long all = 0;     ///< places where it can come
  long passed = 0;  ///< of them, in this run
  int wanted = 0;

  /// Counts a place; whether it is one of the sample.
  bool pick() {
    ++passed;
    return passed * wanted / all != (passed - 1) * wanted / all;
  }
  [[nodiscard]] bool is_failure_of(Memory which) const {
    return failure != Failure::none && memory == which;
  }
  [[nodiscard]] std::string name() const {
    constexpr std::array faults = {"none",        "EIO",       "EIO for good",  "ENOSPC",
                                   "short write", "busy once", "busy for good", "power loss"};
    constexpr std::array failures = {"", "no memory once", "no memory for good"};
    if (fault != Fault::none) return faults.at(static_cast<std::size_t>(fault));
    return fmt::format("{}{}", failures.at(static_cast<std::size_t>(failure)),
                       memory == Memory::of_sqlite ? " in SQLite" : "");
  }
};

std::vector<Kind> all_kinds() {
  std::vector<Kind> kinds;
  for (const Fault fault : disk_faults) kinds.push_back({.fault = fault});
  for (const Memory memory : {Memory::of_sqlite, Memory::of_program}) {
    for (const Failure failure : memory_faults) {
      kinds.push_back({.failure = failure, .memory = memory});
    }
  }
  return kinds;
}

int cores() { return std::max(1, static_cast<int>(std::thread::hardware_concurrency())); }

class Points {
 public:
  Points(const FaultTrial& trial, int places) : trial_(trial), kinds_(all_kinds()) {
    count_places();
    for (Kind& kind : kinds_) kind.wanted = static_cast<int>(std::min<long>(places, kind.all));
  }

  FaultTally try_all() {
    if (trial_.threaded) {
      for (const Kind& kind : kinds_) run_for_each(kind);
    } else {
      run([this](Operation operation) { return fault_at(operation); },
          [this](Memory memory) { return failure_in(memory); });
    }
    collect(0);
    return tally_;
  }

 private:
  /// The command, and in a child its verdict.
  void run(FaultVfs::Choose on_disk, const std::function<Failure(Memory)>& in_memory) {
    AllocationFault memory([&] { return in_memory(Memory::of_sqlite); },
                           [&] { return in_memory(Memory::of_program); });
    FaultVfs vfs;
    vfs.choose(std::move(on_disk));
    SystemCalls system;
    system.skip_sleeps();  // before it gives up on a lock, the command sleeps a thousand times
    const Ran ran = run_papers(trial_.command);
    vfs.stop();
    memory.stop();
    if (self_) self_->end(verdict(ran));
    if (ran.code != 0) complain("without a fault", ran.err);
  }

  std::string verdict(const Ran& ran) const {
    try {
      return trial_.judge(ran);
    } catch (const std::exception& error) {
      return fmt::format("cannot be judged: {}", error.what());
    }
  }

  /// How often each kind could come, told by a child, as the run leaves its traces.
  void count_places() {
    Split split;
    if (!split.is_child()) {
      const std::string told = split.wait();
      const char* at = told.data();
      for (Kind& kind : kinds_) {
        at = std::from_chars(at, told.data() + told.size(), kind.all).ptr + 1;
      }
      return;
    }
    run(
        [this](Operation operation) {
          for (Kind& kind : kinds_) kind.all += affects(kind.fault, operation) ? 1 : 0;
          return Fault::none;
        },
        [this](Memory memory) {
          for (Kind& kind : kinds_) kind.all += kind.is_failure_of(memory) ? 1 : 0;
          return Failure::none;
        });
    std::string counts;
    for (const Kind& kind : kinds_) counts += fmt::format("{} ", kind.all);
    split.end(counts);
  }

  /// The command from its beginning for each place of `kind`, one on each core.
  void run_for_each(const Kind& kind) {
    for (int i = 1; i <= kind.wanted; ++i) {
      const long nth = (kind.all * i + kind.wanted - 1) / kind.wanted;
      if (begin(kind, nth)) run_with(kind, nth);
      collect(cores() - 1);
    }
  }

  void run_with(const Kind& kind, long nth) {
    run(
        [kind, left = nth](Operation operation) mutable {
          return affects(kind.fault, operation) && --left == 0 ? kind.fault : Fault::none;
        },
        [kind, left = nth](Memory memory) mutable {
          return kind.is_failure_of(memory) && --left == 0 ? kind.failure : Failure::none;
        });
  }

  /// True in the child, which is to meet the fault.
  bool begin(const Kind& kind, long nth) {
    ++tally_.points;
    Split split;
    if (split.is_child()) {
      self_.emplace(std::move(split));
      return true;
    }
    under_way_.push_back({fmt::format("{} at {}", kind.name(), nth), std::move(split)});
    return false;
  }

  /// Waits until no more than `left` children are under way.
  void collect(int left) {
    while (under_way_.size() > static_cast<std::size_t>(left)) {
      judge_end(under_way_.front());
      under_way_.pop_front();
    }
  }

  struct UnderWay {
    std::string place;
    Split split;
  };

  void judge_end(UnderWay& trial) {
    std::string said = trial.split.wait();
    // Where memory ran out in a destructor, the child could not go on to judge.
    if (said == "ended with 2") said = verdict_on(trial.split.folder());
    if (!said.empty()) complain(trial.place, said);
  }

  /// That of another child, on what one left that ended at once.
  std::string verdict_on(const std::filesystem::path& left) {
    const std::filesystem::path here = std::filesystem::current_path();
    std::filesystem::current_path(left);
    Split split;
    if (split.is_child()) {
      splitting_ = true;
      split.end(verdict({2, "", "papers: out of memory\n"}));
    }
    std::filesystem::current_path(here);
    return split.wait();
  }

  /// The files of the run are this process's and a child's alike until the child has parted them.
  bool split_here(const Kind& kind) {
    splitting_ = true;
    if (begin(kind, kind.passed)) return true;
    judge_end(under_way_.back());
    under_way_.pop_back();
    splitting_ = false;
    return false;
  }

  Fault fault_at(Operation operation) {
    if (splitting_) return Fault::none;
    for (Kind& kind : kinds_) {
      if (!affects(kind.fault, operation)) continue;
      if (kind.pick() && split_here(kind)) return kind.fault;
    }
    return Fault::none;
  }

  Failure failure_in(Memory memory) {
    if (splitting_) return Failure::none;
    for (Kind& kind : kinds_) {
      if (kind.is_failure_of(memory) && kind.pick() && split_here(kind)) return kind.failure;
    }
    return Failure::none;
  }

  void complain(const std::string& place, const std::string& what) {
    std::string command;
    for (const std::string& word : trial_.command) command += word + " ";
    tally_.complaints.push_back(fmt::format("{}| {}: {}", command, place, what));
  }

  const FaultTrial& trial_;
  std::vector<Kind> kinds_;
  FaultTally tally_;
  std::deque<UnderWay> under_way_;
  std::optional<Split> self_;  ///< in a child
  bool splitting_ = false;  ///< what is asked for meanwhile is not the command's; in a child, ever
};

}  // namespace

FaultTally try_faults(const FaultTrial& trial, int places) {
  return Points(trial, places).try_all();
}

}  // namespace papers::test
