#include "ingest/json/json_value.hpp"

#include <charconv>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "base/ascii.hpp"
#include "base/limits.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

using nlohmann::json;

const json* tree_of(const void* node) { return static_cast<const json*>(node); }

/// The value of the \uXXXX escape that starts at `at`; -1 when there is none.
int escape_at(std::string_view text, std::size_t at) {
  if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u') return -1;
  int value = 0;
  for (std::size_t i = at + 2; i < at + 6; ++i) {
    const char c = text[i];
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

bool is_high_surrogate(int unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool is_low_surrogate(int unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

/// `text` with null for what no number can hold: "1e400", and "NaN" and "-Infinity" of programs
/// that print them.
std::string with_null_for_no_number(std::string_view text) {
  constexpr std::string_view marks = "+-.";
  std::string mended;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    if (text[i] == '"') in_string = !in_string;
    if (in_string || (!ascii::is_alphanumeric(text[i]) && text[i] != '-')) {
      i += in_string && text[i] == '\\' ? 2U : 1U;
      mended += text.substr(begin, i - begin);
      continue;
    }
    while (i < text.size() &&
           (ascii::is_alphanumeric(text[i]) || marks.find(text[i]) != marks.npos)) {
      ++i;
    }
    const std::string_view token = text.substr(begin, i - begin);
    double value = 0;
    const auto read = std::from_chars(token.data(), token.data() + token.size(), value);
    const bool is_whole = read.ptr == token.data() + token.size();
    const bool fits = read.ec != std::errc::result_out_of_range && std::isfinite(value);
    mended += is_whole && !fits ? "null" : token;
  }
  return mended;
}

/// What a person can use of nlohmann's message, which begins with its own error number and may
/// quote a long piece of the document.
std::string short_fault(const json::exception& error) {
  std::string_view message = error.what();
  const std::size_t number_end = message.find("] ");
  if (number_end != std::string_view::npos) message.remove_prefix(number_end + 2);
  constexpr std::size_t longest = 160;
  return text::single_line(message.substr(0, longest));
}

}  // namespace

bool JsonValue::is_object() const { return node_ != nullptr && tree_of(node_)->is_object(); }
bool JsonValue::is_array() const { return node_ != nullptr && tree_of(node_)->is_array(); }
bool JsonValue::is_string() const { return node_ != nullptr && tree_of(node_)->is_string(); }
bool JsonValue::is_null() const { return node_ == nullptr || tree_of(node_)->is_null(); }
bool JsonValue::is_true() const {
  return node_ != nullptr && tree_of(node_)->is_boolean() && tree_of(node_)->get<bool>();
}

JsonValue JsonValue::operator[](const char* key) const {
  if (!is_object()) return JsonValue();
  const auto found = tree_of(node_)->find(key);
  return found == tree_of(node_)->end() ? JsonValue() : JsonValue(&*found);
}

std::vector<std::pair<std::string_view, JsonValue>> JsonValue::members() const {
  std::vector<std::pair<std::string_view, JsonValue>> members;
  if (!is_object()) return members;
  for (const auto& member : tree_of(node_)->items()) {
    members.emplace_back(member.key(), JsonValue(&member.value()));
  }
  return members;
}

std::size_t JsonValue::size() const { return is_array() ? tree_of(node_)->size() : 0; }

JsonValue JsonValue::item(std::size_t index) const {
  return index < size() ? JsonValue(&(*tree_of(node_))[index]) : JsonValue();
}

std::string JsonValue::text() const {
  if (!is_string()) return {};
  const std::string cleaned = text::clean(tree_of(node_)->get_ref<const std::string&>());
  return std::string(text::trim(cleaned));
}

std::string JsonValue::line() const { return text::squeeze(text()); }

std::optional<std::int64_t> JsonValue::integer() const {
  if (node_ == nullptr) return std::nullopt;
  const json& value = *tree_of(node_);
  constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();
  if (value.is_number_unsigned()) {
    const auto number = value.get<std::uint64_t>();
    if (number > static_cast<std::uint64_t>(highest)) return std::nullopt;
    return static_cast<std::int64_t>(number);
  }
  if (value.is_number_integer()) return value.get<std::int64_t>();
  if (value.is_number_float()) {
    const double number = value.get<double>();
    constexpr double exact_limit = 9007199254740992.0;  // 2^53
    if (!(number >= -exact_limit && number <= exact_limit)) return std::nullopt;
    const auto whole = static_cast<std::int64_t>(number);
    // Equal only when nothing was cut off.
    if (!(static_cast<double>(whole) < number) && !(static_cast<double>(whole) > number)) {
      return whole;
    }
  }
  return std::nullopt;
}

std::optional<std::int64_t> JsonValue::count() const {
  const auto number = integer();
  return number && *number >= 0 ? number : std::nullopt;
}

struct JsonDocument::Tree {
  json root;
};

JsonDocument::JsonDocument(std::string_view text) : tree_(std::make_unique<Tree>()) {
  std::string mended = mend_surrogates(text);
  if (!text::is_clean(mended)) mended = text::clean(mended);
  const auto parse = [this](const std::string& whole) {
    fault_.clear();
    const auto bounded = [this](int depth, json::parse_event_t event, json&) {
      const bool opens =
          event == json::parse_event_t::object_start || event == json::parse_event_t::array_start;
      if (opens && depth >= static_cast<int>(limits::json_depth)) {
        fault_ = "nested too deeply";
        return false;
      }
      return true;
    };
    try {
      tree_->root = json::parse(whole.begin(), whole.end(), bounded);
    } catch (const json::exception& error) {
      fault_ = short_fault(error);
    }
  };
  parse(mended);
  if (!fault_.empty()) {
    const std::string readable = with_null_for_no_number(mended);
    if (readable != mended) parse(readable);
  }
  if (!fault_.empty()) tree_->root = nullptr;
}

JsonDocument::JsonDocument(const std::vector<std::pair<std::string, std::string>>& members)
    : tree_(std::make_unique<Tree>()) {
  tree_->root = json::object();
  for (const auto& [name, value] : members) {
    const bool may_hold_members = value.starts_with('{') || value.starts_with("[{");
    const JsonDocument cell(may_hold_members ? std::string_view(value) : "null");
    if (may_hold_members && cell.fault_.empty()) {
      tree_->root[name] = cell.tree_->root;
    } else {
      tree_->root[name] = text::clean(value);
    }
  }
}

JsonDocument::~JsonDocument() = default;

JsonValue JsonDocument::root() const { return JsonValue(&tree_->root); }

std::string mend_surrogates(std::string_view text) {
  std::string mended;
  mended.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] != '\\') {
      mended += text[i++];
      continue;
    }
    const int unit = escape_at(text, i);
    if (is_high_surrogate(unit) && is_low_surrogate(escape_at(text, i + 6))) {
      mended += text.substr(i, 12);
      i += 12;
    } else if (is_high_surrogate(unit) || is_low_surrogate(unit)) {
      mended += "\\ufffd";
      i += 6;
    } else {  // two bytes at once, so that the second of \\ does not begin an escape
      mended += text.substr(i, 2);
      i += 2;
    }
  }
  return mended;
}

}  // namespace papers::ingest
