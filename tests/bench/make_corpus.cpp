// make_corpus [--from FILE|DIR] [--seed N] [--as page|jsonl|arxiv] [--new-words] [--size BYTES]
// PAPERS
//
// Writes a document of PAPERS papers, or of at least BYTES bytes, to stdout.
#include <fmt/format.h>

#include <charconv>
#include <cstdio>
#include <span>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "corpus.hpp"
#include "corpus_files.hpp"

namespace {

using papers::UsageError;

struct Order {
  std::string from{papers::bench::sample_page()};
  std::string format = "page";
  std::uint64_t seed = 1;
  bool new_words = false;
  std::uint64_t papers = 0;
  std::uint64_t size_bytes = 0;
};

std::uint64_t number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) {
    throw UsageError(fmt::format("'{}' is no number", text));
  }
  return value;
}

Order parse(std::span<char*> words) {
  Order order;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (!word.starts_with("--")) {
      order.papers = number(word);
      continue;
    }
    if (word == "--new-words") {
      order.new_words = true;
      continue;
    }
    if (i + 1 == words.size()) throw UsageError(fmt::format("{} needs a value", word));
    const std::string_view value = words[++i];
    if (word == "--from") {
      order.from = value;
    } else if (word == "--as") {
      order.format = value;
    } else if (word == "--seed") {
      order.seed = number(value);
    } else if (word == "--size") {
      order.size_bytes = number(value);
    } else {
      throw UsageError(fmt::format("no option {}", word));
    }
  }
  if (order.papers == 0 && order.size_bytes == 0) throw UsageError("how many papers?");
  return order;
}

void write(const Order& order) {
  papers::bench::Corpus corpus(papers::bench::read_records(order.from), order.seed,
                               order.new_words);
  std::uint64_t written_bytes = 0;
  for (std::uint64_t n = 0; n < order.papers || written_bytes < order.size_bytes; ++n) {
    const std::string piece = papers::bench::document_piece(order.format, corpus.next(), n);
    if (std::fwrite(piece.data(), 1, piece.size(), stdout) != piece.size()) {
      throw papers::Error("stdout cannot be written");
    }
    written_bytes += piece.size();
  }
  if (std::fflush(stdout) != 0) throw papers::Error("stdout cannot be written");
}

}  // namespace

int main(int argc, char** argv) {
  try {
    write(parse(std::span<char*>(argv, static_cast<std::size_t>(argc)).subspan(1)));
    return 0;
  } catch (const papers::Error& error) {
    fmt::print(stderr, "make_corpus: {}\n", error.what());
    return static_cast<int>(error.code());
  }
}
