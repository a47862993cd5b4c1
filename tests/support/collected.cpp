#include "support/collected.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "support/places.hpp"

namespace papers::test {

namespace {

class Collector : public ingest::Sink {
 public:
  explicit Collector(Collected& collected) : collected_(collected) {}
  void record(Record& record) override { collected_.records.push_back(std::move(record)); }
  void account(const ingest::Account& account) override {
    collected_.accounts.push_back(
        {account.first, account.last, account.kind, std::string(account.why)});
  }
  void document_day(const StatedDay& day) override { collected_.days.push_back(day); }
  void remark(std::uint64_t line, std::string_view text) override {
    collected_.remarks.push_back(std::to_string(line) + ": " + std::string(text));
  }

 private:
  Collected& collected_;
};

}  // namespace

std::vector<Collected::Entry> Collected::skipped() const {
  std::vector<Entry> found;
  for (const Entry& entry : accounts) {
    if (entry.kind == ingest::LineKind::skipped) found.push_back(entry);
  }
  return found;
}

Collected collect(const char* format, std::string_view bytes, const std::string& name) {
  const ingest::Format* reader = ingest::find_format(format);
  if (reader == nullptr) throw std::runtime_error(std::string("no format ") + format);
  Collected collected;
  Collector sink(collected);
  ingest::Input input(name, bytes);
  ingest::read(*reader, input, sink);
  return collected;
}

std::string chosen_format(std::string_view bytes, const std::string& name) {
  ingest::Input input(name, bytes);
  try {
    const ingest::Choice choice = ingest::choose_format(input);
    return choice.format == nullptr ? "" : choice.format->name;
  } catch (const ingest::NoPapers&) {
    return "";
  }
}

std::string data_file(const std::string& path) {
  std::ifstream stream(source_folder() / "tests/data" / path, std::ios::binary);
  if (!stream) throw std::runtime_error("no test data " + path);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

}  // namespace papers::test
