#include "ingest/page/own_page.hpp"

#include <algorithm>
#include <utility>

#include "ingest/page/page_words.hpp"
#include "ingest/page/statement.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

/// The paper of "arxiv:2511.05271", with which its page begins; LinkTo::nothing for other lines. As
/// the site writes it: "- arXiv: 2511.05271" is what a digest says of the paper above it.
BlockLink paper_named(const Block& block) {
  constexpr std::string_view mark = "arxiv:";
  constexpr std::size_t longest_bytes = 24;
  const std::string_view line = block.text;
  const bool in_list = !block.bullet.empty() || block.heading > 0;
  if (in_list || line.size() > longest_bytes || !line.starts_with(mark)) return {};
  BlockLink link = link_to("https://arxiv.org/abs/" + std::string(line.substr(mark.size())));
  return link.id.empty() ? BlockLink() : link;
}

bool begins_discussion(const Block& block) {
  return equals_folded(block.text, "community") || starts_with_folded(block.text, "models citing ");
}

}  // namespace

OwnPage::Part OwnPage::take(Block& block) {
  if (BlockLink paper = paper_named(block); paper.to != LinkTo::nothing) {
    paper_ = std::move(paper);
    place_ = Place::above_title;
    why_ = "the id of the page's paper";
    return Part::mark;
  }
  if (place_ == Place::elsewhere) return Part::other;
  if (place_ == Place::discussion) {
    why_ = "below the page of a paper";
    return Part::mark;
  }
  if (place_ == Place::above_title) {
    place_ = Place::below_title;
    block.link = paper_;
    return Part::title;
  }
  if (begins_discussion(block)) {
    place_ = Place::discussion;
    why_ = "below the page of a paper";
    return Part::mark;
  }
  if (equals_folded(block.text, "authors:") || equals_folded(block.text, "authors")) {
    place_ = Place::authors;
    why_ = "the name of a field";
    return Part::mark;
  }
  if (equals_folded(block.text, "abstract")) place_ = Place::below_title;
  return place_ == Place::authors ? Part::name : Part::other;
}

}  // namespace papers::ingest::page
