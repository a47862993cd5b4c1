// A digest as a complete message: text and HTML of the same papers and words, for sendmail -t.
#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/sha256.hpp"
#include "render/digest_text.hpp"
#include "render/mail_html.hpp"
#include "render/mime.hpp"
#include "render/render.hpp"
#include "render/visible.hpp"
#include "text/escape.hpp"
#include "text/width.hpp"

namespace papers::render {
namespace {

/// Gmail hides what comes after about 102 KB.
constexpr std::size_t html_size_limit_bytes = 90'000;
/// So many titles with their links still fit.
constexpr std::int64_t papers_limit = 100;

std::string hash_of(std::initializer_list<std::string_view> pieces, std::size_t digits) {
  Sha256 hash;
  for (const std::string_view piece : pieces) {
    hash.update(piece);
    hash.update("\n");
  }
  return hash.hex().substr(0, digits);
}

std::vector<FootNote> notes_of(const digest::Digest& digest, const MailFields& mail) {
  std::vector<FootNote> notes = left_out_note(digest);
  if (notes.empty()) notes.push_back({"What this digest shows:", digest.query_command});
  if (!mail.list_id.empty()) {
    notes.push_back({"To stop it:", "papers unsubscribe " + mail.list_id});
  }
  return notes;
}

struct Parts {
  std::string text;
  std::string html;
};

Parts parts_of(const digest::Digest& digest, const std::vector<FootNote>& notes) {
  return {text_page(digest, Style{}, notes), mail_html(digest, notes)};
}

/// How much is said of each paper: as asked for, or less where many papers share a mail. The last
/// is for titles and addresses that nobody writes by hand.
enum class Detail { asked, sentence, facts, title, start_of_title };

/// A paper's share of a mail of `papers_limit` papers, beside the markup round it.
constexpr int longest_title_cols = 56;
constexpr std::size_t longest_link_bytes = 200;

bool is_too_long(const std::string& url) {
  return text::escape_html(url).size() > longest_link_bytes;
}

void reduce(digest::Entry& entry, Detail detail) {
  Paper& paper = entry.paper;
  if (detail == Detail::sentence && !entry.text.empty()) entry.text = paper.summary;
  if (detail >= Detail::facts) entry.text.clear();
  if (detail < Detail::title) return;
  paper.url = best_link(paper);
  paper.authors.clear();
  paper.links.clear();
  paper.listed_on.reset();
  paper.published.clear();
  paper.upvotes.reset();
  paper.github_stars.reset();
  entry.also.clear();
  entry.reason.clear();
  if (detail < Detail::start_of_title) return;
  paper.title = text::truncate_words(paper.title, longest_title_cols);
  if (is_too_long(paper.url)) paper.url.clear();
}

/// Both parts say less alike until clients show the whole page.
Parts fitting_parts(digest::Digest digest, const std::vector<FootNote>& notes) {
  Parts parts = parts_of(digest, notes);
  for (const Detail detail :
       {Detail::sentence, Detail::facts, Detail::title, Detail::start_of_title}) {
    if (parts.html.size() <= html_size_limit_bytes) break;
    // An address as long as the title, in per cent signs.
    if (detail == Detail::start_of_title) digest.title_search.clear();
    for (digest::Group& group : digest.groups) {
      for (digest::Entry& entry : group.entries) reduce(entry, detail);
    }
    parts = parts_of(digest, notes);
  }
  return parts;
}

/// List-Id (RFC 2919): the name under the sender's domain.
std::string list_id(const std::string& name, const std::string& domain) {
  return fmt::format("<{}.papers.{}>", mail_label(name), domain);
}

/// List-Unsubscribe (RFC 2369) takes an address or a web page; empty for anything else.
std::string unsubscribe_url(const std::string& given) {
  if (given.empty()) return {};
  if (text::is_web_url(given) && given.find_first_of("<>") == std::string::npos) return given;
  return "mailto:" + first_address(address_list("unsubscribe address", given));
}

std::string part(std::string_view type, std::string_view content, std::string_view boundary) {
  return fmt::format(
      "--{}\nContent-Type: {}; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n{}\n",
      boundary, type, quoted_printable(content));
}

std::string render_email(const digest::Digest& digest, const Style&, const MailFields& mail) {
  const std::string to =
      mail.to.empty() ? "undisclosed-recipients:;" : address_list("--to", mail.to);
  std::string from = "papers <papers@localhost>";
  if (!mail.to.empty()) from = first_address(to);
  if (!mail.from.empty()) from = address_list("--from", mail.from);
  const std::string domain = mail_domain(first_address(from));
  const std::string subject =
      mail.subject.empty()
          ? fmt::format("{} ({})", visible(digest.title), counted(papers_shown(digest), "paper"))
          : mail.subject;
  const std::vector<FootNote> notes = notes_of(digest, mail);
  const Parts parts = fitting_parts(digest, notes);
  const std::string hash = hash_of({parts.text, parts.html, subject, to, from, mail.date}, 32);
  const std::string id = mail.message_id.empty()
                             ? fmt::format("papers.{}@{}", hash.substr(0, 16), domain)
                             : mail.message_id;
  // "=_" cannot stand in quoted-printable, so no part can hold the boundary.
  const std::string boundary = "=_papers_" + hash;

  std::string out = raw_header("Date", mail_date(mail.date));
  out += raw_header("From", from) + raw_header("To", to) + text_header("Subject", subject);
  out += raw_header("Message-ID", "<" + id + ">");
  if (!mail.list_id.empty()) out += raw_header("List-Id", list_id(mail.list_id, domain));
  const std::string unsubscribe = unsubscribe_url(mail.unsubscribe);
  if (!unsubscribe.empty()) out += raw_header("List-Unsubscribe", "<" + unsubscribe + ">");
  out += "Auto-Submitted: auto-generated\nMIME-Version: 1.0\n";
  out += fmt::format("Content-Type: multipart/alternative;\n boundary=\"{}\"\n\n", boundary);
  out += part("text/plain", parts.text, boundary) + part("text/html", parts.html, boundary);
  out += fmt::format("--{}--\n", boundary);
  return out;
}

}  // namespace

void check_addresses(std::string_view option, std::string_view text) { address_list(option, text); }

extern const DigestFormat email_digest_format;
const DigestFormat email_digest_format{
    "email", "a complete message, text and HTML, for sendmail -t", render_email, papers_limit,
    /*is_mail=*/true};

}  // namespace papers::render
