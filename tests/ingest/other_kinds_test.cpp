#include "ingest/other_kinds.hpp"

#include <random>
#include <string>

#include "ingest/reader.hpp"
#include "support/catch.hpp"
#include "support/collected.hpp"
#include "support/exchange_text.hpp"
#include "support/format_documents.hpp"

namespace papers::ingest_other_kinds_test {

using ingest::other_kind_of;

TEST_CASE("what stands in place of papers is named for what it is", "[ingest]") {
  const std::pair<std::string, const char*> documents[] = {
      {"Rate exceeded.", "asked too often"},
      {"<html><head><title>Just a moment...</title></head></html>", "robot"},
      {"<!DOCTYPE html><html><head><TITLE>Attention Required! | Cloudflare</TITLE>", "robot"},
      {"<html><title>Sign in - Journals</title><input type=\"password\"></html>", "login"},
      {"<html><head><title>403 Forbidden</title></head><body>nginx</body></html>", "refusal"},
      {"<html><title>404 Not Found</title></html>", "no such page"},
      {"404: Not Found", "no such page"},
      {"<html><title>503 Service Temporarily Unavailable</title></html>", "fetch it again"},
      {"<?xml version=\"1.0\"?>\n<!-- c --><TEI xmlns=\"http://www.tei-c.org/ns/1.0\">", "GROBID"},
      {"<?xml version=\"1.0\"?><PubmedArticleSet>", ".nbib"},
      {"<?xml version=\"1.0\"?><xml><records>", "EndNote"},
      {"<?xml version=\"1.0\"?><opml version=\"2.0\">", "fetch the feeds"},
      {"<?xml version=\"1.0\"?><bibtex:file xmlns:bibtex=\"http://x.org/\">", ".bib"},
      {"\\documentclass{article}\n\\begin{document}", ".bib"},
      {"---\nreferences:\n- id: a\n", "YAML"},
      {"---\nnocite: \"[@*]\"\nreferences:\n- author:\n", "YAML"},
      {"entries:\n    a:\n        type: article\n", "YAML"},
      {"%PDF-1.7\n", "BibTeX or RIS"},
      {"PK\x03\x04", "unpack it"},
      {"\xFE\xFE\x07\x01", "EndNote library"},
  };
  for (const auto& [text, said] : documents) {
    INFO(text);
    CHECK(other_kind_of(text, true).find(said) != std::string::npos);
    ingest::Input input("file", text);
    CHECK_THROWS_AS(ingest::choose_format(input), ingest::NoPapers);
  }
}

TEST_CASE("random bytes are no text", "[ingest]") {
  std::mt19937 random(7);
  for (const std::size_t size : {200U, 4096U, 100'000U}) {
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(random());
    ingest::Input input("noise", bytes);
    CHECK_THROWS_WITH(ingest::choose_format(input),
                      Catch::Matchers::StartsWith("noise: no papers but binary data"));
  }
}

TEST_CASE("no document that is read is taken for another kind", "[ingest]") {
  const auto records = test::random_records(9, 3);
  for (const ingest::Format* format : ingest::formats()) {
    INFO(format->name);
    CHECK(other_kind_of(test::document_in(format->name, records), true).empty());
  }
  for (const char* const text : {"<html><title>Login-free learning</title></html>",
                                 "Forbidden minors of small graphs, and how to find all of them "
                                 "in time that is linear in the size of what is looked through, "
                                 "with an appendix on what happens when they are not forbidden at "
                                 "all but merely rare, which is the case that practice is full of, "
                                 "as three examples from the literature show in all detail.",
                                 ""}) {
    CHECK(other_kind_of(text, true).empty());
  }
}

}  // namespace papers::ingest_other_kinds_test
