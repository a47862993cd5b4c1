// The labels that lines of a feed's entry have: "Authors: …", "Upvotes: …".
#pragma once

#include <optional>
#include <string_view>

namespace papers::ingest {

enum class Says { abstract, summary, authors, count, published, venue, keywords, link, nothing };

struct Labelled {
  Says says;
  std::string_view name;
  std::string_view value;
};

/// What a line that begins with a known label and a colon says. The views are of `line` or live on.
std::optional<Labelled> labelled(std::string_view line);

/// A line of nothing but links' names: "Paper | Code | Project page".
bool is_row_of_links(std::string_view line);

}  // namespace papers::ingest
