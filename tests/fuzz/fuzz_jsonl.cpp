#include "fuzz_reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  papers::fuzz::read_all("jsonl", data, size);
  return 0;
}
