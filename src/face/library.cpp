// What include/papers/papers.hpp promises, told in terms of the rooms.
#include "library/library.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "digest/digest.hpp"
#include "digest/title_search.hpp"
#include "intake/take_in.hpp"
#include "paper/paper.hpp"
#include "papers/papers.hpp"
#include "render/render.hpp"
#include "search/search.hpp"
#include "summary/summary.hpp"
#include "topics/assigner.hpp"

namespace papers {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

intake::Options intake_options(const IngestOptions& options) {
  intake::Options wanted;
  if (!options.format.empty()) {
    wanted.format = ingest::find_format(options.format);
    if (wanted.format == nullptr) {
      throw UsageError(fmt::format("no input format is called '{}'", options.format));
    }
  }
  if (!options.date.empty()) {
    wanted.date = parse_iso_day(options.date);
    if (!wanted.date) throw UsageError(fmt::format("'{}' is no day", options.date));
  }
  return wanted;
}

Ingested take_in(library::Library& library, topics::Judge& judge, ingest::Input& input,
                 const IngestOptions& options) {
  intake::Observer nobody;
  const intake::Outcome outcome =
      intake::take_in(library, judge, input, intake_options(options), nobody);
  if (outcome.format == nullptr) {
    throw Error(fmt::format("{}: of no known format", input.name()));
  }
  const library::Import::Totals& totals = outcome.totals;
  return {outcome.format->name, totals.added, totals.updated, totals.unchanged, totals.skipped};
}

FoundPaper found_paper(Hit hit) {
  Paper& paper = hit.paper;
  summary::add_summary(paper);
  FoundPaper found;
  found.id = paper.id;
  found.title = std::move(paper.title);
  found.abstract = std::move(paper.abstract);
  found.summary = std::move(paper.summary);
  found.authors = std::move(paper.authors);
  for (PaperTopic& topic : paper.topics) found.topics.push_back(std::move(topic.slug));
  found.arxiv_id = std::move(paper.arxiv_id);
  found.doi = std::move(paper.doi);
  found.url = std::move(paper.url);
  found.published = std::move(paper.published);
  found.score = hit.score;
  return found;
}

}  // namespace

struct Library::State {
  explicit State(const std::filesystem::path& file) : library(file, library::Access::create) {}
  library::Library library;
  topics::Judge judge;
};

Library::Library(const std::filesystem::path& file) : state_(std::make_unique<State>(file)) {
  topics::refresh(state_->library, state_->judge);
}
Library::~Library() = default;
Library::Library(Library&&) noexcept = default;
Library& Library::operator=(Library&&) noexcept = default;

Ingested Library::ingest(const std::string& name, std::string_view bytes,
                         const IngestOptions& options) {
  ingest::Input input(name, bytes);
  return take_in(state_->library, state_->judge, input, options);
}

Ingested Library::ingest_file(const std::filesystem::path& file, const IngestOptions& options) {
  const std::unique_ptr<std::FILE, CloseFile> stream(std::fopen(file.c_str(), "rbe"));
  const auto fail = [&file] {
    throw Error(fmt::format("{}: {}", file.string(), std::strerror(errno)));
  };
  if (stream == nullptr) fail();
  ingest::Input input(file.string(), [&](char* buffer, std::size_t size) {
    const std::size_t got = std::fread(buffer, 1, size, stream.get());
    if (got == 0 && std::ferror(stream.get()) != 0) fail();
    return got;
  });
  return take_in(state_->library, state_->judge, input, options);
}

Found Library::search(const std::string& query, std::int64_t limit) {
  search::Request request;
  request.query = query;
  request.limit = limit;
  request.ranked = !query.empty();
  search::Answer answer = search::search(state_->library, request, today());
  Found found;
  found.total = answer.total;
  found.remarks = std::move(answer.remarks);
  for (Hit& hit : search::hits(state_->library, answer, answer.entries))
    found.papers.push_back(found_paper(std::move(hit)));
  return found;
}

std::string Library::digest(const DigestOptions& options) {
  const render::DigestFormat* format = render::find_digest_format(options.format);
  if (format == nullptr) {
    throw UsageError(fmt::format("no digest format is called '{}'", options.format));
  }
  digest::DigestRequest request;
  request.search.query = options.query;
  request.search.ranked = false;
  request.title = options.title;
  request.most_papers = format->most_papers;
  request.title_search = digest::arxiv_title_search;
  const digest::Digest digest = digest::build(state_->library, request, today());
  return digest.total == 0 ? std::string() : format->render(digest, render::Style{}, {});
}

}  // namespace papers
