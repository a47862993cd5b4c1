// What arrives of a subscription's papers, whatever becomes of its senders and of its query: looked
// at from the side of those who get the mails.
#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "library/sqlite.hpp"
#include "outbox/outbox.hpp"
#include "outbox/turn.hpp"
#include "support/catch.hpp"
#include "support/process.hpp"

namespace papers::outbox_turn_difference_test {

using namespace papers::outbox;
using test::Outbox;

namespace {

constexpr std::array queries{"", "zebra", "okapi", "zebra OR okapi"};
constexpr std::array formats{"text", "email", "markdown"};
constexpr std::array animals{"zebra", "okapi", "heron"};

/// Of a command behind --send; {} is the file that counts as delivered.
constexpr std::array senders{
    "cat > {}",
    "cat > {}; kill -9 $$",
    "(cat > {}; sh -c 'kill -9 $$'); exit $?",
    "cat > {}; kill -9 $PPID",
    "kill -9 $$",
    "kill -9 $PPID",
    "exit 1",
    "cat > /dev/null; exit 75",
    "/nonexistent/sender",
};

/// Those who get the mails, and the one who changes what is asked for while they arrive.
class World : public Observer {
 public:
  explicit World(unsigned seed) : random_(seed) { ask_otherwise(); }

  void something_happens() {
    switch (pick(9)) {
      case 0:
      case 1:
        return list_paper();
      case 2:
        return ask_otherwise();
      case 3:
        return pick(4) == 0 ? begin_anew() : list_paper();
      case 4:
        return print_and_mark();
      case 5:
        return send_what_was_prepared_before();
      default:
        return send(senders[pick(senders.size())]);
    }
  }

  /// No sender fails from here on.
  void check_all_arrives() {
    while (box_.prepare()) send(senders.front());
    for (std::size_t paper = 0; paper < listed_.size(); ++paper) {
      INFO("paper " << paper);
      const std::string query = box_.all().request.search.query;
      const bool due = query.empty() || query.find(listed_[paper]) != std::string::npos;
      if (due) CHECK(ids_of_[paper].size() == 1);
    }
  }

  void print(std::string_view bytes) override {
    if (pick(2) == 0) ask_otherwise();
    if (pick(3) == 0) throw Error("no space left on device");
    arrive(std::string(bytes));
    if (pick(3) == 0) throw Error("connection lost");
  }
  void remark(const std::string& /*line*/) override {}
  void failure(const std::string& /*line*/) override {}

 private:
  std::size_t pick(std::size_t count) { return random_() % count; }

  void list_paper() {
    const std::size_t number = listed_.size();
    listed_.push_back(animals[pick(animals.size())]);
    Record record;
    record.title = fmt::format("The {} {}", listed_.back(), word_of(number));
    record.listing.emplace();
    test::take_in(box_.library(), record.title, {record}, {.date = test::day("2026-03-12")});
  }

  /// Stands in no other title, and never over two lines.
  static std::string word_of(std::size_t paper) { return fmt::format("q{}q", paper); }

  SubscriptionRequest some_request() {
    SubscriptionRequest request;
    request.search.query = queries[pick(queries.size())];
    request.search.limit = static_cast<std::int64_t>(pick(4));
    request.format = formats[pick(formats.size())];
    return request;
  }

  void ask_otherwise() {
    change_subscription(box_.library(), "all", some_request());
    give_up_pending(box_.library(), box_.all());
  }

  /// A subscription that was removed is forgotten with all it sent.
  void begin_anew() {
    unsubscribe(box_.library(), "all");
    subscribe(box_.library(), "all", some_request());
    ids_of_.clear();
  }

  static Turn turn_of(Turn::Action action, const std::string& command) {
    Turn turn;
    turn.action = action;
    turn.command = command;
    turn.options = Outbox::options();
    return turn;
  }

  void print_and_mark() {
    open_ = box_.prepare();
    try {
      take_turn(box_.library(), box_.all(), turn_of(Turn::Action::mark, ""), *this);
    } catch (const Error&) {  // what print() throws
    }
  }

  void send(const char* sender) {
    open_ = box_.prepare();
    const std::string command = fmt::format(fmt::runtime(sender), delivered());
    // Some senders kill who started them.
    test::in_another_process([&] {
      library::Library library(box_.library().file(), library::Access::write);
      take_turn(library, find_subscription(library, "all"), turn_of(Turn::Action::send, command),
                *this);
    });
    collect();
  }

  /// As a run that is overtaken by a change after it made its issue.
  void send_what_was_prepared_before() {
    open_ = box_.prepare();
    if (!open_) return;
    ask_otherwise();
    try {
      box_.send(*open_, fmt::format(fmt::runtime(senders[pick(3)]), delivered()));
    } catch (const Error&) {  // it was given up
    }
    collect();
  }

  [[nodiscard]] std::string delivered() const { return box_.file("delivered"); }

  void collect() {
    if (!std::filesystem::exists(delivered())) return;
    arrive(test::read_bytes(delivered()));
    std::filesystem::remove(delivered());
  }

  void arrive(const std::string& mail) {
    REQUIRE(open_.has_value());
    CHECK(mail == open_->body);
    for (std::size_t paper = 0; paper < listed_.size(); ++paper) {
      if (mail.find(word_of(paper)) == std::string::npos) continue;
      INFO("paper " << paper << " in " << open_->message_id);
      ids_of_[paper].insert(open_->message_id);
      CHECK(ids_of_[paper].size() == 1);
    }
  }

  std::mt19937 random_;
  Outbox box_;
  std::vector<std::string> listed_;  ///< a paper's animal
  std::optional<Issue> open_;        ///< what a turn is to send
  std::map<std::size_t, std::set<std::string>> ids_of_;
};

}  // namespace

TEST_CASE("no paper arrives under two names and none never, whatever kills the senders",
          "[outbox]") {
  for (unsigned seed = 1; seed <= 4; ++seed) {
    World world(seed);
    for (int step = 0; step < 40; ++step) {
      INFO("seed " << seed << ", step " << step);
      world.something_happens();
    }
    INFO("seed " << seed);
    world.check_all_arrives();
  }
}

}  // namespace papers::outbox_turn_difference_test
