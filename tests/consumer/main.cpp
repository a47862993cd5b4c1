// A program that embeds papers: takes a page in, asks for papers, prints a digest.
#include <cstdio>
#include <exception>
#include <papers/papers.hpp>
#include <stdexcept>

namespace {

int fail(const char* what) {
  std::fprintf(stderr, "consumer: %s\n", what);
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return fail("usage: consumer LIBRARY PAGE");
  try {
    papers::Library library(argv[1]);
    const papers::Ingested first = library.ingest_file(argv[2], {.date = "2026-03-12"});
    if (first.format != "page" || first.added != 59) return fail("the page has 59 new papers");
    const papers::Ingested bibliography =
        library.ingest("mine.bib", "@article{a, title = {On Looms and Engines}, year = 1843}");
    if (bibliography.added != 1) return fail("a bibliography adds its paper");

    const papers::Found found = library.search("looms");
    if (found.total != 1 || found.papers.at(0).title != "On Looms and Engines") {
      return fail("a search finds the paper that was just added");
    }
    if (library.search("preference optimization", 1).papers.size() != 1) {
      return fail("a limit is kept");
    }
    if (!library.search("qqqqqq").papers.empty()) return fail("no paper has such a word");

    const std::string digest = library.digest({.query = "diffusion", .format = "markdown"});
    if (digest.find("# diffusion") == digest.npos) return fail("a digest has its heading");
    if (!library.digest({.query = "qqqqqq"}).empty()) return fail("an empty digest is none");
    std::fputs(digest.c_str(), stdout);
  } catch (const std::exception& error) {
    return fail(error.what());
  }
  try {
    const papers::Library no_library(argv[2]);
  } catch (const std::runtime_error&) {
    return 0;
  }
  return fail("a file that is no library is an error");
}
