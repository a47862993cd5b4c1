#include "support/sample_page.hpp"

#include <fstream>

#include "support/places.hpp"

namespace papers::test {

std::vector<SamplePaper> sample_page() {
  std::ifstream in(papers::test::source_folder() / "data/trending-papers.txt");
  std::vector<SamplePaper> papers;
  std::string line, title;
  bool heading = true;
  while (std::getline(in, line)) {
    if (line.empty()) continue;
    if (heading) {
      heading = line != "Mar 12";
    } else if (title.empty()) {
      title = line;
    } else {
      papers.push_back({title, line});
      title.clear();
    }
  }
  return papers;
}

}  // namespace papers::test
