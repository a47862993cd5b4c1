// Reads a large document while what it held before is being stored.
#pragma once

#include <string>
#include <variant>

#include "cli/handover.hpp"
#include "cli/library_sink.hpp"

namespace papers::cli {

/// Works out all that needs no library on the calling thread, and lets the sink's part follow on
/// another, in the same order. The sink and the library are the other thread's until finish()
/// returns or this is destroyed.
class ReadAhead : public ingest::Sink {
 public:
  explicit ReadAhead(LibrarySink& sink);

  /// All of them throw what the sink threw, for this or something earlier.
  void record(Record& record) override;
  void account(const ingest::Account& account) override;
  void document_day(const StatedDay& day) override;
  void finish() { handover_.finish(); }

 private:
  struct Remark {
    ingest::Account account;
    std::string why;
  };
  using Item = std::variant<Arrival, Remark, StatedDay>;
  void take(const Item& item);

  LibrarySink& sink_;
  Handover<Item> handover_;
};

}  // namespace papers::cli
