#include "search/fields.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "search/columns.hpp"

namespace papers::search {
namespace {

// A span of days has its papers by an index. "2025-03" is a month, "2025" a year: they lie in a
// span when any of their days may, so also when the span begins within them.
constexpr Field field_rows[] = {
    {.name = "title",
     .kind = FieldKind::words,
     .example = "title:lora",
     .help = "with it in the title; also title:(a OR b), title:\"a b\"",
     .columns = columns::title},
    {.name = "abstract",
     .kind = FieldKind::words,
     .example = "abstract:lora",
     .help = "with it in the abstract",
     .columns = columns::abstract},
    {.name = "author",
     .alias = "authors",
     .kind = FieldKind::words,
     .example = "author:lovelace",
     .help = "with it in an author's name",
     .columns = columns::authors},
    {.name = "keyword",
     .alias = "keywords",
     .kind = FieldKind::words,
     .example = "keyword:robotics",
     .help = "with it among the keywords",
     .columns = columns::keywords},
    {.name = "venue",
     .kind = FieldKind::words,
     .example = "venue:iclr",
     .help = "with it in the journal or conference",
     .sql = "SELECT id FROM paper WHERE venue IS NOT NULL AND instr(lower(venue), lower(?1))"},
    {.name = "topic",
     .kind = FieldKind::set,
     .example = "topic:agents",
     .help = "of this topic, or of any topic of this area",
     .sql = "WITH RECURSIVE below(id) AS (SELECT id FROM topic WHERE slug = lower(?1)"
            " OR lower(name) = lower(?1) UNION SELECT topic.id FROM topic, below"
            " WHERE topic.parent = below.id)"
            " SELECT paper FROM paper_topic WHERE topic IN (SELECT id FROM below)",
     .expected = "a topic",
     .values = "SELECT slug, slug = lower(?1) OR lower(name) = lower(?1), name FROM topic",
     .lister = "topics -f slugs",
     .options =
         {{{"-t,--topic", "TOPIC", "only papers of this topic or area (repeatable: all must hold)"},
           {"--no-topic", "", "only papers without any topic", FieldOption::Clause::lacking}}}},
    {.name = "tag",
     .kind = FieldKind::set,
     .example = "tag:star",
     .help = "with this tag of yours",
     .sql = "SELECT paper FROM tag WHERE name = ?1",
     .expected = "a tag",
     .lister = "tags -f names",
     .options = {{{"--tag", "TAG", "only papers you tagged so (repeatable: all must hold)"}}}},
    {.name = "link",
     .kind = FieldKind::set,
     .example = "link:github.com/o",
     .help = "with a link whose URL contains this, or of this kind: link:code",
     .sql = "SELECT paper FROM link WHERE kind = lower(?1) OR instr(lower(url), lower(?1))",
     .expected = "a kind of link or a part of a URL"},
    {.name = "day",
     .kind = FieldKind::day,
     .example = "day:2026-03..",
     .help = "last listed then or, never listed, published",
     .sql = "SELECT id FROM paper WHERE coalesce(last_listed, published) BETWEEN ?1 AND ?2"
            " UNION ALL SELECT id FROM paper WHERE coalesce(last_listed, published)"
            " IN (substr(?1, 1, 4), substr(?1, 1, 7)) AND coalesce(last_listed, published) < ?1"
            " AND coalesce(last_listed, published) <= ?2",
     .options = {{{"--since", "DAY",
                   "listed on this day or later; 2025-03-12, 2025-03, today, 7d, 2w, 3m, 1y",
                   FieldOption::Clause::from},
                  {"--until", "DAY", "listed on this day or earlier",
                   FieldOption::Clause::until}}}},
    {.name = "listed",
     .kind = FieldKind::day,
     .example = "listed:7d",
     .help = "listed then, once or more",
     .sql = "SELECT paper FROM listing WHERE listed_on >= ?1 AND listed_on <= ?2"},
    {.name = "published",
     .kind = FieldKind::day,
     .example = "published:..2024",
     .help = "published then",
     .sql = "SELECT id FROM paper WHERE published BETWEEN ?1 AND ?2"
            " UNION ALL SELECT id FROM paper WHERE published"
            " IN (substr(?1, 1, 4), substr(?1, 1, 7)) AND published < ?1"
            " AND published <= ?2"},
    {.name = "votes",
     .kind = FieldKind::number,
     .example = "votes:>50",
     .help = "with so many upvotes, by the newest page that says; also votes:5..20",
     .sql = "SELECT id FROM paper WHERE upvotes BETWEEN ?1 AND ?2"},
    {.name = "stars",
     .kind = FieldKind::number,
     .example = "stars:..10",
     .help = "with so many GitHub stars",
     .sql = "SELECT id FROM paper WHERE github_stars BETWEEN ?1 AND ?2"},
    {.name = "recommended",
     .kind = FieldKind::number,
     .example = "recommended:>60",
     .help = "new and with such a score by what you starred (papers recommend)",
     .sql = "SELECT paper FROM recommended WHERE score BETWEEN ?1 AND ?2"},
    {.name = "note",
     .kind = FieldKind::words,
     .example = "note:baseline",
     .help = "with it in your note",
     .sql = "SELECT paper FROM note WHERE instr(lower(text), lower(?1))"},
    {.name = "has", .kind = FieldKind::flag, .example = "has:code", .help = "with one"},
};

constexpr Flag flag_rows[] = {
    {"abstract", "SELECT id FROM paper WHERE abstract <> ''"},
    {"arxiv", "SELECT id FROM paper WHERE arxiv_id IS NOT NULL"},
    {"author", "SELECT id FROM paper WHERE authors_text <> ''"},
    {"code", "SELECT paper FROM other_link WHERE kind = 'code'"},
    {"data", "SELECT paper FROM other_link WHERE kind = 'data'"},
    {"doi", "SELECT id FROM paper WHERE doi IS NOT NULL"},
    {"keyword", "SELECT paper FROM keyword"},
    {"link", "SELECT paper FROM link"},
    {"note", "SELECT paper FROM note"},
    {"project", "SELECT paper FROM other_link WHERE kind = 'project'"},
    {"stars", "SELECT id FROM paper WHERE github_stars IS NOT NULL"},
    {"tag", "SELECT paper FROM tag"},
    {"topic", "SELECT paper FROM paper_topic"},
    {"venue", "SELECT id FROM paper WHERE venue IS NOT NULL"},
    {"votes", "SELECT id FROM paper WHERE upvotes IS NOT NULL"},
};

}  // namespace

std::span<const Field> fields() { return field_rows; }

const Field* find_field(std::string_view name) {
  for (const Field& field : field_rows) {
    if (field.name == name || (!field.alias.empty() && field.alias == name)) return &field;
  }
  return nullptr;
}

std::vector<std::string> field_names() {
  std::vector<std::string> names;
  for (const Field& field : field_rows) {
    names.emplace_back(field.name);
    if (!field.alias.empty()) names.emplace_back(field.alias);
  }
  return names;
}

std::span<const Flag> flags() { return flag_rows; }

const Flag* find_flag(std::string_view word) {
  for (const Flag& flag : flag_rows) {
    if (flag.word == word) return &flag;
  }
  return nullptr;
}

namespace {

std::string flag_words() {
  std::vector<std::string_view> words;
  for (const Flag& flag : flag_rows) words.push_back(flag.word);
  return fmt::format("{}", fmt::join(words, ", "));
}

}  // namespace

std::string help_of(const Field& field) {
  const std::string help(field.help);
  return field.kind == FieldKind::flag ? help + ": " + flag_words() : help;
}

std::string expected_after(const Field& field) {
  switch (field.kind) {
    case FieldKind::words:
      return "a word, a \"phrase\" or a (group)";
    case FieldKind::day:
      return "a date (2025-03-12, 2025-03, 7d) or a range D1..D2";
    case FieldKind::number:
      return "a number (50, >50, 10..50)";
    case FieldKind::set:
      return std::string(field.expected);
    case FieldKind::flag:
      break;
  }
  return "one of " + flag_words();
}

}  // namespace papers::search
