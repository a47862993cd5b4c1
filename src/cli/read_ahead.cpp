#include "cli/read_ahead.hpp"

#include <utility>

namespace papers::cli {

ReadAhead::ReadAhead(LibrarySink& sink)
    : sink_(sink), judge_(sink.judge()), handover_([this](const Item& item) { take(item); }) {}

void ReadAhead::record(Record& record) {
  Arrival arrival = sink_.prepare(record);
  const library::IndexRow& text = arrival.incoming.index;
  arrival.topics = judge_.topics_of({text.title, text.keywords_text, text.abstract});
  const std::size_t size_bytes =
      text.title.size() + text.abstract.size() + text.authors_text.size();
  handover_.give(std::move(arrival), size_bytes);
}

void ReadAhead::account(const ingest::Account& account) {
  if (!sink_.heeds(account)) return;
  handover_.give(Accounted{account, std::string(account.why)}, account.why.size());
}

void ReadAhead::document_day(const StatedDay& day) { handover_.give(day, sizeof day); }

void ReadAhead::remark(std::uint64_t line, std::string_view text) {
  handover_.give(Remark{line, std::string(text)}, text.size());
}

void ReadAhead::take(const Item& item) {
  if (const auto* arrival = std::get_if<Arrival>(&item)) {
    sink_.arrive(*arrival);
  } else if (const auto* accounted = std::get_if<Accounted>(&item)) {
    ingest::Account account = accounted->account;
    account.why = accounted->why;
    sink_.account(account);
  } else if (const auto* remark = std::get_if<Remark>(&item)) {
    sink_.remark(remark->line, remark->text);
  } else {
    sink_.document_day(std::get<StatedDay>(item));
  }
}

}  // namespace papers::cli
