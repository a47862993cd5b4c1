// A library and a home of a test's own: what topics depend on is there and nowhere else.
#pragma once

#include <stdlib.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "library/library.hpp"
#include "library/sqlite.hpp"
#include "support/sample_page.hpp"
#include "support/take_in.hpp"
#include "support/temp_dir.hpp"
#include "topics/assigner.hpp"
#include "topics/judge.hpp"
#include "topics/topics.hpp"

namespace papers::test {

class TopicShelf {
 public:
  TopicShelf() : library_(dir_ / "papers.db", library::Access::create) {
    ::setenv("XDG_CONFIG_HOME", (dir_ / "config").c_str(), 1);
    topics::refresh(library_);
  }
  ~TopicShelf() { ::unsetenv("XDG_CONFIG_HOME"); }
  TopicShelf(const TopicShelf&) = delete;
  TopicShelf& operator=(const TopicShelf&) = delete;

  library::Library& library() { return library_; }
  [[nodiscard]] std::filesystem::path folder() const { return dir_ / "config" / "papers"; }

  /// Reads one more paper in, as `papers ingest` does.
  std::int64_t put(const std::string& title, const std::string& abstract = "") {
    return put(std::vector<test::SamplePaper>{{title, abstract}}).front();
  }
  /// The same for the papers of one page, all of them new.
  std::vector<std::int64_t> put(const std::vector<test::SamplePaper>& papers) {
    std::vector<Record> records(papers.size());
    for (std::size_t i = 0; i < papers.size(); ++i) {
      records[i].title = papers[i].title;
      records[i].abstract = papers[i].abstract;
    }
    topics::Judge judge;
    take_in(library_, judge, "page " + std::to_string(++pages_), std::move(records));
    std::vector<std::int64_t> ids;
    library::Statement newest =
        library_.database().prepare("SELECT id FROM paper ORDER BY id DESC LIMIT ?");
    newest.bind(1, static_cast<std::int64_t>(papers.size()));
    while (newest.step()) ids.insert(ids.begin(), newest.integer(0));
    return ids;
  }
  void write_user_file(const std::string& json) const {
    std::filesystem::create_directories(folder());
    write_bytes(folder() / "topics.json", json);
  }
  /// The topics of a paper as they are stored.
  std::set<std::string> topics_of(std::int64_t paper) {
    std::set<std::string> slugs;
    const Paper stored = library_.paper(paper).value();
    for (const PaperTopic& topic : stored.topics) slugs.insert(topic.slug);
    return slugs;
  }

 private:
  TempDir dir_;
  library::Library library_;
  int pages_ = 0;
};

}  // namespace papers::test
