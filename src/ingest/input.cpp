#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "base/error.hpp"
#include "base/limits.hpp"
#include "base/sha256.hpp"
#include "ingest/decoding/text_decoder.hpp"
#include "ingest/reader.hpp"

namespace papers::ingest {
namespace {

constexpr std::size_t chunk_size_bytes = 256 * 1024;
constexpr std::size_t smallest_read_bytes = 4 * 1024;

/// How much is read at once of a document of so many bytes: with a little room to find its end in.
std::size_t chunk_for(std::optional<std::uint64_t> size_bytes) {
  if (!size_bytes || *size_bytes >= chunk_size_bytes) return chunk_size_bytes;
  return static_cast<std::size_t>(*size_bytes) + smallest_read_bytes;
}

/// The first LF or CR, or npos. Two passes of memchr beat one byte-wise loop by far; they go over
/// stretches that double, so that neither looks much farther than the other finds something: a
/// document of CRs alone would cost the whole window for each.
std::size_t find_line_end(std::string_view text, std::size_t from) {
  constexpr std::size_t first_stretch_bytes = 256;
  for (std::size_t size = first_stretch_bytes; from < text.size(); size *= 2) {
    const std::string_view stretch = text.substr(from, size);
    const std::size_t lf = stretch.find('\n');
    const std::size_t cr = stretch.substr(0, lf).find('\r');
    const std::size_t end = cr != std::string_view::npos ? cr : lf;
    if (end != std::string_view::npos) return from + end;
    from += stretch.size();
  }
  return std::string_view::npos;
}

}  // namespace

/// `window` is what is unread: a view of the caller's bytes, or of `buffer`, which refill() extends
/// at its end and compacts at its front.
struct Input::State {
  ReadBytes stored;  ///< the document's own bytes, hashed as they come; empty when all in memory
  ReadBytes read;    ///< the same as UTF-8
  std::vector<std::string> remarks;
  std::size_t chunk_bytes = chunk_size_bytes;
  std::string buffer;
  std::string_view window;
  std::string_view memory;  ///< a whole document as it is, hashed only when asked for
  Sha256 hash;
  std::string digest;  ///< filled once the whole document is hashed
  std::uint64_t consumed = 0;
  std::uint64_t line = 0;
  bool ended = false;
  bool passing_over = false;  ///< inside the rest of a line that was cut

  bool refill() {
    if (ended) return false;
    const std::size_t kept = window.size();
    if (kept > 0 && window.data() != buffer.data()) {
      std::memmove(buffer.data(), window.data(), kept);
    }
    if (buffer.size() < kept + smallest_read_bytes) buffer.resize(kept + chunk_bytes);
    const std::size_t got = read(buffer.data() + kept, buffer.size() - kept);
    window = std::string_view(buffer).substr(0, kept + got);
    ended = got == 0;
    return got > 0;
  }

  void decode(ReadBytes bytes, const std::string& name) {
    stored = [this, bytes = std::move(bytes)](char* into, std::size_t size) {
      const std::size_t got = bytes(into, size);
      hash.update(std::string_view(into, got));
      return got;
    };
    read =
        decoded([this](char* into, std::size_t size) { return stored(into, size); }, name, remarks);
  }

  /// What a decoder did not need: padding behind compressed data.
  void pass_over_rest() {
    std::string bytes(chunk_bytes, '\0');
    while (stored && stored(bytes.data(), bytes.size()) > 0) {
    }
  }

  std::string_view take(std::size_t size) {
    const std::string_view taken = window.substr(0, size);
    window.remove_prefix(taken.size());
    consumed += taken.size();
    return taken;
  }

  /// The size of the line end at `at`: CRLF counts as one even across two reads.
  std::size_t line_end_size(std::size_t at) {
    if (window[at] == '\n') return 1;
    if (at + 1 == window.size()) refill();
    return at + 1 < window.size() && window[at + 1] == '\n' ? 2 : 1;
  }

  void pass_over_rest_of_line() {
    while (passing_over) {
      const std::size_t end = find_line_end(window, 0);
      if (end != std::string_view::npos) {
        take(end + line_end_size(end));
        passing_over = false;
      } else {
        take(window.size());
        if (!refill()) passing_over = false;
      }
    }
  }
};

Input::Input(std::string name, ReadBytes read, const DocumentFacts& facts)
    : name_(std::move(name)), facts_(facts), state_(new State) {
  state_->chunk_bytes = chunk_for(facts.size_bytes);
  state_->decode(std::move(read), name_);
}

Input::Input(std::string name, std::string_view bytes)
    : name_(std::move(name)), facts_{bytes.size(), std::nullopt}, state_(new State) {
  if (is_plain_utf8(bytes)) {
    state_->memory = bytes;
    state_->window = bytes;
    state_->ended = true;
    return;
  }
  state_->chunk_bytes = chunk_for(bytes.size());
  const auto read_memory = [bytes](char* buffer, std::size_t size) mutable {
    const std::size_t given = bytes.copy(buffer, size);
    bytes.remove_prefix(given);
    return given;
  };
  state_->decode(read_memory, name_);
}

Input::~Input() { delete state_; }

std::string_view Input::peek(std::size_t size) {
  state_->pass_over_rest_of_line();
  while (state_->window.size() < size && state_->refill()) {
  }
  return state_->window.substr(0, size);
}

std::optional<Input::Line> Input::next_line() { return next_line(limits::record_size_bytes); }

std::optional<Input::Line> Input::next_line(std::size_t limit_bytes) {
  State& state = *state_;
  state.pass_over_rest_of_line();
  std::size_t searched = 0;
  for (;;) {
    const std::size_t end = find_line_end(state.window, searched);
    searched = state.window.size();
    if (end != std::string_view::npos && end <= limit_bytes) {
      const std::size_t line_end = state.line_end_size(end);
      const std::string_view raw = state.take(end + line_end);
      return Line{raw.substr(0, end), ++state.line, false};
    }
    if (state.window.size() > limit_bytes) {
      state.passing_over = true;
      return Line{state.take(limit_bytes), ++state.line, true};
    }
    if (!state.refill()) break;
  }
  if (state.window.empty()) return std::nullopt;
  return Line{state.take(state.window.size()), ++state.line, false};
}

std::string_view Input::next_chunk() {
  state_->pass_over_rest_of_line();
  if (state_->window.empty()) state_->refill();
  return state_->take(state_->window.size());
}

std::string Input::rest(std::size_t limit_bytes) {
  const std::string_view bytes = peek(limit_bytes + 1);
  if (bytes.size() > limit_bytes) {
    throw Error(
        fmt::format("{}: larger than {} MiB, which is the most that can be read at once; "
                    "split it",
                    name_, std::max<std::size_t>(limit_bytes >> 20U, 1)));
  }
  return std::string(state_->take(bytes.size()));
}

const std::vector<std::string>& Input::remarks() const { return state_->remarks; }

std::uint64_t Input::bytes_read() const { return state_->consumed; }

std::string Input::sha256() {
  State& state = *state_;
  while (state.take(state.window.size()), state.refill()) {
  }
  if (state.digest.empty()) {
    state.pass_over_rest();
    state.hash.update(state.memory);
    state.digest = state.hash.hex();
  }
  return state.digest;
}

}  // namespace papers::ingest
