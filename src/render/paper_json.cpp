#include "render/paper_json.hpp"

#include "render/visible.hpp"

namespace papers::render {
namespace {

void append_texts(std::string& out, const std::vector<std::string>& texts) {
  append_json_array(out, texts, append_json_string);
}

void append_listing(std::string& out, const Listing& listing) {
  JsonObject object(out);
  object.text("source", listing.source);
  object.text_or_null("listed_on", listing.listed_on ? format_day(*listing.listed_on) : "");
  object.number("position", listing.position);
  object.number("upvotes", listing.upvotes);
  object.number("github_stars", listing.github_stars);
  object.number("comments", listing.comments);
}

void append_match(JsonObject& object, const Hit& hit) {
  if (hit.match == Hit::Match::none) {
    object.key("score") += "null";
    object.key("match") += "null";
  } else {
    append_json_number(object.key("score"), hit.score);
    object.text("match", hit.match == Hit::Match::all ? "all" : "partial");
  }
  object.text_or_null("snippet", mark_matches(hit.snippet, "**", "**"));
}

}  // namespace

void append_paper_fields(JsonObject& object, const Hit& hit) {
  const Paper& paper = hit.paper;
  object.number("id", paper.id);
  object.text("key", paper.key);
  object.text("title", paper.title);
  object.text_or_null("abstract", paper.abstract);
  object.text_or_null("abstract_kind", to_string(paper.abstract_kind));
  object.text_or_null("summary", paper.summary);
  append_texts(object.key("authors"), paper.authors);
  object.key("authors_cut") += paper.authors_cut ? "true" : "false";
  object.text_or_null("arxiv_id", paper.arxiv_id);
  object.text_or_null("doi", paper.doi);
  object.text_or_null("url", paper.url);
  append_json_array(object.key("links"), paper.links, [](std::string& out, const Link& link) {
    JsonObject entry(out);
    entry.text("kind", link.kind);
    entry.text("url", link.url);
  });
  object.text_or_null("published", paper.published);
  object.text_or_null("venue", paper.venue);
  object.text_or_null("work_kind", to_string(paper.work_kind));
  object.text_or_null("listed_on", paper.listed_on ? format_day(*paper.listed_on) : "");
  append_json_array(object.key("listings"), paper.listings, append_listing);
  object.number("position", paper.position);
  object.number("upvotes", paper.upvotes);
  object.number("github_stars", paper.github_stars);
  object.number("comments", paper.comments);
  append_json_array(object.key("topics"), paper.topics,
                    [](std::string& out, const PaperTopic& t) { append_json_string(out, t.slug); });
  append_texts(object.key("tags"), paper.tags);
  append_texts(object.key("keywords"), paper.keywords);
  object.text_or_null("note", paper.note);
  append_match(object, hit);
}

}  // namespace papers::render
