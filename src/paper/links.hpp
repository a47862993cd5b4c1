// URLs in fields and in running text.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "paper/record.hpp"

namespace papers {

/// The URLs in `text` in order, each once, without trailing punctuation or an unmatched closing
/// bracket; a bare "github.com/o/r" counts and gets https://. URLs broken by blanks are not mended.
std::vector<std::string> urls_in(std::string_view text);

/// code (GitHub, GitLab, Bitbucket, Codeberg), data (Zenodo, Kaggle, hf.co/datasets), arxiv, hf
/// (other huggingface.co pages), project (github.io, sites, project pages); other for the rest.
std::string link_kind(std::string_view url);

/// The page of a paper at arXiv.
std::string arxiv_page(std::string_view arxiv_id);

/// "owner/repository" of a GitHub or GitLab URL in lower case without ".git"; empty otherwise.
/// Equal for URLs that name the same repository.
std::string repository_of(std::string_view url);

/// Links that lead to different places, in order, at most limits::links_per_paper of them.
class LinkList {
 public:
  LinkList() = default;
  explicit LinkList(std::vector<Link> links);
  /// Adds `url` unless it names what is there already (scheme, www., trailing slash, case of host).
  void add(std::string_view url, std::string_view kind = {});
  [[nodiscard]] std::vector<Link> take() { return std::move(links_); }

 private:
  std::vector<Link> links_;
  std::unordered_map<std::string, std::size_t> places_;  ///< index of the link that leads there
};

/// The same for one link.
void add_link(std::vector<Link>& links, std::string_view url, std::string_view kind = {});

/// record.links completed: the links of its abstract, of its arXiv id and URL; also fills an empty
/// arxiv_id or doi from those links where they can only mean this paper.
void complete_links(Record& record);

}  // namespace papers
