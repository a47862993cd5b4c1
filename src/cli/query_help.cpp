#include "cli/query_help.hpp"

#include "render/fields.hpp"
#include "search/fields.hpp"

namespace papers::cli {

std::vector<Row> query_forms() {
  std::vector<Row> forms = {
      {"vision language", "all the words, in any form: models finds model"},
      {"\"in-context learning\"", "the words side by side, as typed"},
      {"transform*", "words that begin so"},
      {"rlhf OR dpo", "either"},
      {"-survey, NOT survey", "not this word"},
      {"( … )", "a group: (rlhf OR dpo) -survey"},
      {"memory NEAR/5 agent", "at most 5 words apart"},
      {"GPT-4V, C++, v1.5", "names as they stand: gpt4v is the same name, C is not C++"},
      {"fine-tuning", "also finetuning and fine tuning; RLHF also its long form"},
  };
  for (const search::Field& field : search::fields()) {
    forms.push_back({std::string(field.example), search::help_of(field)});
  }
  return forms;
}

std::string query_help(int width_cols) {
  std::string out;
  append_paragraph(out,
                   "Queries are words. Anything you could paste is safe; AND, OR, NOT and NEAR are "
                   "operators in capitals only.",
                   width_cols);
  out += '\n';
  append_rows(out, query_forms(), width_cols);
  out += '\n';
  append_paragraph(
      out,
      "search shows papers with all the words first, then the best of those with some, "
      "marked 'partial'; --all leaves these out (in pipelines), --any ranks all alike, "
      "--exact wants the words as typed, --explain shows how a query was understood.",
      width_cols);
  return out;
}

std::string fields_help(int width_cols) {
  std::string out;
  append_paragraph(
      out,
      "--template '{id}\\t{title:.60}' prints a line for each paper; {name:[<>]WIDTH.LIMIT} "
      "lays a field out in columns, \\t \\n \\0 are control characters, {{ and }} braces.",
      width_cols);
  out += '\n';
  std::vector<Row> rows;
  for (const render::Field& field : render::fields()) {
    rows.push_back({std::string(field.name), std::string(field.help)});
  }
  append_rows(out, rows, width_cols);
  return out;
}

}  // namespace papers::cli
