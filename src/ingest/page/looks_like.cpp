#include "ingest/page/looks_like.hpp"

#include <algorithm>

namespace papers::ingest {
namespace {

struct Magic {
  std::string_view bytes;
  std::string_view name;
};

using namespace std::string_view_literals;

constexpr Magic magics[] = {
    {"%PDF-"sv, "a PDF file; save the page as text, HTML or Markdown"},
    {"\x1F\x8B"sv, "gzip data; unpack it first: gunzip -c FILE | papers ingest -"},
    {"\x28\xB5\x2F\xFD"sv, "zstd data; unpack it first: zstdcat FILE | papers ingest -"},
    {"\xFD\x37zXZ"sv, "xz data; unpack it first: xzcat FILE | papers ingest -"},
    {"BZh"sv, "bzip2 data; unpack it first: bzcat FILE | papers ingest -"},
    {"PK\x03\x04"sv,
     "a zip archive or an office document; save the page as text, HTML or Markdown"},
    {"SQLite format 3"sv, "an SQLite file; papers reads pages, and a library is opened with --db"},
    {"\x89PNG"sv, "an image; save the page as text, HTML or Markdown"},
    {"\xFF\xD8\xFF"sv, "an image; save the page as text, HTML or Markdown"},
    {"GIF8"sv, "an image; save the page as text, HTML or Markdown"},
    {"\x7F"
     "ELF"sv,
     "a program"},
    {"\xFF\xFE"sv,
     "UTF-16 text; convert it first: iconv -f UTF-16 -t UTF-8 FILE | papers ingest -"},
    {"\xFE\xFF"sv,
     "UTF-16 text; convert it first: iconv -f UTF-16 -t UTF-8 FILE | papers ingest -"},
};

}  // namespace

std::string looks_binary(std::string_view head) {
  for (const Magic& magic : magics) {
    if (head.starts_with(magic.bytes)) return std::string(magic.name);
  }
  // A stray NUL is damage and repaired; a tenth of them is no text.
  const auto zeros = static_cast<std::size_t>(std::count(head.begin(), head.end(), '\0'));
  if (zeros * 10 > head.size()) return "binary data; save the page as text, HTML or Markdown";
  return {};
}

}  // namespace papers::ingest
