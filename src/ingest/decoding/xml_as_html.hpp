// Documents of editors, note keepers and outliners that are XML: Evernote's notes (ENEX), OPML,
// DocBook, FictionBook, OpenDocument in one file.
#pragma once

#include <string>
#include <string_view>

namespace papers::ingest {

/// Whether `head` begins a document of one of these kinds that holds text: an OPML of feeds is
/// none.
bool is_document_xml(std::string_view head);

/// Its text as HTML: headings, paragraphs, lists and links. Of XML that is damaged what stands
/// before the damage. Linear in the size of `document`.
std::string xml_as_html(std::string_view document);

}  // namespace papers::ingest
