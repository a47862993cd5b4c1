#include "render/atom_entry.hpp"

#include "support/catch.hpp"

namespace papers::render_atom_entry_test {

TEST_CASE("an entry has the time of what is known of its day", "[render]") {
  for (const auto& [published, day] :
       {std::pair{"1998", "1998-01-01"}, std::pair{"2007-02", "2007-02-01"},
        std::pair{"2007-02-03", "2007-02-03"}}) {
    Paper paper;
    paper.title = "T";
    paper.published = published;
    const std::string entry = render::atom_entry(paper, "");
    CHECK(entry.find(std::string("<updated>") + day + "T") != std::string::npos);
    CHECK(entry.find("1970") == std::string::npos);
    paper.listed_on = parse_iso_day("2026-11-24");
    CHECK(render::atom_entry(paper, "").find("<updated>2026-11-24T") != std::string::npos);
  }
}

}  // namespace papers::render_atom_entry_test
