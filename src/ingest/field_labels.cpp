#include "ingest/field_labels.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "ingest/markup_text.hpp"
#include "text/fold.hpp"

namespace papers::ingest {

namespace {

struct LabelsOf {
  Field field;
  unsigned places;
  std::string_view labels;  ///< with bars between
};

constexpr unsigned of_line = 1, of_column = 2, of_feed = 4, of_library = 8, anywhere = 15;

constexpr LabelsOf labels_of_fields[] = {
    {Field::title, of_line | of_column | of_library,
     "标题|论文标题|題目|题目|タイトル|제목|titel|titre|título|titolo|название|заглавие"},
    {Field::title, of_line | of_column, "title"},
    {Field::title, of_column, "paper title|paper name|title and summary|title link|论文名称"},
    {Field::paper, of_column,
     "paper|papers|paper and summary|article|work|publication|论文|論文|논문|articulo"},
    {Field::name, of_column, "name"},
    {Field::authors, anywhere,
     "作者|著者|저자|autor|autoren|verfasser|auteur|auteurs|autores|autore|autori|авторы|автор"},
    {Field::authors, of_line | of_column | of_feed, "authors|author"},
    {Field::authors, of_feed, "by"},
    {Field::summary, of_line | of_column | of_feed, "summary|ai summary|tl;dr|总结|简介"},
    {Field::summary, of_column,
     "description|highlights|key idea|contribution|takeaway|notes|key points|main idea|要約|요약"},
    // In a library's own columns this is the abstract.
    {Field::summary, of_column, "zusammenfassung|résumé|resumen|resumo"},
    {Field::abstract, of_library,
     "zusammenfassung|kurzfassung|résumé|resumen|resumo|аннотация|摘要|抄録|초록"},
    {Field::abstract, of_line | of_column | of_feed, "abstract|摘要"},
    {Field::abstract, of_column, "概要|초록|аннотация"},
    {Field::day, of_line | of_column | of_feed, "date|published|submitted|日期|发布日期"},
    {Field::day, of_feed, "published on|publication date"},
    {Field::day, of_column,
     "year|publish date|publication date|date published|released|release date|published on|时间|"
     "发表时间|日付|날짜|datum|fecha|data|дата"},
    {Field::day, of_library,
     "datum|fecha|data|日期|jahr|erscheinungsjahr|année|año|ano|anno|год|年份|年|연도"},
    {Field::venue, of_line | of_column | of_feed, "venue"},
    {Field::venue, of_line, "publisher"},
    {Field::venue, of_feed, "source|journal|conference"},
    {Field::venue, of_column, "conference|journal|published in|konferenz|conferencia"},
    {Field::venue, of_column | of_library,
     "会议|会議|期刊|zeitschrift|revue|revista|rivista|журнал|雑誌|학술지"},
    {Field::summary, of_library, "要約|总结|요약"},
    {Field::link, of_library, "链接|連結|リンク|링크|ссылка"},
    {Field::keywords, of_feed, "keywords|tags"},
    {Field::keywords, of_library,
     "schlagwörter|schlagworte|mots-clés|palabras clave|palavras-chave|ключевые слова|关键词"},
    {Field::votes, of_line | of_column | of_feed, "votes|upvotes|likes"},
    {Field::votes, of_feed, "points|score"},
    {Field::votes, of_column, "hf upvotes|点赞|点赞数|votos|stimmen"},
    {Field::stars, of_line | of_column | of_feed, "stars|github stars"},
    {Field::stars, of_column, "star"},
    {Field::comments, of_line | of_column | of_feed, "comments"},
    {Field::comments, of_line, "comment"},
    {Field::comments, of_column, "评论|kommentare"},
    {Field::link, of_line | of_feed,
     "link|links|url|paper|pdf|code|github|project|project page|arxiv|arxiv id|doi"},
    {Field::link, of_feed, "article url|github code|github project|github link"},
    {Field::link, of_line, "ссылка|링크|リンク|enlace|lien"},
    {Field::other, of_line,
     "链接|来源|机构|笔记|id|paper id|main category|primary|journal ref|keywords|tags|updated|"
     "affiliations|affiliation|institutions|institution|source|read|full text"},
    {Field::other, of_line | of_feed, "category|categories|subjects|read more"},
    {Field::other, of_feed,
     "comments url|organization|submitted by|continue reading|view on arxiv|view paper|html|"
     "hugging face"},
};

struct Named {
  Field field;
  unsigned places;
};

}  // namespace

Field field_called(std::string_view label, FieldPlace place) {
  static const auto known = [] {
    std::unordered_map<std::string, std::vector<Named>> fields;
    for (const LabelsOf& row : labels_of_fields) {
      for (std::string_view rest = row.labels; !rest.empty();) {
        fields[text::fold_title(take_part(rest, "|"))].push_back({row.field, row.places});
      }
    }
    return fields;
  }();
  constexpr std::size_t longest_bytes = 64;
  const bool is_code = label.find_first_of("/\"={}<>[]") != label.npos;
  if (label.size() > longest_bytes || is_code) return Field::none;
  const auto found = known.find(text::fold_title(label));
  if (found == known.end()) return Field::none;
  const auto named = std::find_if(
      found->second.begin(), found->second.end(),
      [place](const Named& one) { return (one.places & static_cast<unsigned>(place)) != 0; });
  return named == found->second.end() ? Field::none : named->field;
}

}  // namespace papers::ingest
