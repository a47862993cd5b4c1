// Names by which one work is recognised wherever it appears.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "paper/record.hpp"

namespace papers {

/// The arXiv id without version in any usual spelling ("arXiv:2412.15115v2", an abs, pdf or html
/// URL, "hep-th/9901001"); empty when `text` is none.
std::string normalize_arxiv_id(std::string_view text);

/// A DOI in lower case without "doi:" or resolver URL; empty when `text` is none.
std::string normalize_doi(std::string_view text);

/// The DOI that an address is about, also where it stands in a publisher's path
/// ("dl.acm.org/doi/pdf/10.1145/1/references"); empty when there is none.
std::string doi_in_address(std::string_view url);

/// The arXiv id named by a DOI of arXiv's own ("10.48550/arxiv.2412.15115"); empty otherwise.
std::string arxiv_id_of_doi(std::string_view doi);

/// 16 hex digits for a paper first met as `record`: a hash (SHA-256, cut) of its strongest identity
/// (arXiv id, else DOI, else folded title), `salt` added when that key is taken.
std::string make_key(const Record& record, unsigned salt = 0);

}  // namespace papers
