# papers_embed(TARGET NAME FILE): the file's content as `const std::string_view papers::data::NAME`,
# so that the program needs no files beside it; the content's hash in hex as NAME_sha256.
function(papers_embed target name file)
  get_filename_component(path ${file} ABSOLUTE BASE_DIR ${PROJECT_SOURCE_DIR})
  set(generated ${PROJECT_BINARY_DIR}/embedded/${name}.cpp)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${path})
  file(READ ${path} content)
  file(SHA256 ${path} sha256)
  # Raw string literals have a length limit in some compilers: cut into adjacent pieces.
  string(LENGTH "${content}" length)
  set(pieces "")
  set(at 0)
  while(at LESS length)
    string(SUBSTRING "${content}" ${at} 12000 piece)
    string(APPEND pieces "R\"papers~(${piece})papers~\"\n")
    math(EXPR at "${at} + 12000")
  endwhile()
  if(pieces STREQUAL "")
    set(pieces "\"\"")
  endif()
  file(GENERATE OUTPUT ${generated} CONTENT
"#include <string_view>
namespace papers::data {
extern const std::string_view ${name}, ${name}_sha256;
using namespace std::string_view_literals;
const std::string_view ${name} = std::string_view(${pieces});
const std::string_view ${name}_sha256 = \"${sha256}\";
}
")
  target_sources(${target} PRIVATE ${generated})
  # Longer than what the standard asks of every compiler; those we support have no limit.
  # One constant needs none of the headers that others have precompiled.
  set_source_files_properties(${generated} PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings
                              SKIP_UNITY_BUILD_INCLUSION ON SKIP_PRECOMPILE_HEADERS ON)
endfunction()
