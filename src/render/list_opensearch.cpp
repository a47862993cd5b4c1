// OpenSearch's and Elasticsearch's bulk format: for each paper a line that says what to do and a
// line that is the document (https://docs.opensearch.org/latest/api-reference/document-apis/bulk/).
// The index is named by the address the lines are sent to.
#include "render/json_text.hpp"
#include "render/render.hpp"
#include "render/visible.hpp"

namespace papers::render {
namespace {

// Strict: a field that the mapping does not name is an error there, not a guess. Terms above 32,766
// bytes would be refused (Lucene's limit), so whole values are terms up to 1,024 characters only.
constexpr const char* mapping = R"({
  "settings": {
    "index": {
      "number_of_shards": 1
    }
  },
  "mappings": {
    "dynamic": "strict",
    "properties": {
      "id": {"type": "long"},
      "title": {"type": "text", "analyzer": "english"},
      "abstract": {"type": "text", "analyzer": "english"},
      "authors": {"type": "text", "fields": {"name": {"type": "keyword", "ignore_above": 1024}}},
      "arxiv_id": {"type": "keyword", "ignore_above": 1024},
      "doi": {"type": "keyword", "ignore_above": 1024},
      "url": {"type": "keyword", "ignore_above": 1024},
      "links": {"type": "keyword", "ignore_above": 1024},
      "published": {"type": "date", "format": "yyyy-MM-dd||yyyy-MM||yyyy"},
      "venue": {"type": "keyword", "ignore_above": 1024},
      "work_kind": {"type": "keyword"},
      "listed_on": {"type": "date", "format": "yyyy-MM-dd"},
      "position": {"type": "long"},
      "upvotes": {"type": "long"},
      "github_stars": {"type": "long"},
      "comments": {"type": "long"},
      "topics": {"type": "keyword"},
      "tags": {"type": "keyword", "ignore_above": 1024},
      "keywords": {"type": "text", "fields": {"name": {"type": "keyword", "ignore_above": 1024}}},
      "note": {"type": "text"}
    }
  }
}
)";

void add_text(JsonObject& object, std::string_view name, std::string_view value) {
  if (!value.empty()) object.text(name, value);
}

void add_number(JsonObject& object, std::string_view name,
                const std::optional<std::int64_t>& number) {
  if (number) object.number(name, *number);
}

/// `text_of(item)` of each, left out where there is none.
template <typename Items, typename TextOf>
void add_texts(JsonObject& object, std::string_view name, const Items& items,
               const TextOf& text_of) {
  if (items.empty()) return;
  append_json_array(object.key(name), items, [&](std::string& out, const auto& item) {
    append_json_string(out, text_of(item));
  });
}

class OpenSearchWriter final : public ListWriter {
 public:
  void paper(const Hit& hit, std::string& out) override {
    // The key is the same in every library, so what is sent twice is one document.
    {
      JsonObject line(out);
      JsonObject action(line.key("index"));
      action.text("_id", hit.paper.key);
    }
    out += '\n';
    append_document(out, hit.paper);
    out += '\n';
  }

 private:
  static void append_document(std::string& out, const Paper& paper) {
    const auto itself = [](const std::string& text) -> std::string_view { return text; };
    JsonObject document(out);
    document.number("id", paper.id);
    document.text("title", paper.title);
    add_text(document, "abstract", paper.abstract);
    add_texts(document, "authors", paper.authors, itself);
    add_text(document, "arxiv_id", paper.arxiv_id);
    add_text(document, "doi", paper.doi);
    add_text(document, "url", paper.url);
    add_texts(document, "links", paper.links,
              [](const Link& link) -> std::string_view { return link.url; });
    add_text(document, "published", paper.published);
    add_text(document, "venue", paper.venue);
    add_text(document, "work_kind", to_string(paper.work_kind));
    if (paper.listed_on) document.text("listed_on", format_day(*paper.listed_on));
    add_number(document, "position", paper.position);
    add_number(document, "upvotes", paper.upvotes);
    add_number(document, "github_stars", paper.github_stars);
    add_number(document, "comments", paper.comments);
    add_texts(document, "topics", paper.topics,
              [](const PaperTopic& topic) -> std::string_view { return topic.slug; });
    add_texts(document, "tags", paper.tags, itself);
    add_texts(document, "keywords", paper.keywords, itself);
    add_text(document, "note", paper.note);
  }
};

std::unique_ptr<ListWriter> make_opensearch(const Style&) {
  return std::make_unique<OpenSearchWriter>();
}

}  // namespace

extern const ListFormat opensearch_list_format;
const ListFormat opensearch_list_format{
    .name = "opensearch",
    .summary = "lines for _bulk of OpenSearch and Elasticsearch; --schema: settings and mapping",
    .use = ListFormat::Use::exchange,
    .make = make_opensearch,
    .schema = mapping};

}  // namespace papers::render
