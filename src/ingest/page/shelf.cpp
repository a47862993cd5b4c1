#include "ingest/page/shelf.hpp"

#include <algorithm>
#include <utility>

#include "ingest/page/block.hpp"
#include "ingest/page/page_words.hpp"
#include "paper/links.hpp"
#include "paper/same_work.hpp"
#include "text/sentences.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

constexpr std::size_t most_held = 64;              ///< a page lists 50 papers, perhaps all twice
constexpr std::size_t most_held_for_links = 8192;  ///< until the list of numbered links comes
constexpr std::size_t most_held_bytes = std::size_t{16} << 20U;
constexpr std::size_t most_told = std::size_t{1} << 17U;

/// FNV-1a over letters and digits in lower case and all bytes beyond ASCII.
std::uint64_t hash_title(std::string_view title) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : title) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && !is_alphanumeric(c)) continue;
    hash = (hash ^ (is_upper(c) ? byte + 32U : byte)) * 0x100000001b3U;
  }
  return hash == 0 ? 1 : hash;
}

/// A title that a table cut short: "Lantern Routing: Sparse…".
std::string_view without_ellipsis(std::string_view title) {
  for (const std::string_view end : {"...", "\xE2\x80\xA6"}) {
    if (title.ends_with(end)) return text::trim(title.substr(0, title.size() - end.size()));
  }
  return title;
}

/// A title that leads to a paper elsewhere, and none of the small print of a page of papers.
bool is_of_newsletter(const Entry& entry) {
  const Listing& listing = entry.listing;
  const bool counted = listing.upvotes || listing.github_stars || listing.comments;
  const bool linked = !entry.record.arxiv_id.empty() || !entry.numbered_links.empty();
  const bool on_site = entry.record.url.starts_with("https://huggingface.co/");
  return linked && !on_site && !counted && entry.record.authors.empty() &&
         entry.record.published.empty() && !entry.record.published_without_year;
}

/// A paper on a page ordered by trend has a summary of a sentence or two unless it has an abstract.
/// In a newsletter one short sentence is what somebody says of it.
AbstractKind kind_of(const Entry& entry) {
  constexpr std::size_t longest_summary_bytes = 450, longest_paraphrase_bytes = 200;
  const std::string& abstract = entry.record.abstract;
  if (abstract.empty()) return AbstractKind::none;
  if (ends_truncated(abstract)) return AbstractKind::truncated;
  const bool trending = entry.on_trending_page;
  const std::size_t longest = trending ? longest_summary_bytes : longest_paraphrase_bytes;
  const bool is_abstract =
      entry.called_abstract || abstract.size() > longest || (!trending && !is_of_newsletter(entry));
  const std::size_t most_sentences = trending ? 2 : 1;
  return !is_abstract && text::sentences(abstract).size() <= most_sentences ? AbstractKind::summary
                                                                            : AbstractKind::full;
}

std::size_t size_of(const Entry& entry) {
  return entry.record.title.size() + entry.record.abstract.size() + sizeof(Entry);
}

template <typename Value>
void fill(std::optional<Value>& into, std::optional<Value>& from) {
  if (!into) into = from;
}

}  // namespace

void Entry::add_link(const BlockLink& link) {
  if (link.to == LinkTo::numbered) return add_numbered_link(link.number);
  if (!link.id.empty() && record.arxiv_id.empty()) record.arxiv_id = link.id;
  if (link.to == LinkTo::paper && record.url.empty()) record.url = link.url;
  if (link.to == LinkTo::code || link.to == LinkTo::project) {
    papers::add_link(record.links, link.url, link_kind(link.url));
  }
}

void Entry::resolve(const BlockLink& definition) {
  const auto at = std::find(numbered_links.begin(), numbered_links.end(), definition.number);
  if (at == numbered_links.end()) return;
  numbered_links.erase(at);
  // The number of stars leads to the paper, that of comments to its discussion.
  if (definition.number == comments_link && definition.to == LinkTo::paper &&
      !listing.github_stars) {
    listing.github_stars = std::exchange(listing.comments, std::nullopt);
  }
  add_link(definition);
}

void Entry::add_numbered_link(unsigned number) {
  constexpr std::size_t most_links = 8;
  if (number != 0 && numbered_links.size() < most_links) numbered_links.push_back(number);
}

void merge_copy(Entry& into, Entry& copy) {
  Record& a = into.record;
  Record& b = copy.record;
  if (b.abstract_kind > a.abstract_kind) {
    a.abstract = std::move(b.abstract);
    a.abstract_kind = b.abstract_kind;
  }
  if (a.title.size() < b.title.size() && b.title.starts_with(without_ellipsis(a.title))) {
    a.title = std::move(b.title);
  }
  if (a.doi.empty()) a.doi = std::move(b.doi);
  if (a.venue.empty()) a.venue = std::move(b.venue);
  if (a.arxiv_id.empty()) a.arxiv_id = std::move(b.arxiv_id);
  if (a.url.empty()) a.url = std::move(b.url);
  if (a.published.empty()) a.published = std::move(b.published);
  if (a.authors.empty()) a.authors = std::move(b.authors);
  for (const Link& link : b.links) papers::add_link(a.links, link.url, link.kind);
  fill(into.listing.upvotes, copy.listing.upvotes);
  fill(into.listing.github_stars, copy.listing.github_stars);
  fill(into.listing.comments, copy.listing.comments);
}

/// The same work of the same title, or of the same id: a ranking may cut titles short.
std::deque<std::uint64_t>::iterator Shelf::find_copy(const Entry& entry) {
  const auto is_work = [&](std::size_t i) {
    return compare_works(facts_of(held_[i].record), facts_of(entry.record)).same();
  };
  const auto same = std::find(hashes_.begin(), hashes_.end(), entry.title_hash);
  if (same != hashes_.end()) {
    return is_work(static_cast<std::size_t>(same - hashes_.begin())) ? same : hashes_.end();
  }
  if (entry.record.arxiv_id.empty()) return same;
  const std::size_t first = held_.size() > 2 * most_held ? held_.size() - 2 * most_held : 0;
  for (std::size_t i = first; i < held_.size(); ++i) {
    if (hashes_[i] != 0 && held_[i].record.arxiv_id == entry.record.arxiv_id && is_work(i)) {
      return hashes_.begin() + static_cast<std::ptrdiff_t>(i);
    }
  }
  return hashes_.end();
}

void Shelf::put(Entry&& entry) {
  const bool summarised = entry.record.abstract.empty() && !entry.summary.empty();
  if (summarised) entry.record.abstract = std::move(entry.summary);
  entry.record.abstract_kind = summarised ? AbstractKind::summary : kind_of(entry);
  entry.title_hash = hash_title(entry.record.title);
  const auto copy = find_copy(entry);
  if (copy != hashes_.end()) {
    const auto index = static_cast<std::size_t>(copy - hashes_.begin());
    merge_copy(held_[index], entry);
    return wait_for_links(index, entry);
  }
  const bool is_held = std::find(hashes_.begin(), hashes_.end(), entry.title_hash) != hashes_.end();
  if (!is_held && told_.count(entry.title_hash) != 0) return;
  entry.listing.position = ++position_;
  held_bytes_ += size_of(entry);
  hashes_.push_back(entry.title_hash);
  wait_for_links(held_.size(), entry);
  held_.push_back(std::move(entry));
  tell_surplus();
}

void Shelf::wait_for_links(std::size_t index, const Entry& entry) {
  for (const unsigned number : entry.numbered_links) {
    waiting_[number].push_back(first_serial_ + index);
  }
}

void Shelf::tell_surplus() {
  while (!held_.empty()) {
    const std::size_t most = held_.front().numbered_links.empty() ? most_held : most_held_for_links;
    if (held_.size() <= most && held_bytes_ <= most_held_bytes) return;
    tell_front();
  }
}

void Shelf::tell_front() {
  Entry& entry = held_.front();
  held_bytes_ -= std::min(held_bytes_, size_of(entry));
  if (hashes_.front() != 0 && told_.size() < most_told) told_.insert(entry.title_hash);
  ++first_serial_;
  for (const unsigned number : std::vector(entry.numbered_links)) {
    const auto for_all = for_all_.find(number);
    if (for_all != for_all_.end()) entry.resolve(for_all->second);
    stop_waiting(number);
  }
  entry.record.listing = entry.listing;
  sink_.record(entry.record);
  held_.pop_front();
  hashes_.pop_front();
}

/// Takes papers that have been told out of those that wait.
void Shelf::stop_waiting(unsigned number) {
  const auto at = waiting_.find(number);
  if (at == waiting_.end()) return;
  std::deque<std::uint64_t>& serials = at->second;
  while (!serials.empty() && serials.front() < first_serial_) serials.pop_front();
  if (serials.empty()) waiting_.erase(at);
}

bool Shelf::resolve_link(const BlockLink& definition) {
  const unsigned number = definition.number;
  if (for_all_.size() < most_held_for_links) {
    const auto [known, is_first] = for_all_.try_emplace(number, definition);
    if (!is_first) known->second = {};
  }
  stop_waiting(number);
  const auto at = waiting_.find(number);
  if (at == waiting_.end()) return false;
  held_[static_cast<std::size_t>(at->second.front() - first_serial_)].resolve(definition);
  at->second.pop_front();
  return true;
}

void Shelf::turn_page() {
  std::fill(hashes_.begin(), hashes_.end(), std::uint64_t{0});
  told_.clear();
  position_ = 0;
  while (!held_.empty() && held_.front().numbered_links.empty()) tell_front();
}

void Shelf::finish() {
  while (!held_.empty()) tell_front();
}

void AccountWriter::add(std::uint64_t first, std::uint64_t last, LineKind kind,
                        std::string_view why) {
  const bool same_line = first <= done_;
  const bool says_more =
      growing_.kind == LineKind::chrome && kind != LineKind::chrome && growing_.first == done_;
  if (same_line && growing_.last == done_ && (says_more || why == too_long)) {
    growing_.last = done_ - 1;
    growing_ = {done_, done_, kind, why};
  }
  first = std::max(first, done_ + 1);
  if (first > last) return;
  fill_up_to(first - 1);
  const bool goes_on = growing_.last == done_ && done_ > 0 && growing_.kind == kind &&
                       growing_.why == why && (kind != LineKind::title || same_line);
  if (!goes_on) {
    tell();
    growing_ = {first, last, kind, why};
  }
  growing_.last = done_ = last;
}

void AccountWriter::fill_up_to(std::uint64_t line) {
  if (line <= done_) return;
  tell();
  growing_ = {done_ + 1, line, LineKind::blank, {}};
  done_ = line;
}

void AccountWriter::tell() {
  if (growing_.first > 0) sink_.account(growing_);
  growing_ = {};
}

void AccountWriter::finish(std::uint64_t last_line) {
  fill_up_to(last_line);
  tell();
}

}  // namespace papers::ingest::page
