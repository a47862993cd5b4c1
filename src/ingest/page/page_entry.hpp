// A paper while its part of a page is read, and the papers that wait to be told.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "ingest/page/page_ledger.hpp"
#include "paper/record.hpp"

namespace papers::ingest::page {

struct Entry {
  Record record;
  std::string last_line;     ///< of a title of several, where it may be an organisation
  bool blank_below = false;  ///< a blank line came after its title
  Appearance seen;           ///< votes, stars, comments as far as known
  Ledger::Token token = 0;   ///< of the title's lines
  bool certain = false;      ///< a heading, or linked to a paper: a title whatever follows
  bool maybe_name = false;   ///< follows "Submitted by"
  bool after_votes = false;
  bool has_authors = false;
  bool marked = false;  ///< has small print that only papers have
  bool has_date = false;
  bool has_print = false;  ///< small print came after the title
  bool print_after_abstract = false;
  bool on_trending_page = false;
  std::size_t heading_level = 0;
  std::vector<unsigned> numbered_links;  ///< which the list at the page's end resolves
  std::uint64_t title_hash = 0;

  void add_numbered_link(unsigned number);
  /// Takes in where a link of its small print or title leads.
  void add_url(std::string_view url);
};

/// Fills what `into` lacks from `copy`, the second appearance of the same paper on one page.
void merge_copy(Entry& into, Entry& copy);

/// Papers of one document, held back a little: pages show a paper twice, and number its links
/// before they list them. Bounded in number and bytes.
class Shelf {
 public:
  explicit Shelf(Sink& sink) : sink_(sink) {}

  void put(Entry&& entry);
  void resolve_link(unsigned number, std::string_view url);
  /// What comes next is another page: no copies across it, and positions begin again.
  void turn_page();
  void finish();

 private:
  void tell_front();
  void tell_surplus();
  void wait_for_links(std::size_t index, const Entry& entry);
  void stop_waiting(unsigned number, std::uint64_t serial);

  Sink& sink_;
  std::deque<Entry> held_;
  std::deque<std::uint64_t> hashes_;        ///< of held_; 0 for those of an earlier page
  std::unordered_set<std::uint64_t> told_;  ///< titles of this page that are gone
  std::unordered_multimap<unsigned, std::uint64_t> waiting_;  ///< link number, serial of its paper
  std::uint64_t first_serial_ = 0;                            ///< of held_.front()
  std::size_t held_bytes_ = 0;
  std::int64_t position_ = 0;
};

}  // namespace papers::ingest::page
