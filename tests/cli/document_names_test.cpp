#include "cli/document_names.hpp"

#include <sys/stat.h>

#include <algorithm>

#include "support/catch.hpp"
#include "support/process.hpp"
#include "support/temp_dir.hpp"

namespace papers::cli_document_names_test {

using papers::cli::document_names;
using papers::cli::DocumentNames;
using papers::test::as_mere_reader;
using papers::test::TempDir;
using papers::test::write_bytes;

namespace fs = std::filesystem;

TEST_CASE("a folder that cannot be read is named, and what is beside it is read", "[cli]") {
  const TempDir dir;
  for (const char* const folder : {"after", "before", "closed/below", ".hidden"}) {
    fs::create_directories(dir / folder);
    write_bytes(dir / folder / "page.md", "a page");
  }
  fs::create_directories(dir / "before/empty");
  fs::create_directory_symlink(dir / "before", dir / "link");
  REQUIRE(::chmod(dir.path().c_str(), 0755) == 0);
  REQUIRE(::chmod((dir / "closed").c_str(), 0) == 0);
  CHECK(as_mere_reader([&] {
          const DocumentNames names = document_names({dir.path().string()});
          const std::string closed = (dir / "closed").string();
          if (names.failures.size() != 1 || !names.failures[0].starts_with(closed)) ::_exit(50);
          if (names.documents.size() != 2) ::_exit(51);
          if (names.documents[0].file != dir / "after/page.md") ::_exit(52);
          if (names.documents[1].file != dir / "before/page.md") ::_exit(53);
          const std::string empty = (dir / "before/empty").string();
          if (document_names({dir.path().string(), empty}).empty_folders.size() != 1) ::_exit(54);
        }) == 0);
  REQUIRE(::chmod((dir / "closed").c_str(), 0755) == 0);
  CHECK(document_names({dir.path().string()}).documents.size() == 3);
}

TEST_CASE("a folder's links lead to what stands in it, and not out of it", "[cli]") {
  const TempDir outside;
  write_bytes(outside / "page.md", "not given");
  const TempDir dir;
  fs::create_directories(dir / "store");
  write_bytes(dir / "store/page.md", "a page");
  fs::create_symlink("store/page.md", dir / "inside.md");
  fs::create_symlink(outside / "page.md", dir / "outside.md");
  const fs::path beside = dir.path().string() + "-2";
  fs::create_directory_symlink(outside.path(), beside);
  fs::create_symlink(beside / "page.md", dir / "beside.md");
  const DocumentNames names = document_names({dir.path().string()});
  REQUIRE(names.documents.size() == 2);
  CHECK(names.documents[0].file == dir / "inside.md");
  CHECK(names.documents[1].file == dir / "store/page.md");
  CHECK(document_names({(dir / "outside.md").string()}).documents.size() == 1);
  fs::remove(beside);
}

}  // namespace papers::cli_document_names_test
