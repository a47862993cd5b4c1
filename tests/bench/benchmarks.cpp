// Throughput of the parts of ingest, in bytes of page text a second.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <string>

#include "base/sha256.hpp"
#include "corpus.hpp"
#include "corpus_files.hpp"
#include "ingest/reader.hpp"
#include "paper/links.hpp"
#include "text/fold.hpp"
#include "text/latex.hpp"
#include "text/sentences.hpp"
#include "text/utf8.hpp"
#include "text/variants.hpp"
#include "text/words.hpp"

namespace {

using namespace papers;

constexpr std::uint64_t page_papers = 5900;

const std::string& page() {
  static const std::string text = [] {
    bench::Corpus corpus(bench::read_records(std::string(bench::sample_page())), 1);
    std::string document;
    for (std::uint64_t n = 0; n < page_papers; ++n) {
      document += bench::document_piece("page", corpus.next(), n);
    }
    return document;
  }();
  return text;
}

/// What a reader gives is looked at and thrown away, or completed as the library would.
class Drain final : public ingest::Sink {
 public:
  explicit Drain(bool completing) : completing_(completing) {}
  void record(Record& record) override {
    if (completing_) {
      complete_links(record);
      benchmark::DoNotOptimize(text::fold_title(record.title));
    }
    benchmark::DoNotOptimize(record.title.data());
  }
  void account(const ingest::Account& account) override { benchmark::DoNotOptimize(account.first); }
  void document_day(const StatedDay&) override {}

 private:
  bool completing_;
};

void count_bytes(benchmark::State& state) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(page().size()));
}

template <typename Work>
void over_page(benchmark::State& state, const Work& work) {
  const std::string& text = page();
  for ([[maybe_unused]] const auto& iteration : state) work(text);
  count_bytes(state);
}

void read_page(const std::string& text, bool completing) {
  ingest::Input input("page", text);
  Drain drain(completing);
  ingest::read(*ingest::find_format("page"), input, drain);
}

void page_reader(benchmark::State& state) {
  over_page(state, [](const std::string& text) { read_page(text, false); });
}
void page_reader_links_folding(benchmark::State& state) {
  over_page(state, [](const std::string& text) { read_page(text, true); });
}
void utf8_repair(benchmark::State& state) {
  over_page(state, [](const std::string& text) { benchmark::DoNotOptimize(text::clean(text)); });
}
void sha256(benchmark::State& state) {
  over_page(state, [](const std::string& text) {
    Sha256 digest;
    digest.update(text);
    benchmark::DoNotOptimize(digest.hex());
  });
}
void index_words(benchmark::State& state) {
  over_page(state, [](const std::string& text) {
    std::size_t count = 0;
    text::for_each_word(text, [&](std::string_view, std::size_t, std::size_t) { ++count; });
    benchmark::DoNotOptimize(count);
  });
}
void search_forms(benchmark::State& state) {
  over_page(state, [](const std::string& text) {
    benchmark::DoNotOptimize(text::variant_column({}, text, {}));
  });
}
void urls(benchmark::State& state) {
  over_page(state, [](const std::string& text) { benchmark::DoNotOptimize(urls_in(text)); });
}
void sentences(benchmark::State& state) {
  over_page(state,
            [](const std::string& text) { benchmark::DoNotOptimize(text::sentences(text)); });
}
void readable(benchmark::State& state) {
  over_page(state, [](const std::string& text) { benchmark::DoNotOptimize(text::readable(text)); });
}
void fold_title(benchmark::State& state) {
  over_page(state,
            [](const std::string& text) { benchmark::DoNotOptimize(text::fold_title(text)); });
}

BENCHMARK(page_reader)->Unit(benchmark::kMillisecond);
BENCHMARK(page_reader_links_folding)->Unit(benchmark::kMillisecond);
BENCHMARK(utf8_repair)->Unit(benchmark::kMillisecond);
BENCHMARK(sha256)->Unit(benchmark::kMillisecond);
BENCHMARK(index_words)->Unit(benchmark::kMillisecond);
BENCHMARK(search_forms)->Unit(benchmark::kMillisecond);
BENCHMARK(urls)->Unit(benchmark::kMillisecond);
BENCHMARK(sentences)->Unit(benchmark::kMillisecond);
BENCHMARK(readable)->Unit(benchmark::kMillisecond);
BENCHMARK(fold_title)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
