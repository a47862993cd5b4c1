#include "ingest/bibliography/field_text.hpp"

#include "support/catch.hpp"

namespace papers::ingest_bibliography_field_text_test {

using namespace papers::ingest;

TEST_CASE("dates of bibliographies are read in the orders that people write", "[ingest]") {
  for (const char* text :
       {"2014-03-02", "2014/03/02/", "2014/Mar/02", "02.03.2014", "2 March 2014", "March 2, 2014",
        "2014 Mar 2", "20140302", "2014-03-02T10:00:00Z", "2014-03-02/2014-04-01"}) {
    INFO(text);
    CHECK(any_date(text) == "2014-03-02");
  }
  for (const char* text : {"2014-03", "2014/3//", "03/2014", "Mar. 2014", "2014 Mar-Apr"}) {
    INFO(text);
    CHECK(any_date(text) == "2014-03");
  }
  for (const char* text :
       {"2014", "2014a", "c. 2014", "2014/99/99", "2014///Spring", "03/04/2014", "2014/2015"}) {
    INFO(text);
    CHECK(any_date(text) == "2014");
  }
  for (const char* text : {"5. März 2024", "5 mars 2024", "5 de marzo de 2024", "5 марта 2024",
                           "2024年3月5日", "Tue Mar  5 10:00:00 2024", "2024/03/05/Mar 5"}) {
    INFO(text);
    CHECK(any_date(text) == "2024-03-05");
  }
  CHECK(any_date("2018/05//May 2018") == "2018-05");
  for (const char* text : {"Q3 2018", "2018///3rd quarter", "2018-W10", "2018 3rd Quart"}) {
    INFO(text);
    CHECK(any_date(text) == "2018");
  }
  for (const char* text : {"10.1038/s41586-024-01234-5", "10.3390/s24010001", "vol. 1234",
                           "https://x.example/2018/05/04/", "no. 9999"}) {
    INFO(text);
    CHECK(any_date(text).empty());
  }
  for (const char* text : {"", "in press", "-0044", "19", "forthcoming"}) {
    INFO(text);
    CHECK(any_date(text).empty());
  }
}

TEST_CASE("a note states an arXiv id only as the work's own", "[ingest]") {
  for (const char* text :
       {"arXiv: 2101.00041", "arXiv:2101.00041 [cs]", "ArXiv:2101.00041v2",
        "arXiv preprint arXiv:2101.00041", "Preprint, arXiv:2101.00041.",
        "https://arxiv.org/abs/2101.00041", "arXiv:2101.00041, accepted at X",
        "Submitted. ArXiv 2101.00041v1", "Preprint at https://arxiv.org/abs/2101.00041",
        "Full version (arXiv:2101.00041)",
        "12 pages, 3 figures; NeurIPS 2021 (arXiv:2101.00041)"}) {
    INFO(text);
    CHECK(stated_arxiv_id(text) == "2101.00041");
  }
  for (const char* text :
       {"This report extends arXiv:2101.00041 by proofs of every theorem",
        "Comment on arXiv:2101.00041 by another group", "We compare with arXiv:2101.00041",
        "Response to Fern et al. (arXiv:2101.00041)",
        "Extended version of https://arxiv.org/abs/2101.00041",
        "Erratum to Fern (arXiv:2101.00042) and arXiv:2101.00041 of hers", "2101.00041", "arXiv",
        ""}) {
    INFO(text);
    CHECK(stated_arxiv_id(text).empty());
  }
}

TEST_CASE("C1 controls are the Windows-1252 that they were", "[ingest]") {
  CHECK(field_text("a \xC2\x93study\xC2\x94 of it\xC2\x92s\xC2\x97use \xC2\x81") ==
        "a “study” of it’s—use");
  CHECK(field_text("5 \xC2\xB5m") == "5 µm");
}

}  // namespace papers::ingest_bibliography_field_text_test
