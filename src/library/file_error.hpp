// What the operating system says of a file, as an error that names it.
#pragma once

#include <fmt/format.h>

#include <cstring>
#include <filesystem>
#include <string_view>

#include "base/error.hpp"

namespace papers::library {

[[noreturn]] inline void fail(const std::filesystem::path& file, std::string_view what, int error) {
  throw Error(fmt::format("{}: {}: {}", file.string(), what, std::strerror(error)));
}

}  // namespace papers::library
