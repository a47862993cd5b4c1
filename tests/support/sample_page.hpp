// The papers of the checked-in sample page, for tests that want real text without a reader.
#pragma once

#include <string>
#include <vector>

namespace papers::test {

struct SamplePaper {
  std::string title, abstract;
};

/// Title, blank line, abstract: the page after its heading, in order.
std::vector<SamplePaper> sample_page();

}  // namespace papers::test
