// What the keys of a JSON document say of the rows under them.
#pragma once

#include <string>
#include <string_view>

namespace papers::ingest {

/// Names under which lists of papers usually stand; others are judged by their elements alone.
bool names_papers(std::string_view key);

/// "papers", "recommendedPapers", "Publications".
bool says_papers(std::string_view key);

/// A member that says of its object that it is a paper: authors, an id, an abstract.
bool is_own_field(std::string_view key);

/// A member inside which a paper's fields stand.
bool holds_paper(std::string_view key);

/// An element that is a paper by more than its title or by its list's name, in a list under `key`
/// that is not of works cited or related.
bool is_of_a_list(std::string_view value, std::string_view key);

/// An object that is no paper and has a list of papers: an author, a topic.
bool lists_papers(std::string_view value);

/// The id that is the key of a row as the row's first member; empty for other keys.
std::string id_member(std::string_view key);

/// A value that may be a paper: an object with a title, also inside a member that holds papers, or
/// the text of such an object.
bool looks_like_paper(std::string_view value, bool inside_titled_object);

}  // namespace papers::ingest
