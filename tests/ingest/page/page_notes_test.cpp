// Papers as people keep them: pasted out of a sheet, ranked by a chat, as headings of org, on a
// page that a browser has translated.
#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/collecting_sink.hpp"
#include "support/listed.hpp"
#include "support/sample_page.hpp"

namespace papers::ingest_page_page_notes_test {

using namespace papers::test;

namespace {

struct Noted {
  std::string title, abstract, url, votes;
};

std::vector<Noted> noted() {
  std::vector<Noted> papers;
  for (const SamplePaper& paper : sample_page()) {
    const std::string number = std::to_string(10 + papers.size());
    papers.push_back(
        {paper.title, paper.abstract, "https://huggingface.co/papers/2601.000" + number, number});
  }
  return papers;
}

void check_read(const char* format, const std::function<std::string(const Noted&)>& note,
                const std::string& head = "") {
  const std::vector<Noted> papers = noted();
  std::string text = head;
  for (const Noted& paper : papers) text += note(paper);
  const CollectingSink found = read_as(format, text);
  REQUIRE(found.records.size() == papers.size());
  CHECK(found.in_order);
  for (std::size_t i = 0; i < papers.size(); ++i) {
    INFO(text.substr(head.size(), 300));
    CHECK(found.records[i].title == papers[i].title);
    CHECK(found.records[i].abstract == papers[i].abstract);
    CHECK(found.records[i].listing->upvotes == std::stoi(papers[i].votes));
  }
}

}  // namespace

TEST_CASE("a row pasted out of a sheet is a paper, in whatever order its columns stand",
          "[ingest]") {
  check_read("page", [](const Noted& paper) {
    return paper.votes + "\t" + paper.title + "\t" + paper.url + "\t" + paper.abstract + "\n";
  });
  check_read("page", [](const Noted& paper) {
    return paper.title + "\t" + paper.abstract + "\t" + paper.votes + "\t" + paper.url + "\n";
  });
}

TEST_CASE("a rank and half of the emphasis round a link are no part of a title", "[ingest]") {
  for (const char* const mark : {"**", "__"}) {
    std::size_t rank = 0;
    check_read("page", [&](const Noted& paper) {
      return mark + std::to_string(++rank) + ". [" + paper.title + "](" + paper.url + ")" + mark +
             " (▲" + paper.votes + ")\n\n" + paper.abstract + "\n\n";
    });
  }
}

TEST_CASE("a numbered list of any length has the address of a paper below its title", "[ingest]") {
  const std::vector<Noted> papers = noted();
  std::string text = "Here are today's papers:\n\n";
  for (std::size_t i = 0; i < papers.size(); ++i) {
    text += std::to_string(i + 1) + ". " + papers[i].title + " (" + papers[i].votes +
            " upvotes)\n\n" + papers[i].url + "\n\n";
  }
  const CollectingSink found = read_as("page", text);
  std::size_t right = 0;
  for (const Record& record : found.records) {
    right += static_cast<std::size_t>(
        std::count_if(papers.begin(), papers.end(), [&record](const Noted& paper) {
          return paper.title == record.title && paper.url.ends_with(record.arxiv_id) &&
                 record.listing->upvotes == std::stoi(paper.votes);
        }));
  }
  CHECK(right + 1 >= papers.size());
  CHECK(found.records.size() <= papers.size());
}

TEST_CASE("the papers of an outline stand below its heading", "[ingest]") {
  const std::vector<Noted> papers = noted();
  for (const std::string bullet : {"* ", "- "}) {
    std::string text = bullet + "Daily Papers\n";
    for (const Noted& paper : papers) {
      text += "  " + bullet + paper.title + "\n    " + bullet + "Link: " + paper.url + "\n    " +
              bullet + "Upvotes: " + paper.votes + "\n    " + bullet +
              "Abstract: " + paper.abstract + "\n";
    }
    const CollectingSink found = read_as("page", text);
    REQUIRE(found.records.size() == papers.size());
    for (std::size_t i = 0; i < papers.size(); ++i) {
      CHECK(found.records[i].title == papers[i].title);
      CHECK(papers[i].url.ends_with(found.records[i].arxiv_id));
      CHECK(found.records[i].listing->upvotes == std::stoi(papers[i].votes));
    }
  }
}

TEST_CASE("a heading that a link says again below it is one title", "[ingest]") {
  for (const char* const mark : {"# ", "### "}) {
    check_read("page", [mark](const Noted& paper) {
      return mark + paper.title + "\n\n[" + paper.title + "](" + paper.url + ")\n\n" + paper.votes +
             " upvotes\n\n" + paper.abstract + "\n\n";
    });
  }
}

TEST_CASE("properties of org state what fields do, and its headings are no list", "[ingest]") {
  check_read(
      "page",
      [](const Noted& paper) {
        return "* [[" + paper.url + "][" + paper.title +
               "]]\n:PROPERTIES:\n:UPVOTES: " + paper.votes + "\n:END:\n" + paper.abstract + "\n\n";
      },
      "#+title: Daily Papers\n\n");
}

TEST_CASE("links of Word and numbers of sources are read as links and texts", "[ingest]") {
  check_read("page", [](const Noted& paper) {
    return "HYPERLINK \"https://huggingface.co/login?next=%2Fpapers\" " + paper.votes +
           "\nHYPERLINK \"" + paper.url + "\" " + paper.title + "\n" + paper.abstract + "\n";
  });
  check_read("page", [](const Noted& paper) {
    return "* 【7†" + paper.votes + "】\n\n### 【8†" + paper.title + "】\n\n" + paper.abstract +
           "\n\n7 authors\n";
  });
}

TEST_CASE("a page that a browser has translated says what the page does", "[ingest]") {
  struct Language {
    const char *by, *on, *upvote;
  };
  for (const Language& words :
       {Language{"Eingereicht von", "Veröffentlicht am 26. Januar 2026", "Positive Bewertung"},
        Language{"Soumis par", "Publié le 26 janvier 2026", "Voter pour"},
        Language{"Enviado por", "Publicado el 26 de enero de 2026", "Voto positivo"},
        Language{"提交者", "发布于 2026年1月26日", "点赞"},
        Language{"Submitted by", "Published on Jan 26, 2026", "Upvote"}}) {
    INFO(words.by);
    const auto note = [&](const Noted& paper) {
      return std::string(words.by) + "\nann\n" + paper.title + "\n" + paper.abstract +
             "\nProbe Lab\n· " + words.on + "\n" + words.upvote + " " + paper.votes +
             "\nGitHub 139\n";
    };
    check_read("page", note);
    std::string text;
    for (const Noted& paper : noted()) text += note(paper);
    for (const Record& record : read_as("page", text).records) {
      CHECK(record.published == "2026-01-26");
    }
  }
}

TEST_CASE("a number below \"Published on\" is of votes, where their word is gone", "[ingest]") {
  check_read("page", [](const Noted& paper) {
    return "ann\n\n" + paper.title + "\n\n" + paper.abstract +
           "\n\nProbe Lab\n\n· Published on Jan 26, 2026\n\n" + paper.votes + "\n\nGitHub 139\n\n";
  });
}

TEST_CASE("an arrow, an address and a text are a link", "[ingest]") {
  check_read("page", [](const Noted& paper) {
    return "=> " + paper.url + " " + paper.title + "\n\n" + paper.abstract + "\n\nUpvote " +
           paper.votes + "\n\n";
  });
}

TEST_CASE("the button for votes may be called by a picture, in bold or in any language",
          "[ingest]") {
  for (const char* const name : {"Upvote **", "SVG Image ", "Positiv bewerten ", "Icon: "}) {
    check_read("page", [name](const Noted& paper) {
      const std::string end = std::string(name).ends_with('*') ? "**" : "";
      return "[" + (name + paper.votes) + end +
             "](https://huggingface.co/login?next=%2Fpapers)\n\n### [" + paper.title + "](" +
             paper.url + ")\n\n" + paper.abstract + "\n\n- 3 authors\n\n";
    });
  }
}

TEST_CASE("symbols are drawn or named, and any may stand before a count", "[ingest]") {
  for (const char* const symbol : {"▲ ", "⬆️ ", ":arrow_up: ", "👍: "}) {
    check_read("page", [symbol](const Noted& paper) {
      return "**[" + paper.title + "](" + paper.url + ")**\n" + symbol + paper.votes +
             " | 💬 1 | 👥 6 authors\n\n" + paper.abstract + "\n\n";
    });
  }
}

TEST_CASE("a header names the page and its day", "[ingest]") {
  for (const char* const header : {"Daily Papers for 2026-01-26", "Daily Papers, January 26, 2026",
                                   "Daily Papers Jan 26, 2026"}) {
    INFO(header);
    const auto note = [](const Noted& paper) {
      return "[" + paper.title + "](" + paper.url + ")\n\n" + paper.abstract + "\n\nUpvote " +
             paper.votes + "\n\n";
    };
    check_read("page", note, std::string(header) + "\n\n");
    const CollectingSink found = read_as("page", header + ("\n\n" + note(noted().front())));
    REQUIRE(!found.days.empty());
    CHECK(found.days.back().month == 1);
    CHECK(found.days.back().day == 26);
  }
}

TEST_CASE("the site's short address below a title is its link", "[ingest]") {
  std::size_t rank = 0;
  check_read("page", [&](const Noted& paper) {
    return std::to_string(++rank) + "/ " + paper.title + " (" + paper.votes + " upvotes)\nhf.co" +
           paper.url.substr(paper.url.find("/papers")) + "\n\n" + paper.abstract + "\n\n";
  });
}

TEST_CASE("what an item states of a paper is no venue, and a name above its text none of it",
          "[ingest]") {
  const auto note = [](const Noted& paper) {
    std::string abstract;
    for (const char c : paper.abstract) {
      abstract.append(c == '\\' || c == '`' ? 1 : 0, '\\').append(1, c);
    }
    return "- [" + paper.title + "](" + paper.url + ")\n\t- Upvote " + paper.votes +
           "\n\t- Probe Lab\n\t- " + abstract + "\n\t- Published on Sep 21, 2024\n";
  };
  check_read("markdown-list", note);
  std::string text;
  for (const Noted& paper : noted()) text += note(paper);
  for (const Record& record : read_as("markdown-list", text).records) {
    CHECK(record.published == "2024-09-21");
    CHECK(record.venue.empty());
  }
}

TEST_CASE("a box holds no table, though a dash in it stands below a number", "[ingest]") {
  std::string text;
  for (const Noted& paper : noted()) {
    for (const std::string& line : {std::string("-"), paper.title, paper.abstract,
                                    std::string("· 3 authors"), std::string("12")}) {
      text += "| " + line + " |\n";
    }
  }
  const CollectingSink found = read_as("page", text);
  REQUIRE(found.records.size() == noted().size());
  for (std::size_t i = 0; i < noted().size(); ++i) {
    CHECK(found.records[i].title == noted()[i].title);
  }
}

TEST_CASE("whoever is called the author is no end of a title", "[ingest]") {
  for (const std::string author : {"AK", "taesiri", "Ann One"}) {
    std::string text;
    for (const Noted& paper : noted()) {
      text += "Feed: Hugging Face Papers\nTitle: " + paper.title + "\nAuthor: " + author +
              "\nDate: Tue, 04 Feb 2025 00:00:00 +0000\nLink: " + paper.url + "\n\n";
    }
    const CollectingSink found = read_as("page", text);
    REQUIRE(found.records.size() == noted().size());
    for (std::size_t i = 0; i < noted().size(); ++i) {
      CHECK(found.records[i].title == noted()[i].title);
    }
  }
}

TEST_CASE("an organisation above an outline's summary is no part of it", "[ingest]") {
  const std::string summary = "Lantern enhances decoding by selectively filtering tokens.";
  for (const std::string name : {"Georgia Institute of Technology", "ByteDance"}) {
    std::string text = "- Daily Papers\n";
    for (const Noted& paper : noted()) {
      text += "  - " + paper.title + "\n    - " + paper.url + "\n    - 39 upvotes\n    - " + name +
              "\n    - " + summary + "\n";
    }
    const CollectingSink found = read_as("markdown-list", text);
    REQUIRE(found.records.size() == noted().size());
    for (const Record& record : found.records) CHECK(record.abstract == summary);
  }
}

TEST_CASE("a page of the site saved as an outline is read line by line", "[ingest]") {
  for (const std::string bullet : {"- ", "* "}) {
    for (const std::string indent : {"\t", "    "}) {
      std::string text =
          "title:: Daily Papers\n\n" + bullet + "# [Daily Papers](https://huggingface.co/papers)\n";
      for (const Noted& paper : noted()) {
        const std::string id = paper.url.substr(paper.url.rfind('/') + 1);
        text += indent + bullet + "[" + paper.votes +
                "](https://huggingface.co/login?next=%2Fpapers%2F" + id + ")\n" + indent + bullet +
                "### [" + paper.title + "](" + paper.url + ")\n" + indent + indent + bullet +
                "[10 authors](" + paper.url + ")\n" + indent + indent + bullet + "[3](" +
                paper.url + "#community)\n";
      }
      const auto found = read_as_chosen(text);
      REQUIRE(found.records.size() == noted().size());
      for (std::size_t i = 0; i < noted().size(); ++i) {
        CHECK(found.records[i].title == noted()[i].title);
        CHECK(found.records[i].listing->upvotes == std::stoi(noted()[i].votes));
        CHECK(found.records[i].listing->comments == 3);
      }
    }
  }
}

TEST_CASE("the month of a monthly page is no day", "[ingest]") {
  for (const std::string month : {"January", "March", "April", "May", "June", "July", "October"}) {
    for (const std::string year : {"2024", "2025", "2026"}) {
      std::string text = "Daily Papers\n\n" + month + " " + year + "\n\n";
      for (const Noted& paper : noted()) {
        text += paper.votes + "\n" + paper.title + "\n21 authors\n\n";
      }
      INFO(text.substr(0, 40));
      CHECK(read_as("page", text).days.empty());
    }
  }
}

}  // namespace papers::ingest_page_page_notes_test
