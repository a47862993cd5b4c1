#include "cli/spill_buffer.hpp"

#include <array>
#include <cerrno>
#include <cstring>

namespace papers::cli {
namespace {

constexpr std::size_t memory_limit_bytes = std::size_t{1} << 20;

[[noreturn]] void fail() {
  throw Error(std::string("cannot keep the report in a temporary file: ") + std::strerror(errno));
}

}  // namespace

void SpillBuffer::append(std::string_view text) {
  memory_.append(text);
  if (memory_.size() < memory_limit_bytes) return;
  if (file_ == nullptr) file_.reset(std::tmpfile());
  if (file_ == nullptr) fail();
  if (std::fwrite(memory_.data(), 1, memory_.size(), file_.get()) != memory_.size()) fail();
  memory_.clear();
}

void SpillBuffer::print(const Context& context) {
  if (file_ != nullptr) {
    std::rewind(file_.get());
    std::array<char, 16 * 1024> buffer;
    while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), file_.get())) {
      context.write({buffer.data(), got});
    }
    if (std::ferror(file_.get()) != 0) fail();
    file_.reset();
  }
  context.write(memory_);
  memory_.clear();
}

}  // namespace papers::cli
