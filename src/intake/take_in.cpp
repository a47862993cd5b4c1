#include "intake/take_in.hpp"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.hpp"
#include "intake/paper_writer.hpp"
#include "intake/pipeline.hpp"
#include "intake/record_sink.hpp"
#include "intake/small_documents.hpp"
#include "latent/learn.hpp"
#include "library/common_words.hpp"
#include "library/listings.hpp"
#include "topics/assigner.hpp"

namespace papers::intake {
namespace {

/// Of a larger document one thread reads ahead of the other, which writes.
constexpr std::uint64_t bulk_size_bytes = std::uint64_t{8} << 20;

/// Tells the observer the format, if one recognises the document.
Outcome choose_format(ingest::Input& input, const Options& options, Observer& observer) {
  ingest::Choice choice{options.format, "as told"};
  if (choice.format == nullptr) choice = ingest::choose_format(input);
  if (choice.format != nullptr) observer.format(*choice.format, choice.reason);
  Outcome outcome;
  outcome.format = choice.format;
  return outcome;
}

/// The day a file was last written, where that can be: archives without days give 1970 or 1980, and
/// no page was saved tomorrow.
std::optional<Day> day_written(const ingest::Input& input) {
  constexpr Day first_of_zip{std::chrono::year{1980} / 1 / 1};
  const std::optional<Day> day = input.facts().modified;
  const bool possible = day && *day > first_of_zip && *day <= today();
  return possible ? day : std::nullopt;
}

ingest::DayClues clues_of(const ingest::Input& input, const Options& options) {
  ingest::DayClues clues;
  clues.given = options.date;
  clues.as_of = options.as_of ? options.as_of : day_written(input);
  if (!clues.as_of) clues.as_of = today();
  clues.file_name = input.name();
  return clues;
}

/// Judges a record on the thread that reads, and leaves the rest to the other.
RecordSink::PassOn judge_and_push(topics::Judge& judge, Pipeline<JudgedRecord>& pipeline) {
  return [&judge, &pipeline](JudgedRecord judged) {
    const library::IndexRow& text = judged.record.index;
    judged.topics = judge.topics_of({text.title, text.keywords_text, text.abstract});
    const std::size_t size_bytes =
        text.title.size() + text.abstract.size() + text.authors_text.size();
    pipeline.push(std::move(judged), size_bytes);
  };
}

/// The end of a document that was read: stores its row with what is told of it, if it is kept.
Outcome end(ingest::Input& input, const RecordSink& sink, PaperWriter& writer,
            library::Import& import, const Options& options, Outcome outcome) {
  const std::string sha256 = input.sha256();
  outcome.listed = sink.listed();
  outcome.totals = import.totals();
  outcome.totals.skipped = sink.skipped();
  const bool nothing_but_skipped = outcome.totals.read == 0 && sink.skipped() > 0;
  if (options.dry_run || nothing_but_skipped) {
    import.discard();
  } else {
    writer.settle();
    import.finish(sha256, outcome.listed.day, outcome.listed.how, sink.skipped());
  }
  return outcome;
}

}  // namespace

Outcome take_in(library::Library& library, topics::Judge& judge, ingest::Input& input,
                const Options& options, Observer& observer) {
  const Outcome outcome = choose_format(input, options, observer);
  if (outcome.format == nullptr) return outcome;
  if (!options.dry_run) topics::refresh(library, judge);
  const ingest::Format& format = *outcome.format;
  const bool bulk = input.facts().size_bytes.value_or(0) > bulk_size_bytes;
  library::Import import(library, {.name = input.name(), .format = format.name, .bulk = bulk});
  WriterTools tools;
  PaperWriter writer(library, import, judge, tools, observer,
                     format.in_batches && !options.dry_run);
  const auto write = [&writer](const JudgedRecord& judged) { writer.write(judged); };
  std::optional<Pipeline<JudgedRecord>> pipeline;
  RecordSink::PassOn pass_on = write;
  if (format.in_batches || bulk) {
    pass_on = judge_and_push(judge, pipeline.emplace(write));
  }
  RecordSink sink(input, format.lists_papers, clues_of(input, options), observer,
                  std::move(pass_on));
  ingest::read(format, input, sink);
  for (const std::string& remark : input.remarks()) observer.remark(0, remark);
  if (pipeline) pipeline->finish();
  const Outcome taken = end(input, sink, writer, import, options, outcome);
  if (!options.dry_run) keep_up(library, taken.totals.read);
  return taken;
}

Outcome SmallDocuments::take_in(ingest::Input& input, const Options& options, Observer& observer) {
  const Outcome outcome = choose_format(input, options, observer);
  if (outcome.format == nullptr) return outcome;
  const ingest::Format& format = *outcome.format;
  std::vector<JudgedRecord> records;
  RecordSink sink(input, format.lists_papers, clues_of(input, options), observer,
                  [&](JudgedRecord read) {
                    too_large_ |= input.bytes_read() > bulk_size_bytes;
                    if (too_large_) throw Error(fmt::format("{}: too large", input.name()));
                    records.push_back(std::move(read));
                  });
  ingest::read(format, input, sink);
  for (const std::string& remark : input.remarks()) observer.remark(0, remark);
  topics::refresh(library_, judge_);
  // One that was read before may turn out to say nothing new, and is then taken back by itself.
  const bool known = library::find_source(library_.database(), input.sha256()).has_value();
  if (known) batch_.settle();
  library::Import import(library_, {.name = input.name(), .format = format.name, .bulk = false},
                         known ? nullptr : &batch_);
  PaperWriter writer(library_, import, judge_, tools_, observer, false);
  for (const JudgedRecord& record : records) writer.write(record);
  return end(input, sink, writer, import, options, outcome);
}

void SmallDocuments::land() { batch_.land(); }

void keep_up(library::Library& library, std::uint64_t papers) {
  latent::keep_up(library, papers);
  library::keep_lists_up(library);
}

Outcome take_in(library::Library& library, ingest::Input& input, const Options& options,
                Observer& observer) {
  topics::Judge judge;
  return take_in(library, judge, input, options, observer);
}

}  // namespace papers::intake
