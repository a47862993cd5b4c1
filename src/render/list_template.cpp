// --template '{id}\t{title:.60}': the fields of docs/json.md, laid out by display columns.
#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.hpp"
#include "base/error.hpp"
#include "render/fields.hpp"
#include "render/render.hpp"
#include "render/visible.hpp"
#include "text/width.hpp"

namespace papers::render {
namespace {

constexpr int spec_limit_cols = 10'000;

/// A piece of the template: literal text, or a field with its layout.
struct Piece {
  std::string literal;
  const Field* field = nullptr;
  char align = '<';
  int width_cols = 0;
  int limit_cols = 0;  // 0: no limit
};

[[noreturn]] void fail(const std::string& why) { throw UsageError("--template: " + why); }

/// Digits at the front of `spec`, consumed.
int take_number(std::string_view& spec) {
  int number = 0;
  while (!spec.empty() && ascii::is_digit(spec.front())) {
    number = std::min(number * 10 + (spec.front() - '0'), spec_limit_cols);
    spec.remove_prefix(1);
  }
  return number;
}

/// What stands between braces: NAME or NAME:[<>][WIDTH][.LIMIT].
Piece parse_field(std::string_view inside) {
  const std::size_t colon = inside.find(':');
  const std::string_view name = inside.substr(0, colon);
  Piece piece;
  piece.field = find_field(name);
  if (piece.field == nullptr) {
    fail(
        fmt::format("no field is called '{}' ({})", visible(name), fmt::join(field_names(), ", ")));
  }
  if (colon == std::string_view::npos) return piece;
  std::string_view spec = inside.substr(colon + 1);
  if (!spec.empty() && (spec.front() == '<' || spec.front() == '>')) {
    piece.align = spec.front();
    spec.remove_prefix(1);
  }
  piece.width_cols = take_number(spec);
  if (!spec.empty() && spec.front() == '.') {
    spec.remove_prefix(1);
    piece.limit_cols = take_number(spec);
    if (piece.limit_cols == 0) fail(fmt::format("a number must follow the '.' in {{{}}}", inside));
  }
  if (!spec.empty()) {
    fail(fmt::format("cannot read '{}' in {{{}}}; write {{name:[<>][width][.limit]}}",
                     visible(spec), visible(inside)));
  }
  return piece;
}

char escaped(char c) {
  switch (c) {
    case 't':
      return '\t';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case '0':
      return '\0';
    case 'e':
      return '\x1b';
    case '\\':
      return '\\';
    default:
      fail(fmt::format("unknown escape \\{} (known: \\t \\n \\r \\0 \\e \\\\)", visible({&c, 1})));
  }
}

std::vector<Piece> parse_template(std::string_view text) {
  std::vector<Piece> pieces;
  std::string literal;
  const auto flush = [&] {
    if (literal.empty()) return;
    pieces.emplace_back();
    pieces.back().literal.swap(literal);
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool doubled = at + 1 < text.size() && text[at + 1] == c;
    if (c == '\\') {
      if (at + 1 == text.size()) fail("a backslash stands alone at the end");
      literal += escaped(text[++at]);
    } else if ((c == '{' || c == '}') && doubled) {
      literal += c;
      ++at;
    } else if (c == '{') {
      const std::size_t close = text.find('}', at);
      if (close == std::string_view::npos) fail("a '{' is never closed; write {{ for a brace");
      flush();
      pieces.push_back(parse_field(text.substr(at + 1, close - at - 1)));
      at = close;
    } else if (c == '}') {
      fail("a '}' closes nothing; write }} for a brace");
    } else {
      literal += c;
    }
  }
  flush();
  return pieces;
}

class TemplateWriter final : public ListWriter {
 public:
  explicit TemplateWriter(const Style& style) : pieces_(parse_template(style.templ)) {}

  void paper(const Hit& hit, std::string& out) override {
    for (const Piece& piece : pieces_) {
      if (piece.field == nullptr) {
        out += piece.literal;
      } else {
        append_field(piece, hit, out);
      }
    }
    out += '\n';
  }

 private:
  /// A text with "…" where something is missing.
  static std::string cut(const std::string& value, const Piece& piece) {
    if (!piece.field->is_code) return text::truncate_cols(value, piece.limit_cols);
    return value.substr(0, static_cast<std::size_t>(piece.limit_cols));
  }

  static void append_field(const Piece& piece, const Hit& hit, std::string& out) {
    std::string value = visible(piece.field->value(hit));
    if (piece.limit_cols > 0) value = cut(value, piece);
    const int missing = std::max(0, piece.width_cols - text::width_cols(value));
    const std::string padding(static_cast<std::size_t>(missing), ' ');
    out += piece.align == '>' ? padding + value : value + padding;
  }

  std::vector<Piece> pieces_;
};

std::unique_ptr<ListWriter> make_template(const Style& style) {
  return std::make_unique<TemplateWriter>(style);
}

}  // namespace

extern const ListFormat template_list_format;
const ListFormat template_list_format{"template", "what --template says, one paper at a time",
                                      ListFormat::Use::list, make_template, true};

}  // namespace papers::render
