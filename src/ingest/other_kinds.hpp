// Documents that hold no papers in a form that is read, by what they look like.
#pragma once

#include <string>
#include <string_view>

namespace papers::ingest {

/// What the document that begins with `head` is, and which way its papers could come in: "a page
/// that asks for a login instead of papers; …", "TEI as GROBID writes it; …". Empty when nothing of
/// this kind is known of it. `whole`: `head` is all of it.
std::string other_kind_of(std::string_view head, bool whole);

}  // namespace papers::ingest
