#include "cli/query_help.hpp"

#include <array>

namespace papers::cli {

std::span<const Row> query_forms() {
  static const std::array<Row, 15> forms = {{
      {"vision language", "all the words, in any form: models finds model"},
      {"\"in-context learning\"", "the words side by side, as typed"},
      {"transform*", "words that begin so"},
      {"rlhf OR dpo", "either"},
      {"-survey, NOT survey", "not this word"},
      {"( … )", "a group: (rlhf OR dpo) -survey"},
      {"memory NEAR/5 agent", "at most 5 words apart"},
      {"title: abstract:", "in the title, in the abstract: title:(agent OR tool)"},
      {"author: keyword: venue:", "in those fields"},
      {"topic: tag: link:", "of a topic, with a tag of yours, with a link to this"},
      {"listed: published:", "a day, month, year or span: listed:2026-03, published:2025..2026-03"},
      {"votes: stars:", "a number or span: votes:>50, stars:..10"},
      {"has:code", "also abstract, note, arxiv, doi, topic, tag"},
      {"GPT-4V, C++, v1.5", "names as they stand: gpt4v is the same name, C is not C++"},
      {"fine-tuning", "also finetuning and fine tuning; RLHF also its long form"},
  }};
  return forms;
}

std::string query_help(int width_cols) {
  std::string out;
  append_paragraph(out,
                   "Queries are words. Anything you could paste is safe; AND, OR, NOT and NEAR are "
                   "operators in capitals only.",
                   width_cols);
  out += '\n';
  const auto forms = query_forms();
  append_rows(out, {forms.begin(), forms.end()}, width_cols);
  out += '\n';
  append_paragraph(out,
                   "When no paper has all the words, those with most of them are shown and marked "
                   "'partial'; --all forbids it, --any asks for it, --exact wants the words as "
                   "typed, --explain shows how a query was understood.",
                   width_cols);
  return out;
}

}  // namespace papers::cli
