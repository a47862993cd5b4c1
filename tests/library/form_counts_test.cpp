#include "library/form_counts.hpp"

#include <map>
#include <random>
#include <set>
#include <string>

#include "support/catch.hpp"

namespace papers::library_form_counts_test {

using papers::library::FormCounts;

TEST_CASE("changes of forms add up, whatever their number", "[library]") {
  const unsigned seed = GENERATE(1U, 2U, 3U);
  CAPTURE(seed);
  std::mt19937 random(seed);
  FormCounts counts;
  std::map<std::string, std::int64_t> expected;
  for (std::uint32_t paper = 1; paper <= 300; ++paper) {
    const std::int32_t change = random() % 4 == 0 ? -1 : 1;
    std::set<std::string> forms;
    for (int i = 0; i < 40; ++i) {
      // Frequent and rare ones, of all lengths.
      const std::string form(1 + random() % 3, static_cast<char>('a' + random() % 26));
      forms.insert(random() % 2 == 0 ? form : form + std::to_string(random() % 5000));
    }
    for (const std::string& form : forms) {
      counts.count(form, change);
      expected[form] += change;
    }
  }
  CHECK(counts.size() == expected.size());
  std::map<std::string, std::int64_t> found;
  for (const auto& [form, change] : counts.changes()) found[std::string(form)] = change;
  for (auto form = expected.begin(); form != expected.end();) {
    form = form->second == 0 ? expected.erase(form) : std::next(form);
  }
  CHECK(found == expected);
  counts.clear();
  CHECK(counts.changes().empty());
}

}  // namespace papers::library_form_counts_test
