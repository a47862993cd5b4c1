#include "ingest/page/entry_table.hpp"

#include <algorithm>
#include <array>

#include "ingest/page/entry.hpp"
#include "ingest/page/entry_runs.hpp"
#include "ingest/page/entry_words.hpp"
#include "paper/identity.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

/// The cells between the bars; an escaped bar is text.
std::vector<std::string> split_cells(std::string_view row) {
  row = text::trim(row);
  if (row.starts_with('|')) row.remove_prefix(1);
  std::vector<std::string> cells(1);
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row[i] == '\\' && i + 1 < row.size() && row[i + 1] == '|') {
      cells.back() += '|';
      ++i;
    } else if (row[i] == '|') {
      cells.emplace_back();
    } else {
      cells.back() += row[i];
    }
  }
  if (cells.size() > 1 && text::trim(cells.back()).empty()) cells.pop_back();
  return cells;
}

std::size_t count_bars(std::string_view line) {
  std::size_t bars = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\') {
      ++i;
    } else if (line[i] == '|') {
      ++bars;
    }
  }
  return bars;
}

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace

bool is_table_rule(std::string_view line) {
  line = text::trim(line);
  return line.find("--") != std::string_view::npos && line.find('|') != std::string_view::npos &&
         line.find_first_not_of("|-: \t") == std::string_view::npos;
}

Table::Column Table::column_of(std::string_view cell) {
  using enum Column;
  struct Name {
    std::string_view folded;
    Column column;
  };
  static constexpr std::array names = {Name{"title", title},
                                       Name{"paper", title},
                                       Name{"papers", title},
                                       Name{"papertitle", title},
                                       Name{"name", title},
                                       Name{"papername", title},
                                       Name{"titleandsummary", title},
                                       Name{"paperandsummary", title},
                                       Name{"article", title},
                                       Name{"work", title},
                                       Name{"publication", title},
                                       Name{"titlelink", title},
                                       Name{"标题", title},
                                       Name{"论文", title},
                                       Name{"论文标题", title},
                                       Name{"论文名称", title},
                                       Name{"题目", title},
                                       Name{"論文", title},
                                       Name{"タイトル", title},
                                       Name{"제목", title},
                                       Name{"논문", title},
                                       Name{"titel", title},
                                       Name{"titre", title},
                                       Name{"titulo", title},
                                       Name{"articulo", title},
                                       Name{"название", title},
                                       Name{"titolo", title},
                                       Name{"authors", authors},
                                       Name{"author", authors},
                                       Name{"作者", authors},
                                       Name{"著者", authors},
                                       Name{"저자", authors},
                                       Name{"autoren", authors},
                                       Name{"auteurs", authors},
                                       Name{"autores", authors},
                                       Name{"авторы", authors},
                                       Name{"autori", authors},
                                       Name{"summary", summary},
                                       Name{"tldr", summary},
                                       Name{"description", summary},
                                       Name{"highlights", summary},
                                       Name{"keyidea", summary},
                                       Name{"contribution", summary},
                                       Name{"takeaway", summary},
                                       Name{"notes", summary},
                                       Name{"keypoints", summary},
                                       Name{"mainidea", summary},
                                       Name{"简介", summary},
                                       Name{"总结", summary},
                                       Name{"要約", summary},
                                       Name{"요약", summary},
                                       Name{"zusammenfassung", summary},
                                       Name{"resume", summary},
                                       Name{"resumen", summary},
                                       Name{"resumo", summary},
                                       Name{"abstract", abstract},
                                       Name{"摘要", abstract},
                                       Name{"概要", abstract},
                                       Name{"초록", abstract},
                                       Name{"аннотация", abstract},
                                       Name{"date", published},
                                       Name{"published", published},
                                       Name{"year", published},
                                       Name{"publishdate", published},
                                       Name{"publicationdate", published},
                                       Name{"datepublished", published},
                                       Name{"submitted", published},
                                       Name{"released", published},
                                       Name{"releasedate", published},
                                       Name{"publishedon", published},
                                       Name{"日期", published},
                                       Name{"发布日期", published},
                                       Name{"时间", published},
                                       Name{"发表时间", published},
                                       Name{"日付", published},
                                       Name{"날짜", published},
                                       Name{"datum", published},
                                       Name{"fecha", published},
                                       Name{"data", published},
                                       Name{"дата", published},
                                       Name{"venue", venue},
                                       Name{"conference", venue},
                                       Name{"journal", venue},
                                       Name{"publishedin", venue},
                                       Name{"会议", venue},
                                       Name{"期刊", venue},
                                       Name{"konferenz", venue},
                                       Name{"conferencia", venue},
                                       Name{"upvotes", upvotes},
                                       Name{"votes", upvotes},
                                       Name{"likes", upvotes},
                                       Name{"hfupvotes", upvotes},
                                       Name{"点赞", upvotes},
                                       Name{"点赞数", upvotes},
                                       Name{"votos", upvotes},
                                       Name{"stimmen", upvotes},
                                       Name{"stars", stars},
                                       Name{"githubstars", stars},
                                       Name{"star", stars},
                                       Name{"comments", comments},
                                       Name{"评论", comments},
                                       Name{"kommentare", comments}};
  std::string_view said = cell;
  const std::string plain = plain_text(read_runs(said));
  const std::string folded =
      text::fold_title(std::string_view(plain).substr(0, plain.find_first_of("(（/")));
  for (const Name& known : names) {
    if (folded == known.folded) return known.column;
  }
  constexpr std::size_t longest_symbol_bytes = 12;
  if (plain.size() > longest_symbol_bytes) return other;
  for (const std::string_view symbol : {"▲", "👍", "🔺", "⬆", "❤", "🔥"}) {
    if (holds(plain, symbol)) return upvotes;
  }
  if (holds(plain, "⭐") || holds(plain, "🌟")) return stars;
  return holds(plain, "💬") ? comments : other;
}

std::optional<Table> Table::begin(std::string_view header, std::string_view rule) {
  if (!is_table_rule(rule) || header.find('|') == std::string_view::npos) return std::nullopt;
  Table table;
  for (const std::string& cell : split_cells(header)) {
    Column column = column_of(cell);
    if (column == Column::title && table.has_title_) column = Column::other;
    table.has_title_ = table.has_title_ || column == Column::title;
    table.of_papers_ = table.of_papers_ || (column != Column::title && column != Column::other &&
                                            column != Column::summary && column != Column::stars);
    table.columns_.push_back(column);
  }
  return table.columns_.empty() ? std::nullopt : std::optional(std::move(table));
}

bool Table::begins_row(std::string_view row, std::string_view line) const {
  if (!line.starts_with('|')) return row.empty() || !row.starts_with('|');
  return row.empty() || count_bars(line) >= columns_.size() || count_bars(row) > columns_.size();
}

std::vector<std::string> Table::cells_of(std::string_view row) const {
  std::vector<std::string> cells = split_cells(row);
  // Bars that were not escaped: what is too much belongs to the running text of the last column.
  while (cells.size() > columns_.size()) {
    const std::string extra = std::move(cells.back());
    cells.pop_back();
    cells.back() += '|' + extra;
  }
  return cells;
}

std::optional<Entry> Table::read_row(std::string_view row) const {
  const std::vector<std::string> cells = cells_of(row);
  Entry entry;
  std::size_t title = cells.size();
  for (std::size_t i = 0; i < cells.size() && title == cells.size(); ++i) {
    if (has_title_ ? columns_[i] != Column::title : false) continue;
    Entry found = read_title_cell(cells[i]);
    if (!has_title_ && !is_paper_item(found)) continue;
    entry = std::move(found);
    title = i;
  }
  if (title == cells.size()) return std::nullopt;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i != title) read_cell(columns_[i], cells[i], entry);
  }
  const bool of_paper = entry.marked || of_papers_ || !entry.record.arxiv_id.empty();
  if (entry.record.title.empty() || !of_paper) return std::nullopt;
  return entry;
}

void Table::read_cell(Column column, const std::string& cell, Entry& entry) {
  const std::vector<Run> runs = read_runs(cell);
  for (const Run& run : runs) {
    if (!run.url.empty()) add_entry_link(entry, run.text, run.url);
  }
  const std::string plain = plain_text(runs);
  Record& record = entry.record;
  // Running text stays as it came, marks of emphasis and LaTeX included; but for its paragraphs.
  bool has_tags = false;
  for (const std::string_view tag : {"<details", "<summary", "<br", "<p>", "<li>"}) {
    has_tags = has_tags || holds(cell, tag);
  }
  const auto running_text = [&] { return has_tags ? plain : text::squeeze(cell); };
  switch (column) {
    case Column::title:
      return;
    case Column::authors:
      record.authors = split_names(plain, record.authors_cut);
      return;
    case Column::summary:
      entry.summary.clear();
      return add_summary(entry, running_text());
    case Column::abstract:
      record.abstract = running_text();
      return;
    case Column::published:
      if (std::string day = published_from(plain); !day.empty()) record.published = std::move(day);
      return;
    case Column::venue:
      record.venue = plain;
      return;
    case Column::upvotes:
      entry.listing.upvotes = count_from(plain);
      return;
    case Column::stars:
      entry.listing.github_stars = count_from(plain);
      return;
    case Column::comments:
      entry.listing.comments = count_from(plain);
      return;
    case Column::other:
      if (record.arxiv_id.empty() && plain.find(' ') == std::string::npos) {
        record.arxiv_id = normalize_arxiv_id(plain);
      }
  }
}

}  // namespace papers::ingest::page
