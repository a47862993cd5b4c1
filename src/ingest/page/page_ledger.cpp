#include "ingest/page/page_ledger.hpp"

namespace papers::ingest::page {

void Ledger::add(std::uint64_t first, std::uint64_t last, LineKind kind, std::string_view why) {
  const Account account{first, last, kind, why};
  if (items_.empty()) {
    tell(account);
  } else {
    items_.push_back({account, true});
  }
}

Ledger::Token Ledger::open(std::uint64_t first, std::uint64_t last) {
  items_.push_back({{first, last, LineKind::skipped, {}}, false});
  return first_token_ + items_.size() - 1;
}

void Ledger::decide(Token token, LineKind kind, std::string_view why) {
  Item& item = items_.at(static_cast<std::size_t>(token - first_token_));
  item.account.kind = kind;
  item.account.why = why;
  item.decided = true;
  tell_decided();
}

void Ledger::tell_decided() {
  while (!items_.empty() && items_.front().decided) {
    tell(items_.front().account);
    items_.pop_front();
    ++first_token_;
  }
}

void Ledger::tell(const Account& account) {
  if (has_growing_ && growing_.kind == account.kind && growing_.why == account.why &&
      growing_.last + 1 == account.first && account.kind != LineKind::title) {
    growing_.last = account.last;
    return;
  }
  if (has_growing_) sink_.account(growing_);
  growing_ = account;
  has_growing_ = true;
}

void Ledger::finish() {
  tell_decided();
  if (has_growing_) sink_.account(growing_);
  has_growing_ = false;
}

}  // namespace papers::ingest::page
