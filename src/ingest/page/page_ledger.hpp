// The account of a page's lines: entries open while a line's part is undecided, told in order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string_view>

#include "ingest/reader.hpp"

namespace papers::ingest::page {

class Ledger {
 public:
  explicit Ledger(Sink& sink) : sink_(sink) {}

  /// Lines first..last, which follow the ones given before; `why` must be a literal.
  void add(std::uint64_t first, std::uint64_t last, LineKind kind, std::string_view why = {});

  /// The same, to be decided later by the token returned.
  using Token = std::uint64_t;
  Token open(std::uint64_t first, std::uint64_t last);
  void decide(Token token, LineKind kind, std::string_view why = {});

  /// Tells what is left. Every token has been decided.
  void finish();

 private:
  struct Item {
    Account account;
    bool decided = false;
  };
  void tell(const Account& account);
  void tell_decided();

  Sink& sink_;
  std::deque<Item> items_;
  Token first_token_ = 0;  ///< of items_.front()
  Account growing_;        ///< told once something else follows
  bool has_growing_ = false;
};

}  // namespace papers::ingest::page
