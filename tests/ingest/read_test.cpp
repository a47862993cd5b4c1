// What holds of every reader, whatever it reads.
#include <fmt/format.h>

#include <string>

#include "base/error.hpp"
#include "ingest/reader.hpp"
#include "support/catch.hpp"
#include "support/collected.hpp"
#include "support/exchange_text.hpp"
#include "support/format_documents.hpp"

namespace papers::ingest_read_test {

namespace {

/// Throws an Error, as a full disk would, when it is told something for the `nth` time.
class FailingSink : public ingest::Sink {
 public:
  explicit FailingSink(int nth) : left_(nth) {}
  void record(Record&) override { told(); }
  void account(const ingest::Account&) override { told(); }
  void document_day(const StatedDay&) override { told(); }
  void remark(std::uint64_t, std::string_view) override { told(); }

  [[nodiscard]] bool failed() const { return left_ <= 0; }
  [[nodiscard]] int told_after() const { return -left_; }

 private:
  void told() {
    if (--left_ <= 0) throw Error("the disk is full");
  }
  int left_;
};

std::string read_into(ingest::Sink& sink, const ingest::Format& format, const std::string& text) {
  ingest::Input input("document", text);
  try {
    ingest::read(format, input, sink);
  } catch (const Error& error) {
    return error.what();
  }
  return "read";
}

}  // namespace

TEST_CASE("a document of every format is recognised, and all its papers are read", "[ingest]") {
  const auto records = test::random_records(7, 30);
  for (const ingest::Format* format : ingest::formats()) {
    CAPTURE(format->name);
    const std::string text = test::document_in(format->name, records);
    CHECK(test::chosen_format(text) == format->name);
    const auto read = test::collect(format->name, text);
    CHECK(read.records.size() == (test::holds_one_paper(format->name) ? 1 : records.size()));
    CHECK(read.skipped().empty());
  }
}

TEST_CASE("an error of the sink ends the reading of every format, and is not taken for damage",
          "[ingest]") {
  const auto records = test::random_records(7, 5);
  for (const ingest::Format* format : ingest::formats()) {
    const std::string text = test::document_in(format->name, records);
    for (int nth = 1;; ++nth) {
      CAPTURE(format->name, nth);
      FailingSink sink(nth);
      const std::string said = read_into(sink, *format, text);
      if (!sink.failed()) break;
      CHECK(said == "the disk is full");
      CHECK(sink.told_after() == 0);
    }
  }
}

TEST_CASE("a reader that catches the error of the sink cannot hide it", "[ingest]") {
  const ingest::Format careless = {
      "careless", "", false, false, nullptr, [](ingest::Input&, ingest::Sink& sink) {
        for (std::uint64_t row = 1; row <= 3; ++row) {
          try {
            sink.account({row, row, ingest::LineKind::title, ""});
          } catch (const Error&) {
            continue;
          }
        }
      }};
  FailingSink sink(2);
  CHECK(read_into(sink, careless, "") == "the disk is full");
  CHECK(sink.told_after() == 0);
}

}  // namespace papers::ingest_read_test
