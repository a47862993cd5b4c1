// The names of a paper's authors as one text, `authors_text`: the only place where they are stored.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace papers::library {

/// `names` joined by ", ". A comma inside a name ("King, Jr.") is followed by a no-break space,
/// which no name has otherwise: readers make every blank a plain one.
std::string authors_text(const std::vector<std::string>& names);

/// The names that `text` joins.
std::vector<std::string> authors_in(std::string_view text);

}  // namespace papers::library
