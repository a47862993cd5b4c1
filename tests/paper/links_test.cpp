#include "paper/links.hpp"

#include "base/limits.hpp"
#include "paper/identity.hpp"
#include "support/catch.hpp"

namespace papers::paper_links_test {

namespace {
using Urls = std::vector<std::string>;
}

TEST_CASE("URLs in an abstract end where the sentence goes on", "[paper]") {
  CHECK(urls_in("Code: https://github.com/a/b. Next") == Urls{"https://github.com/a/b"});
  CHECK(urls_in("(see https://x.org/a_(b)), and") == Urls{"https://x.org/a_(b)"});
  CHECK(urls_in("at \\url{https://github.com/a/b}.") == Urls{"https://github.com/a/b"});
  CHECK(urls_in("[here](https://a.org/b)[c](https://d.org/e).") ==
        Urls{"https://a.org/b", "https://d.org/e"});
  CHECK(urls_in("“https://a.org/b”, <https://c.org/d>") ==
        Urls{"https://a.org/b", "https://c.org/d"});
  CHECK(urls_in("https://a.org/b,https://c.org/d;") == Urls{"https://a.org/b", "https://c.org/d"});
  CHECK(urls_in("huggingface.co/x/SDXL\\_NCP-DPO\\_v0.1") ==
        Urls{"https://huggingface.co/x/SDXL_NCP-DPO_v0.1"});
  CHECK(urls_in("**https://a.org/b** 'https://a.org/c'") ==
        Urls{"https://a.org/b", "https://a.org/c"});
}

TEST_CASE("known hosts are found without a scheme, other words are not", "[paper]") {
  CHECK(urls_in("at github.com/a/b, foo.github.io/p/ and www.example.org/x.") ==
        Urls{"https://github.com/a/b", "https://foo.github.io/p/", "https://www.example.org/x"});
  CHECK(urls_in("and/or input/output 1/2 e.g./x mygithub.com/a me@github.com/a ://x https:// ")
            .empty());
}

TEST_CASE("each URL is given once, in order", "[paper]") {
  CHECK(urls_in("https://b.org/ https://a.org https://b.org/") ==
        Urls{"https://b.org/", "https://a.org"});
}

TEST_CASE("a link's kind follows its host", "[paper]") {
  CHECK(link_kind("https://github.com/a/b") == "code");
  CHECK(link_kind("https://gitlab.inria.fr/a/b") == "code");
  CHECK(link_kind("https://zenodo.org/record/1") == "data");
  CHECK(link_kind("https://huggingface.co/datasets/a/b") == "data");
  CHECK(link_kind("https://huggingface.co/a/b") == "hf");
  CHECK(link_kind("https://www.arxiv.org/abs/2412.15115") == "arxiv");
  CHECK(link_kind("https://foo.github.io/bar") == "project");
  CHECK(link_kind("https://example.org/github.com") == "other");
}

TEST_CASE("a repository has one name", "[paper]") {
  for (const char* url :
       {"https://github.com/Owner/Repo", "http://www.github.com/owner/repo.git",
        "github.com/owner/repo/tree/main/x?y#z", "https://GitHub.com/owner/repo/"}) {
    INFO(url);
    CHECK(repository_of(url) == "owner/repo");
  }
  for (const char* url : {"https://github.com/owner", "https://github.com/orgs/x",
                          "https://huggingface.co/a/b", "https://foo.github.io/a/b", ""}) {
    INFO(url);
    CHECK(repository_of(url).empty());
  }
}

TEST_CASE("a link that is there already is not added in another spelling", "[paper]") {
  std::vector<Link> links;
  add_link(links, "https://github.com/Owner/Repo");
  add_link(links, "http://www.github.com/owner/repo.git");
  add_link(links, "github.com/owner/repo/");
  CHECK(links == std::vector<Link>{{"code", "https://github.com/Owner/Repo"}});
  add_link(links, "https://proj.example.org");
  add_link(links, "http://proj.example.org/", "project");
  CHECK(links.back() == Link{"project", "https://proj.example.org"});
  add_link(links, "https://github.com/owner/repo/tree/main/sub");
  CHECK(links.size() == 3);
  for (const char* bad : {"javascript:alert(1)", "no url", "", "https://a b", "ftp://x.org/a"}) {
    add_link(links, bad);
  }
  CHECK(links.size() == 3);
  for (std::size_t i = 0; i < limits::links_per_paper + 5; ++i) {
    add_link(links, "https://x.org/" + std::to_string(i));
  }
  CHECK(links.size() == limits::links_per_paper);
}

TEST_CASE("a record's links are those of its fields and its abstract", "[paper]") {
  Record record;
  record.abstract = "We extend https://arxiv.org/abs/1706.03762. Code: github.com/a/b.";
  record.links = {{"project", "https://a.github.io"}, {"", "https://arxiv.org/abs/2412.15115v2"}};
  complete_links(record);
  CHECK(record.arxiv_id == "2412.15115");
  CHECK(record.links.size() == 5);
  const std::vector<Link> once = record.links;
  complete_links(record);
  CHECK(record.links == once);
}

TEST_CASE("an arXiv address in the abstract names a cited work, not the paper", "[paper]") {
  Record record;
  record.abstract = "We extend https://arxiv.org/abs/1706.03762.";
  complete_links(record);
  CHECK(record.arxiv_id.empty());
  record.url = "https://doi.org/10.48550/arXiv.2412.15115";
  complete_links(record);
  CHECK(record.arxiv_id == "2412.15115");
}

TEST_CASE("a DOI is found in a publisher's address, without the view of it", "[paper]") {
  CHECK(doi_in_address("https://dl.acm.org/doi/pdf/10.1145/1.2") == "10.1145/1.2");
  CHECK(doi_in_address("https://link.springer.com/10.1007/s1-2") == "10.1007/s1-2");
  CHECK(doi_in_address("https://x.org/doi/full/10.1080/a.1?af=R#s2") == "10.1080/a.1");
  CHECK(doi_in_address("https://x.org/articles/10.3389/F.2/abstract") == "10.3389/f.2");
  CHECK(doi_in_address("https://x.org/article?id=10.1371/journal.p.1&type=p") ==
        "10.1371/journal.p.1");
  CHECK(doi_in_address("https://www.biorxiv.org/content/10.1101/2023.05.04.1v2.full.pdf") ==
        "10.1101/2023.05.04.1");
  CHECK(doi_in_address("https://doi.org/10.1000/1") == "10.1000/1");
  CHECK(doi_in_address("https://dl.acm.org/doi/10.1145/1.2/references") == "10.1145/1.2");
  CHECK(doi_in_address("https://dl.acm.org/doi/suppl/10.1145/1.2/suppl_file/s1.pdf") ==
        "10.1145/1.2");
  CHECK(doi_in_address("https://x.org/get?doi=10.1000%2Fabc1&a=b") == "10.1000/abc1");
  CHECK(doi_in_address("https://x.org/doi/10.1002/(SICI)1%3C2::AID3%3E3.0") ==
        "10.1002/(sici)1<2::aid3>3.0");
  for (const char* book : {"10.1093/oso/9780198000001", "10.1093/oso/9780198000002"}) {
    CHECK(doi_in_address(std::string("https://academic.oup.com/book/") + book) == book);
  }
  CHECK(doi_in_address("https://x.org/releases/10.1/notes").empty());
  CHECK(doi_in_address("https://x.org/news/10.2023/index.html").empty());
}

}  // namespace papers::paper_links_test
