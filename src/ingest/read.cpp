#include <exception>

#include "ingest/reader.hpp"
#include "text/escape.hpp"

namespace papers::ingest {
namespace {

/// Keeps what the sink threw, and throws it again: a reader that takes it for a damaged row cannot
/// go on with the next one. Remarks repeat what a document says: here they become single lines.
class OnceFailing : public Sink {
 public:
  explicit OnceFailing(Sink& sink) : sink_(sink) {}

  void record(Record& record) override {
    tell([&] { sink_.record(record); });
  }
  void account(const Account& account) override {
    tell([&] { sink_.account(account); });
  }
  void document_day(const StatedDay& day) override {
    tell([&] { sink_.document_day(day); });
  }
  void remark(std::uint64_t line, std::string_view text) override {
    tell([&] { sink_.remark(line, text::single_line(text)); });
  }

  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  template <typename Call>
  void tell(const Call& call) {
    rethrow();
    try {
      call();
    } catch (...) {
      failure_ = std::current_exception();
      throw;
    }
  }

  Sink& sink_;
  std::exception_ptr failure_;
};

}  // namespace

void read(const Format& format, Input& input, Sink& sink) {
  OnceFailing guarded(sink);
  try {
    format.read(input, guarded);
  } catch (...) {
    guarded.rethrow();
    throw;
  }
  guarded.rethrow();
}

}  // namespace papers::ingest
