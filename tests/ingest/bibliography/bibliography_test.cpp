#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/limits.hpp"
#include "ingest/bibliography/bibtex_parse.hpp"
#include "ingest/bibliography/latex_text.hpp"
#include "support/catch.hpp"
#include "support/collected.hpp"

namespace papers::ingest_bibliography_bibliography_test {

using test::chosen_format;
using test::collect;

TEST_CASE("a list that ends in how to cite it is a list", "[ingest]") {
  const std::string entry =
      "```bibtex\n@misc{list2024,\n  title = {Awesome Gears},\n  year = {2024}\n}\n```\n";
  const std::string list =
      "- [Gears at Night](https://arxiv.org/abs/2401.10001) - Gears turn.\n"
      "- [Gears by Day](https://arxiv.org/abs/2401.10002) - Gears rest.\n"
      "- [Gears at Dawn](https://arxiv.org/abs/2401.10003) - Gears wait.\n\n";
  CHECK(chosen_format("# Awesome Gears\n\n" + list + "## Citation\n\n" + entry) == "markdown-list");
  CHECK(chosen_format("# Cite us\n\n" + entry) == "bibtex");
}

TEST_CASE("LaTeX in bibliographies becomes text", "[ingest]") {
  using ingest::latex_to_text;
  CHECK(latex_to_text(
            R"(Schr{\"o}dinger, Erd\H{o}s, \v{S}koda, Fran\c{c}ois, na\"{\i}ve, \'Etude)") ==
        "Schrödinger, Erdős, Škoda, François, naïve, Étude");
  CHECK(latex_to_text(R"({\L}ukasz Stra{\ss}e \AA ngstr\"om \O re \o{}l)") ==
        "Łukasz Straße Ångström Øre øl");
  CHECK(latex_to_text(R"({BERT}: {\em Pre-training} of \emph{Deep} \textbf{X})") ==
        "BERT: Pre-training of Deep X");
  CHECK(latex_to_text(R"(R\&D 50\% a\_b \$5 \#1 \{x\})") == "R&D 50% a_b $5 #1 {x}");
  CHECK(latex_to_text("pages 1--2---``so''~said") == "pages 1–2—“so” said");
  CHECK(latex_to_text(R"($\alpha_{i}$ and \model{x} stay)") ==
        R"($\alpha_{i}$ and \model{x} stay)");
  CHECK(latex_to_text("costs $5 only") == "costs $5 only");
  CHECK(latex_to_text(R"(\')") == R"(\')");
  CHECK(latex_to_text(R"(a\)") == R"(a\)");
  for (const char* nested : {R"(Nguy\~{\^e}n)", R"(Nguy{\~{\^{e}}}n)", R"(Nguy\~\^en)"}) {
    CHECK(latex_to_text(nested) == "Nguyễn");
  }
  CHECK(latex_to_text(R"(\'{\ae} \'{\~})") == R"(ǽ \'{\~})");
  CHECK(latex_to_text(",,Haus`` a,, b") == "„Haus“ a,, b");
  CHECK(latex_to_text("plain text") == "plain text");
  CHECK(
      latex_to_text(
          R"(9\textsuperscript{th} H\textsubscript{2}O, \href{http://x.org/a}{The \emph{Maze}})") ==
      "9th H2O, The Maze");
  CHECK(latex_to_text(R"(\(x^{10}\) and \[y_{ab}\], \( open)") ==
        R"(\(x^{10}\) and \[y_{ab}\], \( open)");
  CHECK(latex_to_text(R"(`single' and don't, \enquote{a \enquote{b} c} \begin{it}very\end{it})") ==
        "‘single’ and don't, “a “b” c” very");
  for (const char* sorted :
       {R"({\noopsort{2001b}}2001)", R"(\noop{2000}2001)", R"({\SortNoop{1999}}2001)"}) {
    CHECK(latex_to_text(sorted) == "2001");
  }
  CHECK(latex_to_text(std::string(1'000'000, '{')).empty());
  CHECK(ingest::latex_to_url(R"(\url{https://x.org/a\_b~c--d%20e})") ==
        "https://x.org/a_b~c--d%20e");
}

TEST_CASE("a link of LaTeX leads where it does, whatever its text and field", "[ingest]") {
  for (const char* field : {"url", "howpublished", "note", "abstract"}) {
    for (const char* link : {R"(\href{https://example.org/limpet}{Web page})",
                             R"(See \href{https://example.org/limpet}{{W}eb}, too)",
                             R"(\href {https://example.org/limpet}{https://other.org/}.)"}) {
      const std::string entry =
          fmt::format("@misc{{k, title={{Limpets}}, {}={{{}}}, year=1999}}\n", field, link);
      INFO(entry);
      const auto read = collect("bibtex", entry);
      REQUIRE(read.records.size() == 1);
      const Record& record = read.records[0];
      std::vector<std::string> urls = {record.url};
      for (const Link& one : record.links) urls.push_back(one.url);
      CHECK(std::count(urls.begin(), urls.end(), "https://example.org/limpet") == 1);
      for (const std::string& url : urls) {
        CHECK(url.find("Web") == url.npos);
        CHECK(url.find("limpethttp") == url.npos);
      }
    }
  }
}

TEST_CASE("a line of remark begins no entry, and a macro of AASTeX is its journal", "[ingest]") {
  const auto read =
      collect("bibtex",
              "% @article{old, title={Old}}\n"
              "@article{a, title={A One}, journal={\\prl}} % see @misc{b, title={B}}\n"
              "  % @misc{d, title={D}}\n"
              "@article{c, title={C Two}, journal=\"\\own\"}\n");
  REQUIRE(read.records.size() == 3);
  CHECK(read.records[0].venue == "Physical Review Letters");
  CHECK(read.records[1].title == "B");
  CHECK(read.records[2].venue == "\\own");
}

TEST_CASE("BibTeX entries are read as BibTeX and its relatives write them", "[ingest]") {
  const std::string text = R"bib(
% Someone's list, mail a@b.org
@STRING{acl = "Proceedings of the {ACL}"}
@comment{jabref-meta: {x}}
@InProceedings(devlin,
  Author    = {Devlin, Jacob and {The BERT Team} and others},
  title     = "{BERT}: a " # {"quoted" title},
  booktitle = acl # { 2019},
  year = 2019, month = jun, day = 2,
  url = {https://aclanthology.org/N19-1423},
  doi = "https://doi.org/10.18653/V1/N19-1423",
  note = {Code: \url{https://github.com/google-research/bert}},
)
@article{DBLP:journals/corr/abs-2401-00001,
  title = {First
           Second},
  journal = {CoRR},
  volume = {abs/2401.00001},
  year = {2024}
}
@misc{noid, title = {Preprint}, journal = {arXiv preprint arXiv:2401.00002}, date = {2024-03-05/2024-04-01}}
@misc{prefix, title = {Prefixed}, eprint = {2401.00003v2}, archivePrefix = {arXiv}, primaryClass = {cs.CL}, keywords={a; b, {c, d}}}
@misc{empty, author = {Nobody}}
@misc{open, title = {Never closed
@misc{last, title = {Last}}
)bib";
  CHECK(chosen_format(text) == "bibtex");
  const auto read = collect("bibtex", text);
  REQUIRE(read.records.size() == 5);
  const Record& bert = read.records[0];
  CHECK(bert.title == "BERT: a \"quoted\" title");
  CHECK(bert.authors == std::vector<std::string>{"Jacob Devlin", "The BERT Team"});
  CHECK(bert.venue == "Proceedings of the ACL 2019");
  CHECK(bert.published == "2019-06-02");
  CHECK(bert.doi == "10.18653/v1/n19-1423");
  CHECK(bert.url == "https://aclanthology.org/N19-1423");
  REQUIRE(bert.links.size() == 1);
  CHECK(bert.links[0].kind == "code");
  CHECK(bert.line == 5);
  CHECK(read.records[1].title == "First Second");
  CHECK(read.records[1].arxiv_id == "2401.00001");
  CHECK(read.records[1].venue.empty());
  CHECK(read.records[2].arxiv_id == "2401.00002");
  CHECK(read.records[2].published == "2024-03-05");
  CHECK(read.records[3].arxiv_id.substr(0, 10) == "2401.00003");
  CHECK(read.records[3].keywords == std::vector<std::string>{"a", "b", "c, d"});
  CHECK(read.records[4].title == "Last");
  const auto skipped = read.skipped();
  REQUIRE(skipped.size() == 2);
  CHECK(skipped[0].why == "no title");
  CHECK(skipped[1].why == "its braces do not match");
}

TEST_CASE("an '@' and braces alone make no bibliography", "[ingest]") {
  for (const char* text : {"mail a@b{c, d = e", "@media{x, y z = 1}", "@media (a, b) { c = d }",
                           "\x1F\x8B@n{\x01,\x02=}", "@book{no fields}"}) {
    INFO(text);
    CHECK(chosen_format(text) != "bibtex");
  }
}

TEST_CASE("abbreviations that double themselves do not grow without bound", "[ingest]") {
  std::string text = "@string{a0 = {xxxxxxxxxxxxxxxx}}\n";
  for (int i = 1; i < 60; ++i) {
    const std::string before = "a" + std::to_string(i - 1);
    text += "@string{a" + std::to_string(i) + " = " + before + " # " + before + "}\n";
  }
  text += "@misc{k, title = {T}, abstract = a59}\n";
  const auto read = collect("bibtex", text);
  REQUIRE(read.records.size() == 1);
  CHECK(read.records[0].abstract.size() <= limits::record_size_bytes);
}

TEST_CASE("of addresses in one RIS value each is one", "[ingest]") {
  for (const char* mark : {"|", ";", ", ", " "}) {
    const auto read =
        collect("ris", std::string("TY  - JOUR\nTI  - T\nUR  - https://doi.org/10.1000/a.1") +
                           mark + "https://x.org/p\nER  - \n");
    REQUIRE(read.records.size() == 1);
    CHECK(read.records[0].doi == "10.1000/a.1");
    CHECK(read.records[0].links.size() == 1);
  }
}

TEST_CASE("RIS references are read as different programs write them", "[ingest]") {
  const std::string text =
      "\xEF\xBB\xBFTY  - JOUR\r\n"
      "T1  - A title that goes\r\n"
      "      on in the next line\r\n"
      "A1  - Lovelace, Ada\r\n"
      "A1  - Babbage, Charles, Jr.\r\n"
      "Y1  - 2024/03//\r\n"
      "N2  - The abstract.\r\n"
      "JF  - Journal of Engines\r\n"
      "DO  - doi:10.48550/arXiv.2401.00001\r\n"
      "UR  - https://example.org/paper\r\n"
      "L1  - https://example.org/paper.pdf\r\n"
      "ER  - \r\n"
      "\r\n"
      "TY - CONF\n"
      "TI - Second\n"
      "BT - Proceedings\n"
      "PY - 2023\n"
      "TY  - GEN\n"
      "AU  - Nobody\n";
  CHECK(chosen_format(text) == "ris");
  const auto read = collect("ris", text);
  REQUIRE(read.records.size() == 2);
  const Record& first = read.records[0];
  CHECK(first.title == "A title that goes on in the next line");
  CHECK(first.authors == std::vector<std::string>{"Ada Lovelace", "Charles Babbage Jr."});
  CHECK(first.published == "2024-03");
  CHECK(first.abstract == "The abstract.");
  CHECK(first.venue == "Journal of Engines");
  CHECK(first.arxiv_id == "2401.00001");
  CHECK(first.url == "https://example.org/paper");
  CHECK(read.records[1].title == "Second");
  CHECK(read.records[1].venue == "Proceedings");
  CHECK(read.records[1].line == 14);
  REQUIRE(read.skipped().size() == 1);
  CHECK(read.skipped()[0].first == 18);
}

}  // namespace papers::ingest_bibliography_bibliography_test
