#include "cli/read_ahead.hpp"

#include <utility>

namespace papers::cli {

ReadAhead::ReadAhead(LibrarySink& sink)
    : sink_(sink), handover_([this](const Item& item) { take(item); }) {}

void ReadAhead::record(Record& record) {
  Arrival arrival = sink_.prepare(record);
  const library::IndexRow& text = arrival.incoming.index;
  arrival.topics = sink_.judge().topics_of({text.title, text.keywords_text, text.abstract});
  const std::size_t size_bytes =
      text.title.size() + text.abstract.size() + text.authors_text.size();
  handover_.give(std::move(arrival), size_bytes);
}

void ReadAhead::account(const ingest::Account& account) {
  if (!sink_.heeds(account)) return;
  handover_.give(Remark{account, std::string(account.why)}, account.why.size());
}

void ReadAhead::document_day(const StatedDay& day) { handover_.give(day, sizeof day); }

void ReadAhead::take(const Item& item) {
  if (const auto* arrival = std::get_if<Arrival>(&item)) {
    sink_.arrive(*arrival);
  } else if (const auto* remark = std::get_if<Remark>(&item)) {
    ingest::Account account = remark->account;
    account.why = remark->why;
    sink_.account(account);
  } else {
    sink_.document_day(std::get<StatedDay>(item));
  }
}

}  // namespace papers::cli
