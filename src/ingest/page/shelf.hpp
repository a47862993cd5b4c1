// A paper while its part of a page is read, the papers that wait to be told, and the account.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "ingest/page/block.hpp"
#include "ingest/reader.hpp"
#include "paper/record.hpp"

namespace papers::ingest::page {

/// How an entry to which nothing leads says what it is: it is a paper only in a list of papers.
enum class Stated : std::uint8_t {
  no,
  reference,  ///< "Ann One, Bob Two. Title. Place 2019."
  item        ///< "Title (Place 2019)"
};

struct Entry {
  Record record;
  Listing listing;      ///< votes, stars, comments as far as known
  bool marked = false;  ///< has small print that only papers have, or a link to its page
  Stated stated = Stated::no;
  bool published = false;  ///< it says where it stands: pages, a journal
  bool on_trending_page = false;
  bool called_abstract = false;          ///< the page says that its text is one
  std::string summary;                   ///< that stands beside the abstract, or for it
  std::vector<unsigned> numbered_links;  ///< which the list at the page's end resolves
  unsigned comments_link = 0;            ///< the number of the link that the comments are
  std::uint64_t title_hash = 0;

  void add_numbered_link(unsigned number);
  /// Takes in where a link of its small print or title leads.
  void add_link(const BlockLink& link);
  /// The same for what a list of links defines, if one of `numbered_links` is its number.
  void resolve(const BlockLink& definition);
};

/// Fills what `into` lacks from `copy`, the second copy of the same paper on one page.
void merge_copy(Entry& into, Entry& copy);

/// Papers of one document, held back a little: pages show a paper twice, and number its links
/// before they list them. Bounded in number and bytes.
class Shelf {
 public:
  explicit Shelf(Sink& sink) : sink_(sink) {}

  void put(Entry&& entry);
  /// Gives what a list of links says to the paper that waits for it; false where none does. A list
  /// has one line for each use of a number or text, in their order, or one for all of them.
  bool resolve_link(const BlockLink& definition);
  /// What comes next is another page: no copies across it, and positions begin again.
  void turn_page();
  void finish();

 private:
  std::deque<std::uint64_t>::iterator find_copy(const Entry& entry);
  void tell_front();
  void tell_surplus();
  void wait_for_links(std::size_t index, const Entry& entry);
  void stop_waiting(unsigned number);

  Sink& sink_;
  std::deque<Entry> held_;
  std::unordered_set<std::uint64_t> told_;  ///< titles of this page that are gone
  std::deque<std::uint64_t> hashes_;        ///< of held_; 0 for those of an earlier page
  /// Serials of the papers that use a link's number, each time.
  std::unordered_map<unsigned, std::deque<std::uint64_t>> waiting_;
  std::unordered_map<unsigned, BlockLink>
      for_all_;                     ///< lines of the list that had one for a number
  std::uint64_t first_serial_ = 0;  ///< of held_.front()
  std::size_t held_bytes_ = 0;
  std::int64_t position_ = 0;
};

/// The account of a page's lines, of pieces that come in order: each line once, blank ones between.
class AccountWriter {
 public:
  explicit AccountWriter(Sink& sink) : sink_(sink) {}

  /// Lines first..last, of which some may have been accounted for already: of several pieces of a
  /// line the first that is no mark counts, but for what is `too_long`. `why` must be a literal.
  void add(std::uint64_t first, std::uint64_t last, LineKind kind, std::string_view why);
  /// Accounts for the lines up to `last_line`, the document's.
  void finish(std::uint64_t last_line);

 private:
  void tell();
  void fill_up_to(std::uint64_t line);

  Sink& sink_;
  Account growing_;         ///< told once something else follows
  std::uint64_t done_ = 0;  ///< the last line that is accounted for
};

}  // namespace papers::ingest::page
