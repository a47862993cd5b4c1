// A page that was printed and read back out of the PDF: letters are of different widths, titles of
// a larger type, and a sheet ends wherever it is full.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"
#include "support/collecting_sink.hpp"
#include "support/sample_page.hpp"

namespace papers::ingest_page_page_print_test {

using namespace papers::test;

namespace {

/// In thousandths of a type's height, about those of Helvetica.
int letter_width(char letter) {
  if (std::string_view("ijl.,:;'|!").find(letter) != std::string_view::npos) return 250;
  if (std::string_view(" ftr()-I[]").find(letter) != std::string_view::npos) return 310;
  if (std::string_view("mwMW@%").find(letter) != std::string_view::npos) return 850;
  return letter >= 'A' && letter <= 'Z' ? 690 : 550;
}

int width_of(std::string_view text) {
  int width = 0;
  for (const char letter : text) width += letter_width(letter);
  return width;
}

std::vector<std::string> set_in_type(const std::string& text, int line_width) {
  std::vector<std::string> lines;
  std::string line;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, end - at);
    if (!line.empty() && width_of(line + " " + word) > line_width) {
      lines.push_back(line);
      line.clear();
    }
    line += (line.empty() ? "" : " ") + word;
    at = end + 1;
  }
  lines.push_back(line);
  return lines;
}

std::string printed(const std::vector<SamplePaper>& papers, int line_width) {
  constexpr std::size_t lines_of_a_sheet = 45;
  std::string page = "Daily Papers\n\nMar 12\n\n";
  std::size_t lines = 4;
  const auto put = [&](const std::string& line) {
    page += line + "\n";
    if (++lines % lines_of_a_sheet == 0) page += "\n\f";
  };
  for (const SamplePaper& paper : papers) {
    put("21");
    put("");
    for (const std::string& line : set_in_type(paper.title, line_width * 5 / 7)) put(line);
    for (const std::string& line : set_in_type(paper.abstract, line_width)) put(line);
    put("7 authors");
    put("");
    put("\xC2\xB7 Oct 7, 2024");
    put("");
  }
  return page;
}

}  // namespace

TEST_CASE("papers come back from the text of a printed page", "[ingest]") {
  const std::vector<SamplePaper> papers = sample_page();
  for (const int line_width : {36000, 42000, 50000}) {
    const auto found = read_as("page", printed(papers, line_width)).records;
    std::size_t exact = 0;
    for (const SamplePaper& paper : papers) {
      exact += static_cast<std::size_t>(
          std::count_if(found.begin(), found.end(), [&paper](const Record& record) {
            return record.title == paper.title && record.abstract == paper.abstract &&
                   record.listing->upvotes == 21;
          }));
    }
    INFO(line_width << ": " << exact << " of " << papers.size() << ", " << found.size());
    CHECK(exact * 100 >= papers.size() * 95);
    CHECK(found.size() * 100 <= papers.size() * 103);
  }
}

}  // namespace papers::ingest_page_page_print_test
