// A library of a test's own, asked as `papers search` asks.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "library/library.hpp"
#include "search/search.hpp"
#include "support/sample_page.hpp"
#include "support/take_in.hpp"
#include "support/temp_dir.hpp"

namespace papers::test {

inline const Day today = parse_iso_day("2026-03-31").value();

class Shelf {
 public:
  Shelf() : library_(dir_ / "papers.db", library::Access::create) {}

  Shelf& put(const std::vector<Record>& records, const char* day = nullptr) {
    test::take_in(library_, "page " + std::to_string(++pages_), records,
                  {.date = day != nullptr ? parse_iso_day(day) : std::nullopt});
    return *this;
  }
  Shelf& put(const std::string& title, const std::string& abstract = "") {
    Record record;
    record.title = title;
    record.abstract = abstract;
    if (!abstract.empty()) record.abstract_kind = AbstractKind::full;
    // Titles that differ in a hyphen are one work, unless their ids say otherwise.
    record.arxiv_id = "2401." + std::to_string(10'001 + pages_);
    return put({record});
  }
  static Shelf& sample() {
    static Shelf shelf;
    if (shelf.pages_ == 0) {
      std::vector<Record> records;
      for (const auto& paper : papers::test::sample_page()) {
        Record record;
        record.title = paper.title;
        record.abstract = paper.abstract;
        record.abstract_kind = AbstractKind::full;
        records.push_back(record);
      }
      shelf.put(records, "2026-03-12");
    }
    return shelf;
  }

  library::Library& library() { return library_; }

  search::Answer ask(const std::string& query, search::Request request = {}) {
    request.query = query;
    return search::search(library_, request, today);
  }
  std::vector<std::string> titles(const std::string& query, const search::Request& request = {}) {
    std::vector<std::string> out;
    for (const auto& entry : ask(query, request).entries) {
      out.push_back(library_.paper(entry.paper)->title);
    }
    return out;
  }
  /// What has all the words.
  std::set<std::string> found(const std::string& query, search::Request request = {}) {
    if (request.mode == search::Request::Mode::usual) request.mode = search::Request::Mode::all;
    const auto all = titles(query, request);
    return {all.begin(), all.end()};
  }

 private:
  test::TempDir dir_;
  library::Library library_;
  int pages_ = 0;
};

using Set = std::set<std::string>;
using Lines = std::vector<std::string>;

inline std::string all_remarks(const search::Answer& answer) {
  std::string out;
  for (const std::string& remark : answer.remarks) out += remark + '\n';
  return out;
}

}  // namespace papers::test
