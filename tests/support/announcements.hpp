// Papers as arXiv announces them, and as archives and feeds give them.
#pragma once

#include <string>
#include <vector>

#include "paper/record.hpp"

namespace papers::test {

std::string as_rss(const std::vector<Record>& records);
/// The text of a listing under its day, 20 Nov 2026.
std::string as_arxiv_list(const std::vector<Record>& records);
/// The same page's HTML.
std::string as_arxiv_list_page(const std::vector<Record>& records);
/// A mail of papers that came in until Thu 19 Nov 26.
std::string as_arxiv_mail(const std::vector<Record>& records);
std::string as_arxiv_abs(const Record& record);
/// OAI-PMH, by metadataPrefix: "oai_dc", "arXiv", "arXivRaw".
std::string as_oai(const std::vector<Record>& records, const std::string& prefix);

}  // namespace papers::test
