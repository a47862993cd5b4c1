// Documents of a test's own, taken into a library as `papers ingest` does.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "intake/take_in.hpp"

namespace papers::test {

/// `text` as the document `name`.
inline intake::Outcome take_in(library::Library& library, const std::string& name,
                               std::string_view text, const intake::Options& options = {}) {
  ingest::Input input(name, text);
  intake::Observer nobody;
  return intake::take_in(library, input, options, nobody);
}

/// `records` as a page called `name`, whose name is also its content: read again, it is the same
/// document.
inline intake::Outcome take_in(library::Library& library, const std::string& name,
                               std::vector<Record> records, intake::Options options = {}) {
  static std::vector<Record> page;
  static const ingest::Format as_they_are = {
      "page", "records as they are", true, false, nullptr, [](ingest::Input&, ingest::Sink& sink) {
        for (Record& record : page) sink.record(record);
      }};
  page = std::move(records);
  options.format = &as_they_are;
  return take_in(library, name, std::string_view(name), options);
}

}  // namespace papers::test
