# Warnings, linked PRIVATE by every target of the project and by nobody else.
add_library(papers_flags INTERFACE)
target_compile_options(papers_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual $<$<BOOL:${PAPERS_WERROR}>:-Werror>)
# GCC 12 sees overlapping copies in `"text" + string` where there are none (GCC PR 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(papers_flags INTERFACE -Wno-restrict)
endif()
# What its optimiser believes to see once the library's own code is inlined is told, and no error.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND NOT CMAKE_BUILD_TYPE STREQUAL "Debug")
  target_compile_options(papers_flags INTERFACE -Wno-error=array-bounds
    -Wno-error=maybe-uninitialized -Wno-error=stringop-overflow -Wno-error=stringop-overread)
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Debug")
  target_compile_definitions(papers_flags INTERFACE _GLIBCXX_ASSERTIONS)
endif()
if(PAPERS_FUZZ)
  target_compile_options(papers_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

# The headers that nearly every file includes, parsed once: halves a build from nothing.
option(PAPERS_PRECOMPILE "Precompile common headers" ON)
function(papers_precompile target)
  if(PAPERS_PRECOMPILE)
    target_precompile_headers(${target} PRIVATE
      <fmt/format.h> <algorithm> <array> <chrono> <cstdint> <functional> <map> <memory> <optional>
      <span> <string> <string_view> <unordered_map> <utility> <vector> ${ARGN})
  endif()
endfunction()
