#include "topics/taxonomy.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>

#include "base/error.hpp"
#include "base/limits.hpp"
#include "topics/shipped.hpp"

namespace papers::topics {
namespace {

std::string absolute_environment(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr && value[0] == '/' ? value : "";
}

/// A file of the user's, nullopt where there is none.
std::optional<std::string> read_user_file(const std::filesystem::path& path) {
  std::error_code failure;
  if (path.empty() || !std::filesystem::exists(path, failure)) return std::nullopt;
  // Every command would wait for whoever writes into it.
  if (std::filesystem::is_fifo(path)) throw Error(path.string() + ": is a pipe, not a topics file");
  std::ifstream in(path, std::ios::binary);
  // One byte over the limit tells; what has no end is not read further.
  std::string content(limits::topics_size_bytes + 1, '\0');
  in.read(content.data(), static_cast<std::streamsize>(content.size()));
  if (!in.is_open() || in.bad()) throw Error(fmt::format("{}: cannot be read", path.string()));
  content.resize(static_cast<std::size_t>(in.gcount()));
  if (content.size() > limits::topics_size_bytes) {
    throw Error(fmt::format("{}: longer than {} bytes, which is the most that is read of it",
                            path.string(), limits::topics_size_bytes));
  }
  // `papers topics --suggest -f json > topics.json`: the shell has made it before we look.
  if (content.empty()) return std::nullopt;
  return content;
}

std::vector<Topic>::iterator find_topic(std::vector<Topic>& topics, std::string_view slug) {
  return std::find_if(topics.begin(), topics.end(),
                      [slug](const Topic& topic) { return topic.slug == slug; });
}

void change(Topic& topic, const Topic& by) {
  if (by.has_name) topic.name = by.name;
  if (by.has_parent) topic.parent = by.parent;
  if (by.has_description) topic.description = by.description;
  if (by.has_definition) {
    topic.definition = by.definition;
    topic.file = by.file;
    topic.line = by.line;
  }
  if (by.has_cues) topic.cues = by.cues;
}

void remove(std::vector<Topic>& topics, const std::string& slug) {
  topics.erase(std::remove_if(topics.begin(), topics.end(),
                              [&slug](const Topic& topic) {
                                return topic.slug == slug || topic.parent == slug;
                              }),
               topics.end());
}

/// Areas in their order, each followed by its topics: the order of the tree.
std::vector<Topic> in_tree_order(const std::vector<Topic>& topics) {
  std::vector<Topic> ordered;
  for (const Topic& area : topics) {
    if (!area.parent.empty()) continue;
    ordered.push_back(area);
    for (const Topic& topic : topics) {
      if (topic.parent == area.slug) ordered.push_back(topic);
    }
  }
  return ordered;
}

constexpr std::uint64_t hash_start = 0xCBF29CE484222325U;

/// FNV-1a over eight bytes at a time: every command that shows topics asks for this.
std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t hash) {
  const auto mix = [&hash](std::uint64_t block) {
    hash = (hash ^ block) * 0x100000001B3U;
    hash ^= hash >> 29;
  };
  while (!bytes.empty()) {
    std::uint64_t block = 0;
    const std::size_t size = std::min(bytes.size(), sizeof block);
    std::memcpy(&block, bytes.data(), size);
    mix(block);
    mix(size);
    bytes.remove_prefix(size);
  }
  return hash;
}

}  // namespace

Taxonomy overlay(Taxonomy base, const Taxonomy& changes) {
  const auto wrong = [&changes](const Topic& topic, const std::string& what) {
    return Error(fmt::format("{}:{}: {}", changes.file, topic.line, what));
  };
  for (const Topic& topic : changes.topics) {
    const auto known = find_topic(base.topics, topic.slug);
    if (topic.off) {
      if (known == base.topics.end()) {
        throw wrong(topic, fmt::format("there is no topic \"{}\" to switch off", topic.slug));
      }
      remove(base.topics, topic.slug);
    } else if (known != base.topics.end()) {
      change(*known, topic);
    } else {
      if (topic.name.empty()) {
        throw wrong(topic, fmt::format("the new topic \"{}\" needs a \"name\"", topic.slug));
      }
      base.topics.push_back(topic);
    }
  }
  for (const Topic& topic : changes.topics) {
    if (topic.off || topic.parent.empty()) continue;
    const auto area = find_topic(base.topics, topic.parent);
    if (area == base.topics.end() || !area->parent.empty()) {
      throw wrong(topic, fmt::format("\"{}\" is no area: the parent of \"{}\" must be a topic "
                                     "without a parent",
                                     topic.parent, topic.slug));
    }
  }
  base.topics = in_tree_order(base.topics);
  return base;
}

std::filesystem::path user_taxonomy_path() {
  std::filesystem::path folder = absolute_environment("XDG_CONFIG_HOME");
  if (folder.empty()) {
    const std::string home = absolute_environment("HOME");
    if (home.empty()) return {};
    folder = std::filesystem::path(home) / ".config";
  }
  return folder / "papers" / "topics.json";
}

Taxonomy current_taxonomy() {
  Taxonomy taxonomy = parse_taxonomy(data::topics_json, "data/topics.json");
  const std::filesystem::path path = user_taxonomy_path();
  if (const auto content = read_user_file(path)) {
    taxonomy = overlay(std::move(taxonomy), parse_taxonomy(*content, path.string()));
  }
  return taxonomy;
}

std::filesystem::path lessons_folder() {
  const std::filesystem::path file = user_taxonomy_path();
  return file.empty() ? file : file.parent_path() / "topics";
}

std::vector<Lesson> lessons() {
  std::vector<Lesson> found;
  std::error_code failure;
  std::filesystem::directory_iterator entry(lessons_folder(), failure);
  for (; !failure && entry != std::filesystem::directory_iterator(); entry.increment(failure)) {
    const std::filesystem::path& path = entry->path();
    if (path.extension() != ".tsv" || !is_slug(path.stem().string())) continue;
    if (auto weights = read_user_file(path)) {
      found.push_back({path.stem().string(), std::move(*weights), path.string()});
    }
  }
  std::sort(found.begin(), found.end(),
            [](const Lesson& left, const Lesson& right) { return left.slug < right.slug; });
  return found;
}

std::string taxonomy_fingerprint() {
  std::uint64_t hash = hash_bytes(data::topics_json_sha256, hash_start);
  hash = hash_bytes(data::topic_weights_sha256, hash);
  if (const auto content = read_user_file(user_taxonomy_path())) {
    hash = hash_bytes(*content, hash ^ 1);
  }
  for (const Lesson& lesson : lessons()) {
    hash = hash_bytes(lesson.weights, hash_bytes(lesson.slug, hash ^ 2));
  }
  return fmt::format("{:016x}", hash);
}

}  // namespace papers::topics
