#include <fmt/format.h>

#include "base/clock.hpp"
#include "base/interrupt.hpp"
#include "cli/arguments.hpp"
#include "cli/digest_options.hpp"
#include "cli/filters.hpp"
#include "cli/output.hpp"
#include "digest/command_line.hpp"
#include "digest/digest.hpp"
#include "digest/title_search.hpp"
#include "outbox/sender.hpp"
#include "outbox/turn.hpp"
#include "recommend/recommend.hpp"
#include "render/mime.hpp"
#include "render/render.hpp"
#include "text/utf8.hpp"

namespace papers::cli {
namespace {

using outbox::Subscription;
using outbox::Turn;

/// Whether a shell takes it for blanks or a comment, and calls that a success.
bool runs_nothing(std::string_view command) {
  command = text::trim(command);
  return command.empty() || command.front() == '#';
}

/// The options about subscriptions: whose issue, and what becomes of it.
class TurnOptions {
 public:
  void declare(Arguments& arguments) {
    arguments.options.insert(
        arguments.options.end(),
        {{"--for", "NAME", "the next issue of a subscription", &name_, "generate subscriptions"},
         {"--for-all", "", "of every subscription; a failure does not stop the others", &all_},
         only_typed({"--send", "COMMAND",
                     "start this with the issue as its input; sent when it exits with 0", &send_}),
         only_typed({"--mark", "", "print the issue and count it as sent", &mark_}),
         {"--dry-run", "", "print what would be sent", &dry_run_},
         only_typed({"--resend", "N", "issue N once more, as it was", &resend_}),
         only_typed({"--catch-up", "", "count everything that waits as seen", &catch_up_}),
         {"--allow-empty", "", "an issue even when nothing is new", &allow_empty_}});
  }

  /// True when a subscription is meant and not a query.
  [[nodiscard]] bool wanted() const { return name_.has_value() || all_; }
  [[nodiscard]] bool all() const { return all_; }

  /// Throws UsageError for options that say nothing without --for, or exclude each other.
  void check() const {
    if (name_ && all_) throw UsageError("--for and --for-all exclude each other");
    const bool acts = send_ || mark_ || dry_run_ || resend_ || catch_up_ || allow_empty_;
    if (!wanted() && acts) {
      throw UsageError(
          "--send, --mark, --dry-run, --resend, --catch-up and --allow-empty belong to "
          "--for NAME or --for-all");
    }
    if (resend_ && all_) throw UsageError("--resend wants --for NAME");
    if (send_ && runs_nothing(*send_)) {
      throw UsageError("--send wants a command, such as 'sendmail -t -oi'");
    }
    const int ends =
        static_cast<int>(send_.has_value()) + static_cast<int>(mark_) + static_cast<int>(catch_up_);
    if (ends > 1) throw UsageError("only one of --send, --mark and --catch-up");
    if (resend_ && (mark_ || catch_up_ || allow_empty_)) {
      throw UsageError("--resend goes with --send only: the issue is what it was");
    }
  }

  [[nodiscard]] std::vector<Subscription> subscriptions(library::Library& library) const {
    if (name_) return {outbox::find_subscription(library, *name_)};
    return outbox::subscriptions(library);
  }

  [[nodiscard]] Turn turn() const {
    Turn turn;
    turn.action = action();
    if (!dry_run_) turn.command = send_.value_or("");
    turn.number = resend_.value_or(0);
    turn.options.allow_empty = allow_empty_;
    return turn;
  }

 private:
  [[nodiscard]] Turn::Action action() const {
    if (resend_) return Turn::Action::resend;
    if (dry_run_) return Turn::Action::preview;
    if (send_) return Turn::Action::send;
    if (mark_) return Turn::Action::mark;
    return catch_up_ ? Turn::Action::catch_up : Turn::Action::preview;
  }

  std::optional<std::string> name_, send_;
  std::optional<std::int64_t> resend_;
  bool all_ = false, mark_ = false, dry_run_ = false, catch_up_ = false, allow_empty_ = false;
};

class TurnWords : public outbox::Observer {
 public:
  explicit TurnWords(const Context& context) : context_(context) {}
  void print(std::string_view bytes) override {
    context_.write(bytes);
    context_.output->flush();
  }
  void remark(const std::string& line) override { context_.remark(line); }
  /// Even with -q: cron's reader must learn of it.
  void failure(const std::string& line) override { write_message(line); }

 private:
  const Context& context_;
};

/// An error outweighs "try again later", which outweighs success.
ExitCode worse(ExitCode a, ExitCode b) {
  if (a == ExitCode::error || b == ExitCode::error) return ExitCode::error;
  return a == ExitCode::done ? b : a;
}

class DigestCommand : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positionals = {
        {"QUERY", "only papers that match; - for those whose IDs are on stdin", &words_}};
    filters_.declare(arguments, "50");
    options_.declare(arguments);
    arguments.options.insert(
        arguments.options.end(),
        {{"--title", "TEXT", "the heading, in place of one made from the query", &title_},
         {"--title-search", "URL",
          "where papers without an address are looked for, with {title} in it; or none",
          &title_search_},
         {"--crlf", "", "in format email: lines end as on the wire", &crlf_}});
    turns_.declare(arguments);
  }

  [[nodiscard]] Needs needs(Needs) const override {
    return turns_.turn().sends() ? Needs::library_to_write : Needs::library_to_read;
  }

  ExitCode run(Context& context) override {
    turns_.check();
    if (!turns_.wanted()) return print(context);
    if (!words_.empty()) throw UsageError("--for takes no query: a subscription has its own");
    refuse_options_of_a_query(context);
    return take_turns(context);
  }

 private:
  /// A subscription has its own query, grouping and recipients.
  void refuse_options_of_a_query(const Context& context) const {
    Arguments own;
    FilterOptions().declare(own, "");
    DigestOptions().declare(own);
    std::vector<std::string> names = {"--title"};
    for (const Option& option : own.options) {
      if (long_name(option) != "--format") names.push_back(long_name(option));
    }
    context.refuse_typed(names,
                         "says nothing with --for: change the subscription with "
                         "papers subscribe NAME --change");
  }

  ExitCode take_turns(Context& context) {
    const std::vector<Subscription> subscriptions = turns_.subscriptions(*context.library);
    Turn turn = turns_.turn();
    if (const render::DigestFormat* given = options_.given_format()) {
      turn.options.format = given->name;
    }
    turn.options.today = today();
    turn.options.now = now_utc();
    turn.options.from = context.mail.from;
    turn.options.unsubscribe = context.mail.unsubscribe;
    turn.options.title_search = title_search();
    turn.crlf = crlf_;
    std::optional<outbox::SenderLock> lock;
    if (turn.sends()) lock.emplace(context.library->file());
    recommend::keep_scores_fresh(*context.library, turn.options.today);
    TurnWords words(context);
    ExitCode outcome = ExitCode::done;
    for (const Subscription& subscription : subscriptions) {
      throw_if_interrupted();
      try {
        outcome = worse(outcome, take_turn(*context.library, subscription, turn, words));
        if (outcome != ExitCode::done) throw_if_interrupted();
      } catch (const OutputClosed&) {
        throw;
      } catch (const Error& error) {
        if (!turns_.all()) throw;
        write_message(fmt::format("{}: {}", subscription.name, error.what()));
        outcome = worse(outcome, error.code());
      }
    }
    return outcome;
  }

  ExitCode print(Context& context) {
    render::MailFields mail = options_.mail(context);
    const Day day = today();
    const render::DigestFormat* given = options_.given_format();
    const auto& format = given != nullptr ? *given : *render::find_digest_format("text");
    if (!format.is_mail) {
      context.refuse_typed({"--to", "--from", "--subject", "--crlf"}, "goes with -f email");
    }
    auto [request, all_known] = filters_.request_or_ids(context, words_, day);
    request.ranked = false;
    digest::Digest digest = digest::build(*context.library,
                                          {.search = std::move(request),
                                           .by = options_.by(),
                                           .summary = options_.summary(),
                                           .most_papers = format.most_papers,
                                           .title = title_,
                                           .title_search = title_search()},
                                          day);
    context.remark_all(digest.remarks);
    if (digest.total == 0) return ExitCode::nothing;
    if (context.is_typed("--db") && !digest.more_command.empty()) {
      constexpr std::string_view program = "papers ";
      digest.more_command.insert(
          program.size(), fmt::format("--db {} ", digest::shell_quoted(context.library_file)));
    }
    mail.date = now_utc();
    context.page();
    render::Style style;
    style.color = context.color;
    style.width_cols = context.width_cols;
    const std::string bytes = format.render(digest, style, mail);
    context.write(crlf_ && format.is_mail ? render::with_crlf(bytes) : bytes);
    return all_known ? ExitCode::done : ExitCode::nothing;
  }

  /// Throws UsageError when it is neither an address for titles nor "none".
  [[nodiscard]] std::string title_search() const {
    if (title_search_ == "none") return {};
    if (!digest::is_title_search(title_search_)) {
      throw UsageError(
          fmt::format("--title-search cannot be '{}': it is none, or a web address with {{title}} "
                      "where the title's words stand",
                      title_search_));
    }
    return title_search_;
  }

  std::vector<std::string> words_;
  FilterOptions filters_;
  DigestOptions options_;
  TurnOptions turns_;
  std::string title_;
  std::string title_search_{digest::arxiv_title_search};
  bool crlf_ = false;
};

}  // namespace

extern const CommandInfo digest_command;
const CommandInfo digest_command = {
    .name = "digest",
    .group = "Digests",
    .summary = "sum up the newest listed day, or what a query finds",
    .examples =
        "papers digest\n"
        "papers digest --since 2026-03 --by day -f markdown\n"
        "papers digest -t vision -f html > vision.html\n"
        "papers digest -f email --to you@example.org | sendmail -t -oi\n"
        "papers digest --for vision --send 'sendmail -t -oi'",
    .needs = Needs::library_to_read,
    .dash_words = true,
    .make = make_command<DigestCommand>,
    .other_names = "report mail send",
    .shows_topics = true,
};

}  // namespace papers::cli
