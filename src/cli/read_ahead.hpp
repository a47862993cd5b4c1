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
  void remark(std::uint64_t line, std::string_view text) override;
  void finish() { handover_.finish(); }

 private:
  struct Accounted {
    ingest::Account account;
    std::string why;
  };
  struct Remark {
    std::uint64_t line;
    std::string text;
  };
  using Item = std::variant<Arrival, Accounted, Remark, StatedDay>;
  void take(const Item& item);

  LibrarySink& sink_;
  topics::Judge& judge_;  ///< made before the other thread can ask for it
  Handover<Item> handover_;
};

}  // namespace papers::cli
