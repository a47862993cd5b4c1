// Documents of a test's own, taken into a library as `papers ingest` does.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "intake/take_in.hpp"
#include "topics/judge.hpp"

namespace papers::test {

/// The judge of the shipped taxonomy, one for all tests: to read the taxonomy costs more than to
/// store a page. A test that has a taxonomy or lessons of its own makes its own judge.
inline topics::Judge& shipped_judge() {
  static topics::Judge judge;
  return judge;
}

/// `text` as the document `name`.
inline intake::Outcome take_in(library::Library& library, topics::Judge& judge,
                               const std::string& name, std::string_view text,
                               const intake::Options& options = {}) {
  ingest::Input input(name, text);
  intake::Observer nobody;
  return intake::take_in(library, judge, input, options, nobody);
}
inline intake::Outcome take_in(library::Library& library, const std::string& name,
                               std::string_view text, const intake::Options& options = {}) {
  return take_in(library, shipped_judge(), name, text, options);
}

/// `records` as a page called `name`, whose name is also its content: read again, it is the same
/// document.
inline intake::Outcome take_in(library::Library& library, topics::Judge& judge,
                               const std::string& name, std::vector<Record> records,
                               intake::Options options = {}) {
  static std::vector<Record> page;
  static const ingest::Format as_they_are = {
      "page", "records as they are", true, false, nullptr, [](ingest::Input&, ingest::Sink& sink) {
        for (Record& record : page) sink.record(record);
      }};
  page = std::move(records);
  options.format = &as_they_are;
  return take_in(library, judge, name, std::string_view(name), options);
}
inline intake::Outcome take_in(library::Library& library, const std::string& name,
                               std::vector<Record> records, const intake::Options& options = {}) {
  return take_in(library, shipped_judge(), name, std::move(records), options);
}

}  // namespace papers::test
