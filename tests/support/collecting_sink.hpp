// Keeps what a reader tells, and checks that it accounts for every line once and in order.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ingest/reader.hpp"

namespace papers::test {

class CollectingSink : public ingest::Sink {
 public:
  void record(Record& record) override { records.push_back(std::move(record)); }
  void account(const ingest::Account& account) override {
    in_order = in_order && account.first == lines + 1 && account.last >= account.first;
    lines = account.last;
    counts[account.kind] += account.last - account.first + 1;
    if (account.kind == ingest::LineKind::skipped) skipped.emplace_back(account.why);
  }
  void document_day(const StatedDay& stated) override { days.push_back(stated); }

  void remark(std::uint64_t line, std::string_view text) override {
    remarks.push_back(std::to_string(line) + ": " + std::string(text));
  }

  std::vector<Record> records;
  std::vector<std::string> remarks;  ///< "LINE: text"
  std::vector<StatedDay> days;
  std::vector<std::string> skipped;  ///< reasons
  std::map<ingest::LineKind, std::uint64_t> counts;
  std::uint64_t lines = 0;  ///< accounted for
  bool in_order = true;
};

/// `text` read by the format called `format`.
inline CollectingSink read_as(const char* format, const std::string& text,
                              const std::string& name = "page.txt") {
  CollectingSink sink;
  ingest::Input input(name, text);
  ingest::read(*ingest::find_format(format), input, sink);
  return sink;
}

}  // namespace papers::test
