#include "paper/identity.hpp"

#include "support/catch.hpp"

namespace papers::paper_identity_test {

TEST_CASE("an arXiv id is the same in every spelling that pages use", "[paper]") {
  for (const char* spelling :
       {"2412.15115", "arXiv:2412.15115v2", "arxiv: 2412.15115", " 2412.15115v12 ",
        "https://arxiv.org/abs/2412.15115", "http://www.arxiv.org/abs/2412.15115v1?context=cs",
        "https://arxiv.org/pdf/2412.15115v3.pdf", "https://arxiv.org/html/2412.15115v1#S2",
        "arxiv.org/abs/2412.15115/", "https://export.arxiv.org/abs/2412.15115",
        "https://huggingface.co/papers/2412.15115", "https://www.alphaxiv.org/abs/2412.15115",
        "10.48550/arXiv.2412.15115", "https://doi.org/10.48550/arXiv.2412.15115",
        "2412.15115 [cs.CL]"}) {
    INFO(spelling);
    CHECK(normalize_arxiv_id(spelling) == "2412.15115");
  }
  CHECK(normalize_arxiv_id("hep-th/9901001v3") == "hep-th/9901001");
  CHECK(normalize_arxiv_id("arXiv:math.GT/0309136") == "math/0309136");
  CHECK(normalize_arxiv_id("https://arxiv.org/abs/cond-mat/0703470") == "cond-mat/0703470");
  CHECK(normalize_arxiv_id("0704.0001") == "0704.0001");
}

TEST_CASE("numbers, dates and other addresses are no arXiv ids", "[paper]") {
  for (const char* text :
       {"", "2413.15115", "2412.1511", "2412.151155", "1412.12345", "0612.1234", "2025-03-12",
        "foo/9901001", "hep-th/9913001", "cs/1201001", "https://arxiv.org/list/cs.CL/recent",
        "https://example.org/abs/2412.15115", "https://huggingface.co/models/2412.15115",
        "see 2412.15115", "v2", "10.1000/2412.15115"}) {
    INFO(text);
    CHECK(normalize_arxiv_id(text).empty());
  }
}

TEST_CASE("a DOI is lower case without its resolver", "[paper]") {
  CHECK(normalize_doi("https://doi.org/10.1145/3292500.3330701") == "10.1145/3292500.3330701");
  CHECK(normalize_doi("doi: 10.1038/S41586-021-03819-2.") == "10.1038/s41586-021-03819-2");
  CHECK(normalize_doi("http://dx.doi.org/10.1002/(SICI)1097") == "10.1002/(sici)1097");
  for (const char* text : {"", "10.1145", "10.x/1", "11.1145/1", "10.1145/", "10.1145/a b",
                           "https://example.org/10.1145/1"}) {
    INFO(text);
    CHECK(normalize_doi(text).empty());
  }
  CHECK(arxiv_id_of_doi("10.48550/arXiv.2412.15115") == "2412.15115");
  CHECK(arxiv_id_of_doi("10.1145/1").empty());
}

TEST_CASE("a key follows the strongest identity and not its spelling", "[paper]") {
  Record record;
  record.title = "Attention Is All You Need";
  const std::string by_title = make_key(record);
  CHECK(by_title.size() == 16);
  record.title = "attention is all you need.";
  CHECK(make_key(record) == by_title);
  record.arxiv_id = "1706.03762v5";
  const std::string by_id = make_key(record);
  CHECK(by_id != by_title);
  record.title = "Another";
  record.arxiv_id = "https://arxiv.org/abs/1706.03762";
  CHECK(make_key(record) == by_id);
  CHECK(make_key(record, 1) != by_id);
  CHECK(make_key(record, 1) != make_key(record, 2));
}

}  // namespace papers::paper_identity_test
