#include "support/announcements.hpp"

#include <fmt/format.h>

#include <array>

#include "text/escape.hpp"

namespace papers::test {
namespace {

std::string escaped(std::string_view text) { return text::escape_html(text); }

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) {
    if (!text.empty()) text += ", ";
    text += name;
  }
  return text;
}

/// "2021-06-03" as "3 Jun 2021".
std::string written_day(const std::string& iso) {
  constexpr std::array months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto month = static_cast<std::size_t>(std::stoi(iso.substr(5, 2)) - 1);
  return fmt::format("{} {} {}", std::stoi(iso.substr(8)), months[month], iso.substr(0, 4));
}

std::string family(const std::string& name) { return name.substr(name.rfind(' ') + 1); }
std::string given(const std::string& name) { return name.substr(0, name.rfind(' ')); }

std::string oai_metadata(const Record& record, const std::string& prefix) {
  std::string body;
  if (prefix == "oai_dc") {
    body = fmt::format("<dc:title>{}</dc:title>", escaped(record.title));
    for (const std::string& name : record.authors) {
      body += fmt::format("<dc:creator>{}, {}</dc:creator>", escaped(family(name)),
                          escaped(given(name)));
    }
    return fmt::format(
        "<oai_dc:dc xmlns:oai_dc=\"http://www.openarchives.org/OAI/2.0/oai_dc/\" "
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">{}<dc:subject>Machine Learning"
        "</dc:subject><dc:description>{}</dc:description><dc:description>Comment: 12 pages"
        "</dc:description><dc:date>{}</dc:date><dc:date>2030-01-01</dc:date><dc:type>text</dc:type>"
        "<dc:identifier>http://arxiv.org/abs/{}</dc:identifier><dc:identifier>doi:{}"
        "</dc:identifier></oai_dc:dc>",
        body, escaped(record.abstract), record.published, record.arxiv_id, record.doi);
  }
  const std::string shared = fmt::format(
      "<title>{}</title><categories>cs.LG</categories><doi>{}</doi><journal-ref>{}"
      "</journal-ref><abstract>  {}\n</abstract>",
      escaped(record.title), record.doi, escaped(record.venue), escaped(record.abstract));
  if (prefix == "arXivRaw") {
    return fmt::format(
        "<arXivRaw xmlns=\"http://arxiv.org/OAI/arXivRaw/\"><id>{}</id>"
        "<version version=\"v1\"><date>Mon, {} 19:18:42 GMT</date></version>"
        "<version version=\"v2\"><date>Tue, 1 Jan 2030 00:00:00 GMT</date></version>"
        "<authors>{}</authors>{}</arXivRaw>",
        record.arxiv_id, written_day(record.published), escaped(joined(record.authors)), shared);
  }
  for (const std::string& name : record.authors) {
    body += fmt::format("<author><keyname>{}</keyname><forenames>{}</forenames></author>",
                        escaped(family(name)), escaped(given(name)));
  }
  return fmt::format(
      "<arXiv xmlns=\"http://arxiv.org/OAI/arXiv/\"><id>{}</id><created>{}</created>"
      "<updated>2030-01-01</updated><authors>{}</authors>{}</arXiv>",
      record.arxiv_id, record.published, body, shared);
}

}  // namespace

std::string as_rss(const std::vector<Record>& records) {
  std::string feed =
      "<?xml version='1.0' encoding='UTF-8'?>\n<rss xmlns:arxiv=\"http://arxiv.org/schemas/atom\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" version=\"2.0\"><channel><title>cs.LG updates "
      "on"
      " arXiv.org</title><link>http://rss.arxiv.org/rss/cs.LG</link><pubDate>Fri, 20 Nov 2026 "
      "00:00:00 -0500</pubDate>\n";
  for (const Record& record : records) {
    feed += fmt::format(
        "<item><title>{0}</title><link>https://arxiv.org/abs/{1}</link><description>arXiv:{1}v1 "
        "Announce Type: new \nAbstract: {2}</description><guid isPermaLink=\"false\">"
        "oai:arXiv.org:{1}v1</guid><category>cs.LG</category><pubDate>Fri, 20 Nov 2026 00:00:00 "
        "-0500</pubDate><arxiv:announce_type>new</arxiv:announce_type><dc:creator>{3}</dc:creator>"
        "</item>\n",
        escaped(record.title), record.arxiv_id, escaped(record.abstract),
        escaped(joined(record.authors)));
  }
  return feed + "</channel></rss>\n";
}

std::string as_arxiv_list(const std::vector<Record>& records) {
  std::string text = fmt::format(
      "Showing new listings for Friday, 20 November 2026\nTotal of {0} entries\n"
      "New submissions (showing {0} of {0} entries)\n",
      records.size());
  for (std::size_t i = 0; i < records.size(); ++i) {
    text += fmt::format(
        "[{}] arXiv:{} [pdf, html, other]\nTitle: {}\n{}\nComments: 12 pages\n"
        "Subjects: Machine Learning (cs.LG); Artificial Intelligence (cs.AI)\n{}\n\n",
        i + 1, records[i].arxiv_id, records[i].title, joined(records[i].authors),
        records[i].abstract);
  }
  return text;
}

std::string as_arxiv_list_page(const std::vector<Record>& records) {
  std::string page =
      "<!DOCTYPE html>\n<html><head><title>Machine Learning</title></head><body><h1>Machine "
      "Learning"
      "</h1><div id='dlpage'><h3>Showing new listings for Friday, 20 November 2026</h3>"
      "<dl id='articles'><h3>New submissions</h3>\n";
  for (std::size_t i = 0; i < records.size(); ++i) {
    std::string names;
    for (const std::string& name : records[i].authors) {
      names += fmt::format("{}<a href=\"/search/?query=x\">{}</a>", names.empty() ? "" : ", ",
                           escaped(name));
    }
    page += fmt::format(
        "<dt><a name='item{0}'>[{0}]</a> <a href =\"/abs/{1}\" title=\"Abstract\" id=\"{1}\">"
        "arXiv:{1}</a> [<a href=\"/pdf/{1}\">pdf</a>, <a href=\"/format/{1}\">other</a>]</dt>\n"
        "<dd><div class='meta'><div class='list-title mathjax'><span class='descriptor'>Title:"
        "</span>\n {2}\n</div><div class='list-authors'>{3}</div><div class='list-subjects'>"
        "<span class='descriptor'>Subjects:</span> <span class=\"primary-subject\">Machine "
        "Learning "
        "(cs.LG)</span></div><p class='mathjax'>{4}</p></div></dd>\n",
        i + 1, records[i].arxiv_id, escaped(records[i].title), names, escaped(records[i].abstract));
  }
  return page + "</dl></div><footer><a href=\"/help\">Help</a></footer></body></html>\n";
}

std::string as_arxiv_mail(const std::vector<Record>& records) {
  const std::string rule = std::string(78, '-') + "\n";
  std::string mail = rule +
                     "Submissions to:\nMachine Learning\n received from  Wed 18 Nov 26 "
                     "19:00:00 GMT  to  Thu 19 Nov 26 19:00:00 GMT\n" +
                     rule + rule;
  for (const Record& record : records) {
    mail += fmt::format(
        "\\\\\narXiv:{0}\nDate: Mon, {1} 10:00:00 GMT   (123kb)\n\nTitle: {2}\nAuthors: {3}\n"
        "Categories: cs.LG cs.AI\nComments: 12 pages\nJournal-ref: {4}\nDOI: {5}\n\\\\\n  {6}\n"
        "\\\\ ( https://arxiv.org/abs/{0} ,  123kb)\n",
        record.arxiv_id, written_day(record.published), record.title, joined(record.authors),
        record.venue, record.doi, record.abstract);
    mail += rule;
  }
  return mail + "%%%---%%%---%%%---\nFor general information, see https://info.arxiv.org\n";
}

std::string as_arxiv_abs(const Record& record) {
  return fmt::format(
      "Computer Science > Machine Learning\n[Submitted on {0} (v1), last revised 1 Jan 2030 (this "
      "version, v2)]\n{1}\n{2}\nView PDF\nHTML (experimental)\n\n    {3}\n\nComments:\t12 pages\n"
      "Subjects:\tMachine Learning (cs.LG)\nCite as:\tarXiv:{4} [cs.LG]\n \t(or arXiv:{4}v2 "
      "[cs.LG] "
      "for this version)\n \thttps://doi.org/10.48550/arXiv.{4}\nJournal reference:\t{5}\n"
      "Related DOI:\thttps://doi.org/{6}\n\nSubmission history\nFrom: Ann One [view email]\n",
      written_day(record.published), record.title, joined(record.authors), record.abstract,
      record.arxiv_id, record.venue, record.doi);
}

std::string as_oai(const std::vector<Record>& records, const std::string& prefix) {
  std::string answer =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<OAI-PMH "
      "xmlns=\"http://www.openarchives.org/OAI/2.0/\"><responseDate>2026-11-20T00:00:00Z"
      "</responseDate><request verb=\"ListRecords\">http://export.arxiv.org/oai2</request>"
      "<ListRecords>\n";
  for (const Record& record : records) {
    answer += fmt::format(
        "<record><header><identifier>oai:arXiv.org:{}</identifier><datestamp>"
        "2030-01-02</datestamp></header><metadata>{}</metadata></record>\n",
        record.arxiv_id, oai_metadata(record, prefix));
  }
  return answer + "</ListRecords></OAI-PMH>\n";
}

}  // namespace papers::test
