#include "ingest/decoding/terminal_codes.hpp"

#include <cstring>
#include <utility>

namespace papers::ingest {
namespace {

constexpr char escape = '\x1B', bell = '\x07';

class TerminalCodes {
 public:
  explicit TerminalCodes(ReadBytes read) : read_(std::move(read)) {}

  std::size_t read(char* buffer, std::size_t size) {
    for (;;) {
      const std::size_t given = read_(buffer, size);
      const bool plain = place_ == Place::text && std::memchr(buffer, escape, given) == nullptr;
      if (given == 0 || plain) return given;
      std::size_t kept = 0;
      for (std::size_t i = 0; i < given; ++i) {
        if (is_text(buffer[i])) buffer[kept++] = buffer[i];
      }
      if (kept > 0) return kept;
    }
  }

 private:
  enum class Place {
    text,
    opened,   ///< behind the escape
    control,  ///< in "[31m"
    string,   ///< in "]0;title", up to a bell or the next escape
    last      ///< the next byte ends it: "(B"
  };

  bool is_text(char c) {
    const Place was = place_;
    switch (was) {
      case Place::text:
        place_ = c == escape ? Place::opened : Place::text;
        return c != escape;
      case Place::opened:
        place_ = c == '['                           ? Place::control
                 : c == ']' || c == 'P' || c == '_' ? Place::string
                 : c == '(' || c == ')'             ? Place::last
                                                    : Place::text;
        return c == '\n';
      case Place::control:
      case Place::string:
        // A damaged sequence takes no line with it.
        if (c == '\n') place_ = Place::text;
        if (c == escape) place_ = Place::opened;
        if (was == Place::control ? c >= '@' && c <= '~' : c == bell) place_ = Place::text;
        return c == '\n';
      default:
        place_ = Place::text;
        return false;
    }
  }

  ReadBytes read_;
  Place place_ = Place::text;
};

}  // namespace

ReadBytes without_terminal_codes(ReadBytes read) {
  return [codes = TerminalCodes(std::move(read))](char* buffer, std::size_t size) mutable {
    return codes.read(buffer, size);
  };
}

}  // namespace papers::ingest
