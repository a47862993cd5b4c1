# Everything from outside, as Debian 12 and 13 package it. docs/architecture.md says why each.
# Static archives are preferred where they exist: every shared library is paid at each start.
function(papers_find_library target header archive shared)
  find_path(${target}_INCLUDE ${header} REQUIRED)
  find_library(${target}_LIBRARY NAMES ${archive} ${shared} REQUIRED)
  add_library(${target} INTERFACE)
  target_include_directories(${target} SYSTEM INTERFACE ${${target}_INCLUDE})
  target_link_libraries(${target} INTERFACE ${${target}_LIBRARY})
endfunction()

papers_find_library(papers_sqlite sqlite3.h libsqlite3.a sqlite3)
target_link_libraries(papers_sqlite INTERFACE m ${CMAKE_DL_LIBS} pthread)
papers_find_library(papers_utf8proc utf8proc.h libutf8proc.a utf8proc)
papers_find_library(papers_gumbo gumbo.h libgumbo.a gumbo)
papers_find_library(papers_pugixml pugixml.hpp libpugixml.a pugixml)

find_package(fmt REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(CLI11 REQUIRED)
find_path(TOMLPLUSPLUS_INCLUDE toml++/toml.h REQUIRED)
add_library(papers_toml INTERFACE)
target_include_directories(papers_toml SYSTEM INTERFACE ${TOMLPLUSPLUS_INCLUDE})
