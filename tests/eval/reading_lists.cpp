#include "eval/reading_lists.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

namespace papers::eval {
namespace {

constexpr std::size_t others_wanted = 1000;

using List = std::set<std::pair<std::string, std::int64_t>>;  ///< day, paper

Task task_of(const std::string& user, const List& list, const Corpus& corpus,
             std::optional<std::size_t> stars, std::mt19937& random) {
  Task task{user, {}, {}, {}};
  std::set<std::int64_t> own;
  std::string cut;
  std::size_t i = 0;
  for (const auto& [day, paper] : list) {
    own.insert(paper);
    const bool early = i++ < list.size() / 2;
    (early ? task.likes : task.hidden).push_back(paper);
    if (!early && cut.empty()) cut = corpus.days[static_cast<std::size_t>(paper)];
  }
  if (stars) {
    std::shuffle(task.likes.begin(), task.likes.end(), random);
    task.likes.resize(std::min(task.likes.size(), *stars));
  }
  std::vector<std::int64_t> others;
  for (std::size_t paper = 1; paper < corpus.ids.size(); ++paper) {
    const auto row = static_cast<std::int64_t>(paper);
    if (corpus.days[paper] >= cut && own.count(row) == 0) others.push_back(row);
  }
  std::shuffle(others.begin(), others.end(), random);
  others.resize(std::min(others.size(), others_wanted));
  task.asked = others;
  task.asked.insert(task.asked.end(), task.hidden.begin(), task.hidden.end());
  std::shuffle(task.asked.begin(), task.asked.end(), random);
  return task;
}

}  // namespace

Corpus read_corpus() {
  Corpus out{{""}, {""}, {}, {}};
  for (std::string line; std::getline(std::cin, line);) {
    const auto row = nlohmann::json::parse(line);
    out.ids.push_back(row.at("id"));
    out.days.push_back(row.at("listed_on"));
    std::string text =
        row.at("title").get<std::string>() + ' ' + row.at("abstract").get<std::string>();
    out.texts.push_back(text);
    for (const auto& author : row.at("authors")) text += ' ' + author.get<std::string>();
    out.texts_with_authors.push_back(std::move(text));
  }
  return out;
}

std::vector<Task> tasks_of(const std::string& folder, const Drawing& drawing,
                           const Corpus& corpus) {
  std::map<std::string, std::int64_t> row_of;
  for (std::size_t i = 1; i < corpus.ids.size(); ++i) {
    row_of[corpus.ids[i]] = static_cast<std::int64_t>(i);
  }
  std::map<std::string, List> lists;
  std::ifstream file(folder + "/users.tsv");
  for (std::string user, paper, day; file >> user >> paper >> day;) {
    if (row_of.count(paper) != 0) lists[user].emplace(day, row_of[paper]);
  }
  std::vector<Task> out;
  std::size_t at = 0;
  for (const auto& [user, list] : lists) {
    std::mt19937 random(static_cast<unsigned>(at));
    if (drawing.half && at++ % 2 != *drawing.half) continue;
    if (!drawing.half) ++at;
    for (std::size_t draw = 0; draw < drawing.draws; ++draw) {
      out.push_back(task_of(user, list, corpus, drawing.stars, random));
    }
  }
  return out;
}

}  // namespace papers::eval
