#include "corpus.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/error.hpp"
#include "ingest/reader.hpp"
#include "text/fold.hpp"
#include "text/sentences.hpp"

namespace papers::bench {
namespace {

class Collector final : public ingest::Sink {
 public:
  explicit Collector(std::vector<Record>& records) : records_(records) {}
  void record(Record& record) override {
    if (!record.abstract.empty()) records_.push_back(std::move(record));
  }
  void account(const ingest::Account&) override {}
  void document_day(const StatedDay&) override {}

 private:
  std::vector<Record>& records_;
};

void read_file(const std::filesystem::path& path, std::vector<Record>& records) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (!file) throw Error(fmt::format("{}: cannot be read", path.string()));
  ingest::Input input(path.string(), bytes);
  const ingest::Choice choice = ingest::choose_format(input);
  Collector collector(records);
  if (choice.format != nullptr) ingest::read(*choice.format, input, collector);
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

constexpr std::string_view stand_in_authors[] = {
    "Ada Berg", "Bo Chen",   "Carla Díaz", "Daan Evers", "Emi Fujita", "Farid Ghani", "Grace Hall",
    "Hugo Ito", "Ines Jung", "Jae Kim",    "Kira Lund",  "Liam Moore", "Mei Nakata",  "Noor Osman"};

/// A new-style arXiv id of its own for every number.
std::string arxiv_id(std::uint64_t number) {
  constexpr std::uint64_t ids_per_month = 90'000;
  const std::uint64_t month = number / ids_per_month;
  return fmt::format("{:02}{:02}.{:05}", 15 + month / 12 % 85, 1 + month % 12,
                     1 + number % ids_per_month);
}

}  // namespace

std::string_view sample_page() { return PAPERS_SAMPLE_PAGE; }

std::vector<Record> read_records(const std::string& path) {
  std::vector<Record> records;
  if (std::filesystem::is_directory(path)) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(path)) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const auto& file : files) read_file(file, records);
  } else {
    read_file(path, records);
  }
  if (records.empty()) throw Error(fmt::format("{}: no paper with an abstract in it", path));
  return records;
}

Corpus::Corpus(const std::vector<Record>& records, std::uint64_t seed, bool new_words)
    : random_(seed), new_words_(new_words) {
  for (const Record& record : records) {
    const auto sentences = text::sentences(record.abstract);
    if (sentences.empty()) continue;
    openings_.emplace_back(sentences.front());
    lengths_.push_back(sentences.size());
    for (std::size_t i = 1; i < sentences.size(); ++i) sentences_.emplace_back(sentences[i]);
    titles_.push_back(split(record.title));
    authors_.insert(authors_.end(), record.authors.begin(), record.authors.end());
  }
  if (sentences_.empty()) sentences_ = openings_;
  if (authors_.empty()) authors_.assign(std::begin(stand_in_authors), std::end(stand_in_authors));
}

std::string Corpus::draw_title() {
  std::string title;
  // The beginning of one title and the end of another; more ends until nobody had it.
  const auto& head = titles_[draw(titles_.size())];
  const std::size_t kept = 1 + draw(head.size());
  for (std::size_t i = 0; i < kept; ++i) title += (i > 0 ? " " : "") + head[i];
  do {
    const auto& tail = titles_[draw(titles_.size())];
    for (std::size_t i = draw(tail.size()); i < tail.size(); ++i) title += " " + tail[i];
  } while (!used_titles_.insert(text::fold_title(title)).second);
  return title;
}

std::string Corpus::draw_abstract() {
  std::string abstract = openings_[draw(openings_.size())];
  const std::size_t length = lengths_[draw(lengths_.size())];
  for (std::size_t i = 1; i < length; ++i) abstract += " " + sentences_[draw(sentences_.size())];
  return abstract;
}

std::string Corpus::coin_word() {
  constexpr std::string_view syllables[] = {"ba", "do", "fi", "gu", "ke", "lo", "mi", "nu",
                                            "pa", "re", "si", "to", "va", "we", "xo", "zu"};
  std::string word = "q";
  for (std::uint64_t rest = ++coined_words_; rest > 0; rest /= 16) word += syllables[rest % 16];
  return word;
}

// Heaps' law: a text of n words has about 30 * sqrt(n) different ones
// (Manning, Raghavan, Schütze, Introduction to Information Retrieval, 5.1.1).
void Corpus::add_new_words(std::string& abstract) {
  constexpr double words_a_paper = 180;
  constexpr double factor = 30;
  const auto vocabulary = [](double papers) { return factor * std::sqrt(papers * words_a_paper); };
  const auto papers = static_cast<double>(count_);
  // What it is drawn from has the words of as many papers already.
  if (count_ >= openings_.size()) owed_words_ += vocabulary(papers + 1) - vocabulary(papers);
  for (; owed_words_ >= 1; --owed_words_) abstract += " " + coin_word();
}

Record Corpus::next() {
  Record record;
  record.title = draw_title();
  record.abstract = draw_abstract();
  if (new_words_) add_new_words(record.abstract);
  record.abstract_kind = AbstractKind::full;
  record.arxiv_id = arxiv_id(count_++);
  for (std::size_t i = 1 + draw(6); i > 0; --i) {
    record.authors.push_back(authors_[draw(authors_.size())]);
  }
  Listing listing;
  listing.upvotes = static_cast<std::int64_t>(draw(200));
  record.listing = listing;
  return record;
}

}  // namespace papers::bench
