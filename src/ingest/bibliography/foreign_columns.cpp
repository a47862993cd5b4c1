#include "ingest/bibliography/foreign_columns.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "ingest/markup_text.hpp"
#include "text/fold.hpp"

namespace papers::ingest {

namespace {

constexpr std::pair<std::string_view, std::string_view> column_words[] = {
    {"title", "Titel|Titre|Título|Titolo|Название|Заглавие|标题|论文标题|題目|タイトル|제목"},
    {"authors",
     "Autor|Autoren|Verfasser|Auteur|Auteurs|Autores|Autore|Autori|Авторы|Автор|作者|著者|저자"},
    {"date", "Datum|Fecha|Data|日期"},
    {"venue", "会議|会议"},
    {"year", "Jahr|Erscheinungsjahr|Année|Año|Ano|Anno|Год|年份|年|연도"},
    {"journal", "Zeitschrift|Revue|Revista|Rivista|Журнал|期刊|雑誌|학술지"},
    {"abstract", "Zusammenfassung|Kurzfassung|Résumé|Resumen|Resumo|Аннотация|摘要|抄録|초록"},
    {"keywords",
     "Schlagwörter|Schlagworte|Mots-clés|Palabras clave|Palavras-chave|Ключевые слова|关键词"},
};

std::map<std::string, std::string_view> folded_words() {
  std::map<std::string, std::string_view> folded;
  for (const auto& [column, words] : column_words) {
    for (std::string_view rest = words; !rest.empty();) {
      folded.emplace(text::fold_title(take_part(rest, "|")), column);
    }
  }
  return folded;
}

}  // namespace

std::string column_in_english(const std::string& name) {
  static const std::map<std::string, std::string_view> known = folded_words();
  constexpr std::size_t longest_bytes = 40;
  if (name.empty() || name.size() > longest_bytes) return name;
  const auto found = known.find(text::fold_title(name));
  return found == known.end() ? name : std::string(found->second);
}

}  // namespace papers::ingest
