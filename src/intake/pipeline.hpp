// A pipeline of two threads: one produces items, the other consumes them in the same order.
#pragma once

#include <pthread.h>

#include <condition_variable>
#include <csignal>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace papers::intake {

/// Consumes items on a thread of its own, some way behind the producer. Signals stay with the
/// producer, whose reads they are to interrupt.
template <typename Item>
class Pipeline {
 public:
  /// `consume` is called on the other thread, for one item after the other.
  explicit Pipeline(std::function<void(const Item&)> consume) : consume_(std::move(consume)) {
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    thread_ = std::thread([this] { run(); });
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
  }
  /// Items that were not consumed yet are dropped.
  ~Pipeline() { stop(End::dropped); }
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  /// Waits while the other thread is far behind. Throws what consume() threw for an earlier item;
  /// nothing is consumed after that one.
  void push(Item item, std::size_t size_bytes) {
    filling_.items.push_back(std::move(item));
    filling_.size_bytes += size_bytes;
    if (filling_.items.size() == batch_items || filling_.size_bytes >= batch_bytes) push_batch();
  }

  /// Waits until everything is consumed. Throws as push() does.
  void finish() {
    push_batch();
    stop(End::complete);
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  enum class End { none, complete, dropped };
  struct Batch {
    std::vector<Item> items;
    std::size_t size_bytes = 0;
  };
  /// Waking the other thread for every item would cost more than most items.
  static constexpr std::size_t batch_items = 64;
  static constexpr std::size_t batch_bytes = std::size_t{256} << 10;
  static constexpr std::size_t waiting_bytes = std::size_t{1} << 20;

  void push_batch() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return waiting_bytes_ < waiting_bytes || failure_; });
    if (failure_) std::rethrow_exception(failure_);
    waiting_bytes_ += filling_.size_bytes;
    waiting_.push_back(std::exchange(filling_, {}));
    // Freed by the thread that made them, which is where their memory is used again.
    const std::vector<Batch> spent = std::exchange(spent_, {});
    lock.unlock();
    changed_.notify_all();
  }

  void stop(End end) {
    if (!thread_.joinable()) return;
    {
      const std::lock_guard lock(mutex_);
      end_ = end;
    }
    changed_.notify_all();
    thread_.join();
  }

  /// The next batch after `spent`; an empty one at the end.
  Batch next(Batch spent) {
    std::unique_lock lock(mutex_);
    spent_.push_back(std::move(spent));
    changed_.wait(lock, [this] { return !waiting_.empty() || end_ != End::none; });
    if (waiting_.empty() || end_ == End::dropped) return {};
    Batch batch = std::move(waiting_.front());
    waiting_.pop_front();
    waiting_bytes_ -= batch.size_bytes;
    changed_.notify_all();
    return batch;
  }

  void run() {
    try {
      for (Batch batch = next({}); !batch.items.empty(); batch = next(std::move(batch))) {
        for (const Item& item : batch.items) consume_(item);
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      failure_ = std::current_exception();
      changed_.notify_all();
    }
  }

  std::function<void(const Item&)> consume_;
  Batch filling_;  ///< the producer's alone
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Batch> waiting_;
  std::vector<Batch> spent_;
  std::size_t waiting_bytes_ = 0;
  End end_ = End::none;
  std::exception_ptr failure_;
  std::thread thread_;
};

}  // namespace papers::intake
