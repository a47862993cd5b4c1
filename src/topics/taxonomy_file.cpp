// Reads a taxonomy file event by event, so that every complaint can name its line.
#include <fmt/format.h>

#include <cstddef>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>

#include "base/ascii.hpp"
#include "base/error.hpp"
#include "base/limits.hpp"
#include "topics/taxonomy.hpp"

namespace papers::topics {
namespace {

using Json = nlohmann::json;

/// Feeds bytes to the parser and knows which line they are on.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, std::size_t* line) : at_(at), line_(line) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    if (*at_ == '\n') ++*line_;
    ++at_;
    return *this;
  }
  bool operator==(const CountingIterator& other) const { return at_ == other.at_; }
  bool operator!=(const CountingIterator& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  std::size_t* line_;
};

/// The states are the depth: 0 outside, 1 in the file's object, 2 in the list of topics, 3 in a
/// topic, 4 in its cues.
class Reader {
 public:
  Reader(const std::string& file, const std::size_t* line) : line_(line) { taxonomy_.file = file; }

  Taxonomy take() { return std::move(taxonomy_); }

  bool null() { return wrong("null says nothing here: leave the field out"); }
  bool boolean(bool value) {
    if (depth_ != 3 || key_ != "off") return wrong_type("true or false");
    topic_.off = value;
    return true;
  }
  bool number_integer(std::int64_t value) { return number(static_cast<double>(value)); }
  bool number_unsigned(std::uint64_t value) { return number(static_cast<double>(value)); }
  bool number_float(double value, const std::string& /*text*/) { return number(value); }
  bool binary(Json::binary_t& /*value*/) { return wrong("binary data has no place here"); }

  bool string(std::string& value) {
    if (depth_ == 1 && key_ == "$schema") return true;
    if (depth_ != 3) return wrong_type("text");
    if (key_ == "slug") return slug(value);
    if (key_ == "name") return set(topic_.name, topic_.has_name, value);
    if (key_ == "parent") return set(topic_.parent, topic_.has_parent, value);
    if (key_ == "description") return set(topic_.description, topic_.has_description, value);
    if (key_ == "definition") return set(topic_.definition, topic_.has_definition, value);
    return wrong_type("text");
  }

  bool start_object(std::size_t /*size*/) {
    if (depth_ == 1 || (depth_ == 3 && key_ != "cues") || depth_ == 4)
      return wrong_type("an object");
    ++depth_;
    if (depth_ == 3) {
      topic_ = Topic{};
      topic_.file = taxonomy_.file;
      topic_.line = *line_;
    } else if (depth_ == 4) {
      topic_.has_cues = true;
    }
    return true;
  }
  bool key(std::string& name) {
    key_ = name;
    if (depth_ == 1 && name != "schema" && name != "$schema" && name != "topics") {
      return wrong(fmt::format("\"{}\" is no field of a topics file", name));
    }
    static const std::set<std::string> known = {"slug",       "name", "parent", "description",
                                                "definition", "cues", "off"};
    if (depth_ == 3 && known.count(name) == 0) {
      return wrong(fmt::format("\"{}\" is no field of a topic", name));
    }
    return true;
  }
  bool end_object() {
    if (depth_ == 3) {
      if (topic_.slug.empty()) return wrong("a topic needs a \"slug\"");
      if (!slugs_.insert(topic_.slug).second) {
        return wrong(fmt::format("topic \"{}\" is there twice", topic_.slug));
      }
      taxonomy_.topics.push_back(std::move(topic_));
    }
    --depth_;
    if (depth_ == 3) key_.clear();
    return true;
  }
  bool start_array(std::size_t /*size*/) {
    if (depth_ != 1 || key_ != "topics") return wrong_type("a list");
    depth_ = 2;
    return true;
  }
  bool end_array() {
    depth_ = 1;
    return true;
  }
  [[noreturn]] bool parse_error(std::size_t /*position*/, const std::string& token,
                                const nlohmann::detail::exception& /*why*/) {
    throw Error(fmt::format("{}:{}: this is no JSON at \"{}\"", taxonomy_.file, *line_,
                            token.substr(0, 40)));
  }

 private:
  [[noreturn]] bool wrong(const std::string& what) {
    throw Error(fmt::format("{}:{}: {}", taxonomy_.file, *line_, what));
  }
  [[noreturn]] bool wrong_type(const char* what) {
    if (key_.empty()) wrong(fmt::format("{} has no place here", what));
    wrong(fmt::format("\"{}\" cannot be {}", key_, what));
  }
  bool set(std::string& field, bool& stated, std::string& value) {
    field = std::move(value);
    stated = true;
    return true;
  }
  bool slug(std::string& value) {
    if (!is_slug(value)) {
      wrong(fmt::format("\"{}\" is no slug: lower case letters, digits and '-'", value));
    }
    topic_.slug = std::move(value);
    return true;
  }
  bool number(double value) {
    if (depth_ == 4) {
      topic_.cues.push_back(Cue{key_, value});
      return true;
    }
    if (depth_ == 1 && key_ == "schema") {
      if (value != 1) wrong("this papers reads \"schema\": 1");
      return true;
    }
    return wrong_type("a number");
  }

  const std::size_t* line_;
  int depth_ = 0;
  std::string key_;
  Topic topic_;
  std::set<std::string> slugs_;
  Taxonomy taxonomy_;
};

}  // namespace

bool is_slug(std::string_view text) {
  if (text.empty() || text.size() > limits::tag_size_bytes) return false;
  for (const char c : text) {
    if (!(ascii::is_lower(c) || ascii::is_digit(c) || c == '-')) return false;
  }
  return text.front() != '-' && text.back() != '-';
}

Taxonomy parse_taxonomy(std::string_view json, const std::string& file) {
  std::size_t line = 1;
  Reader reader(file, &line);
  if (!Json::sax_parse(CountingIterator(json.data(), &line),
                       CountingIterator(json.data() + json.size(), &line), &reader)) {
    throw Error(fmt::format("{}:{}: this is no JSON", file, line));
  }
  return reader.take();
}

}  // namespace papers::topics
