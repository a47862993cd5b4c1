#include "support/fault_points.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <deque>
#include <exception>
#include <optional>
#include <thread>
#include <utility>

#include "support/allocation_fault.hpp"
#include "support/fault_vfs.hpp"
#include "support/split.hpp"

namespace papers::test {
namespace {

using Failure = AllocationFault::Failure;

constexpr std::array disk_faults = {Fault::io_error,    Fault::broken_disk,  Fault::disk_full,
                                    Fault::short_write, Fault::passing_lock, Fault::held_lock};
constexpr std::array memory_faults = {Failure::once, Failure::for_good};

/// A kind of fault, and the places where it is tried.
struct Kind {
  Fault fault = Fault::none;
  Failure failure = Failure::none;
  long all = 0;     ///< places where it can come
  long passed = 0;  ///< of them, in this run
  int wanted = 0;

  /// Counts a place; whether it is one of the sample.
  bool pick() {
    ++passed;
    return passed * wanted / all != (passed - 1) * wanted / all;
  }
  [[nodiscard]] std::string name() const {
    constexpr std::array faults = {"none",        "EIO",       "EIO for good",  "ENOSPC",
                                   "short write", "busy once", "busy for good", "power loss"};
    constexpr std::array failures = {"", "no memory once", "no memory for good"};
    return fault != Fault::none ? faults.at(static_cast<std::size_t>(fault))
                                : failures.at(static_cast<std::size_t>(failure));
  }
};

std::vector<Kind> all_kinds() {
  std::vector<Kind> kinds;
  for (const Fault fault : disk_faults) kinds.push_back({fault, Failure::none});
  for (const Failure failure : memory_faults) kinds.push_back({Fault::none, failure});
  return kinds;
}

int cores() { return std::max(1, static_cast<int>(std::thread::hardware_concurrency())); }

class Points {
 public:
  Points(const FaultTrial& trial, int places) : trial_(trial), kinds_(all_kinds()) {
    count_places();
    for (Kind& kind : kinds_) {
      // Each waits some seconds before it gives up.
      const long most = kind.fault == Fault::held_lock ? 3 : places;
      kind.wanted = static_cast<int>(std::min(most, kind.all));
    }
  }

  FaultTally try_all() {
    for (const Kind& kind : kinds_) {
      const bool sleeps = kind.fault == Fault::held_lock;
      if (sleeps || trial_.threaded) run_for_each(kind, sleeps ? kind.wanted : cores() - 1);
    }
    if (!trial_.threaded) {
      run([this](Operation operation) { return fault_at(operation); },
          [this] { return failure_here(); });
    }
    collect(0);
    return tally_;
  }

 private:
  /// The command, and in a child its verdict.
  void run(FaultVfs::Choose on_disk, AllocationFault::Choose in_memory) {
    AllocationFault memory(std::move(in_memory));
    FaultVfs vfs;
    vfs.choose(std::move(on_disk));
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
        [this] {
          for (Kind& kind : kinds_) kind.all += kind.failure != Failure::none ? 1 : 0;
          return Failure::none;
        });
    std::string counts;
    for (const Kind& kind : kinds_) counts += fmt::format("{} ", kind.all);
    split.end(counts);
  }

  /// The command from its beginning for each place of `kind`, so many at once and one more.
  void run_for_each(const Kind& kind, int at_once) {
    for (int i = 1; i <= kind.wanted; ++i) {
      const long nth = (kind.all * i + kind.wanted - 1) / kind.wanted;
      if (begin(kind, nth)) run_with(kind, nth);
      collect(at_once);
    }
  }

  void run_with(const Kind& kind, long nth) {
    run(
        [kind, left = nth](Operation operation) mutable {
          return affects(kind.fault, operation) && --left == 0 ? kind.fault : Fault::none;
        },
        [kind, left = nth]() mutable {
          return kind.failure != Failure::none && --left == 0 ? kind.failure : Failure::none;
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
      const std::string said = under_way_.front().split.wait();
      if (!said.empty()) complain(under_way_.front().place, said);
      under_way_.pop_front();
    }
  }

  /// The files of the run are this process's and a child's alike until the child has parted them.
  bool split_here(const Kind& kind) {
    if (begin(kind, kind.passed)) return true;
    const std::string said = under_way_.back().split.wait();
    if (!said.empty()) complain(under_way_.back().place, said);
    under_way_.pop_back();
    return false;
  }

  Fault fault_at(Operation operation) {
    if (self_) return Fault::none;
    for (Kind& kind : kinds_) {
      if (kind.fault == Fault::held_lock || !affects(kind.fault, operation)) continue;
      if (kind.pick() && split_here(kind)) return kind.fault;
    }
    return Fault::none;
  }

  Failure failure_here() {
    if (self_) return Failure::none;
    for (Kind& kind : kinds_) {
      if (kind.failure != Failure::none && kind.pick() && split_here(kind)) return kind.failure;
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
  struct UnderWay {
    std::string place;
    Split split;
  };
  std::deque<UnderWay> under_way_;
  std::optional<Split> self_;  ///< in a child
};

}  // namespace

FaultTally try_faults(const FaultTrial& trial, int places) {
  return Points(trial, places).try_all();
}

}  // namespace papers::test
