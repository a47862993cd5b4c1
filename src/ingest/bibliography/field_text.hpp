// Values of bibliographic fields as text, whatever the format.
#pragma once

#include <string>
#include <string_view>

namespace papers::ingest {

/// `bytes` clean and on one line. C1 controls, which nobody means, are what Windows-1252 has at
/// their place: U+0097 is a dash, U+0092 an apostrophe.
std::string field_text(std::string_view bytes);

/// The arXiv id that a field of notes states as the work's own: "arXiv:2101.00001 [cs]", "arXiv
/// preprint arXiv:2101.00001", "Submitted. ArXiv 2101.00001", an address of arXiv; empty when there
/// is none or when its clause says more ("Comment on arXiv:2101.00001").
std::string stated_arxiv_id(std::string_view text);

/// The DOI in a field for one, whatever resolver's address stands before it.
std::string stated_doi(std::string_view value);

/// The arXiv id that stands where a number of `venue` would: "arXiv:2101.00001" anywhere, of arXiv
/// or CoRR "2101.00001" and "abs/2101.00001" too.
std::string arxiv_id_in_volume(std::string_view venue, std::string_view volume);

/// `value` as a date in ISO form, as far as it is one: "2014/Mar/02/", "17.01.2014", "2014-3",
/// "March 2014", "2 Mar 2014", "2014 Jan-Feb" (the first of a span); empty when no year is in it.
std::string any_date(std::string_view value);

/// The same where `text` is nothing but a date.
std::string date_alone(std::string_view text);

/// 1..12 for "mar", "March", "MARCH", "März", "fév", "января", else 0.
unsigned named_month(std::string_view word);

}  // namespace papers::ingest
