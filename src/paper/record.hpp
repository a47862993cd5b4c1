// What one document says about one paper: what readers make and the library takes in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "paper/work_kind.hpp"

namespace papers {

/// How much of the abstract a text is; a later kind is better data and replaces an earlier one.
enum class AbstractKind { none, summary, truncated, full };

/// "full", "truncated", "summary"; "" for none.
std::string_view to_string(AbstractKind kind);
/// The inverse; nullopt for other words.
std::optional<AbstractKind> parse_abstract_kind(std::string_view word);

/// Kinds: code, project, data, arxiv, hf, other.
struct Link {
  std::string kind;
  std::string url;
  bool operator==(const Link&) const = default;
};

/// A paper's place on a page that lists papers. Numbers the page does not show are absent.
struct Listing {
  std::string source;            ///< the document's name; empty in the record that is read from it
  std::optional<Day> listed_on;  ///< the full day, where the document states one
  std::optional<std::int64_t> position, upvotes, github_stars, comments;
  bool operator==(const Listing&) const = default;
};

/// All text is clean UTF-8 (text::clean) and trimmed; the title is one line. Only the title is
/// always there. `abstract` keeps its wording, hard-wrapped lines joined by one blank.
struct Record {
  std::string title;
  std::string abstract;
  AbstractKind abstract_kind = AbstractKind::none;
  std::vector<std::string> authors;
  bool authors_cut = false;  ///< the source names the first ones only ("and others")
  std::vector<std::string> keywords;
  std::string arxiv_id;  ///< as found; identity.hpp normalises
  std::string doi;
  std::string url;        ///< the paper's own page, where known
  std::string published;  ///< ISO day, month or year; empty when unknown
  /// Its day of publication as a page of the same year prints it ("May 30"); ingest completes it.
  std::optional<StatedDay> published_without_year;
  std::string venue;
  WorkKind work_kind = WorkKind::unknown;
  std::vector<Link> links;  ///< stated ones; those inside the abstract are added at ingest

  std::optional<Listing> listing;  ///< absent in bibliographies and snapshots
  /// The day of its listing as a page without a year states it; only without listing->listed_on.
  std::optional<StatedDay> listed_without_year;

  /// Only from our own jsonl, where a paper comes back as it was.
  struct Restored {
    std::int64_t id = 0;
    std::string key;
    std::vector<Listing> listings;
    std::vector<std::string> tags;
    std::string note;
  };
  std::optional<Restored> restored;

  std::uint64_t line =
      0;  ///< where it starts in the document, 1-based; row number for one-line JSON
};

}  // namespace papers
