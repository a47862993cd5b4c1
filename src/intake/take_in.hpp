// A document into a library: its format, the days of its listings, its papers and their topics.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/day.hpp"
#include "ingest/listing_day.hpp"
#include "ingest/reader.hpp"
#include "library/library.hpp"
#include "topics/judge.hpp"

namespace papers::intake {

struct Options {
  const ingest::Format* format = nullptr;  ///< nullptr: chosen by content
  /// When the document listed its papers, where told.
  std::optional<Day> date = std::nullopt;
  /// A day that lacks its year is the latest such day up to this one; nullopt: the day the document
  /// was last written, else today.
  std::optional<Day> as_of = std::nullopt;
  bool dry_run = false;  ///< read and compare, store nothing
};

/// What a record turned out to be, where the library had something to compare it with.
struct Identified {
  std::uint64_t line = 0;
  std::int64_t paper = 0;
  Evidence evidence = Evidence::none;  ///< what it is that known paper by; none: it is a new one
  std::int64_t namesake = 0;           ///< library::Import::Result::namesake
};

/// Follows take_in(), on the thread that called it (identified() of a large document on another).
/// What a function throws ends the document like an error of its own.
class Observer {
 public:
  virtual ~Observer() = default;
  /// Once, before anything is read: the format and why it was chosen.
  virtual void format(const ingest::Format& /*format*/, std::string_view /*reason*/) {}
  /// Every line, once and in order; the view lives until the return.
  virtual void account(const ingest::Account& /*account*/) {}
  /// What a person should know though nothing was skipped; `line` 0: of the document as a whole.
  virtual void remark(std::uint64_t /*line*/, std::string_view /*text*/) {}
  /// Not at the same time as itself, but perhaps as others of these.
  virtual void identified(const Identified& /*identified*/) {}
  /// After each paper; those that are counted may still be on their way into the library.
  virtual void progress(std::uint64_t /*bytes_read*/, std::uint64_t /*papers*/) {}
};

struct Outcome {
  const ingest::Format* format = nullptr;  ///< nullptr: no format recognises the document
  library::Import::Totals totals;
  ingest::ListingDay listed;  ///< of the first paper that has one
};

/// Reads `input` to its end and lands it whole: papers, listings and topics in one transaction (a
/// snapshot in whole batches). Stores nothing of a document in which lines were skipped and no
/// paper found. Topics that are outdated are assigned again first; the latent space is learned
/// after it where it is time, in a transaction of its own. Throws Error, and then nothing of it is
/// stored (of a snapshot: nothing after the last whole batch); a document that no format recognises
/// is no error here. One judge does for all documents of a run.
Outcome take_in(library::Library& library, topics::Judge& judge, ingest::Input& input,
                const Options& options, Observer& observer);
Outcome take_in(library::Library& library, ingest::Input& input, const Options& options,
                Observer& observer);

/// For after SmallDocuments with `papers` papers in all were landed, as take_in() does by itself:
/// learns the latent space and lists common words where it is time. What it cannot do waits for the
/// next document.
void keep_up(library::Library& library, std::uint64_t papers);

}  // namespace papers::intake
