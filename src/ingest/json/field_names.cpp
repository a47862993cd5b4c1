#include "ingest/json/field_names.hpp"

#include <algorithm>
#include <set>

#include "base/ascii.hpp"

namespace papers::ingest {

namespace {

// HF: huggingface.co's API. S2: Semantic Scholar. OA: OpenAlex. OR: OpenReview. CR: Crossref.
// PwC: dumps of Papers with Code. CSL: CSL JSON. arxiv.py: its Result objects. Zotero, Scopus, WoS:
// their CSV.
constexpr FieldName known_names[] = {
    {"title", Fills::title},                // everybody; CR: an array
    {"content.title.value", Fills::title},  // OR 2
    {"content.title", Fills::title},        // OR 1
    {"displayname", Fills::title},          // OA
    {"papertitle", Fills::title},
    {"papername", Fills::title},
    {"titles", Fills::title},  // a column; DataCite: objects with a title
    {"articletitle", Fills::title},
    {"documenttitle", Fills::title},
    {"paper", Fills::title},  // a column; HF: the paper itself
    {"name", Fills::title},
    {"subtitle", Fills::subtitle},  // CR

    {"abstract", Fills::abstract},  // S2, PwC, CSL, CR: JATS
    {"content.abstract.value", Fills::abstract},
    {"content.abstract", Fills::abstract},
    {"abstractinvertedindex", Fills::abstract},  // OA
    {"summary", Fills::abstract},                // HF, arxiv.py
    {"abstractnote", Fills::abstract},           // Zotero
    {"paperabstract", Fills::abstract},
    {"abstracttext", Fills::abstract},
    {"summaries", Fills::abstract},
    {"abstracts", Fills::abstract},     // INSPIRE
    {"descriptions", Fills::abstract},  // DataCite: objects with a description
    {"abstractkind", Fills::abstract_kind},
    {"aisummary", Fills::summary},  // HF
    {"tldr.text", Fills::summary},  // S2
    {"content.tldr.value", Fills::summary},
    {"content.tldr", Fills::summary},
    {"tldr", Fills::summary},
    {"description", Fills::summary},

    {"authorfullnames", Fills::authors},  // WoS, Scopus: beside the same names cut short
    {"authors", Fills::authors},          // HF, S2, PwC, arxiv.py: texts or objects with a name
    {"content.authors.value", Fills::authors},
    {"content.authors", Fills::authors},
    {"authorships", Fills::authors},  // OA
    {"author", Fills::authors},       // CSL, CR: given and family
    {"authorlist", Fills::authors},
    {"allauthors", Fills::authors},
    {"authorstring", Fills::authors},  // Europe PMC
    {"creators", Fills::authors},
    {"creator", Fills::authors},
    {"authornames", Fills::authors},
    {"paperauthors", Fills::authors},
    {"authfullnames", Fills::authors},                 // HAL, whose names end in _s
    {"zauthors", Fills::authors},                      // Unpaywall
    {"authorshipsauthordisplayname", Fills::authors},  // OA's table

    {"arxivid", Fills::arxiv_id},  // PwC and many more
    {"externalids.arxiv", Fills::arxiv_id},
    {"paperarxivid", Fills::arxiv_id},
    {"universalpaperid", Fills::arxiv_id},  // alphaXiv
    {"arxiv", Fills::arxiv_id},
    {"eprint", Fills::arxiv_id},
    {"id", Fills::arxiv_id},       // HF
    {"entryid", Fills::arxiv_id},  // arxiv.py: an address
    {"number", Fills::arxiv_id},   // CSL, as papers writes it: arXiv:ID
    {"urlabs", Fills::arxiv_id},   // PwC
    {"paperurlabs", Fills::arxiv_id},
    {"arxivurl", Fills::arxiv_id},
    {"arxivlink", Fills::arxiv_id},
    {"arxiveprints", Fills::arxiv_id},  // INSPIRE
    {"ids.arxiv", Fills::arxiv_id},
    {"identifier", Fills::arxiv_id},  // ADS: a list of all ids
    {"arxivids", Fills::arxiv_id},    // HAL
    {"doi", Fills::doi},
    {"externalids.doi", Fills::doi},
    {"ids.doi", Fills::doi},
    {"dois", Fills::doi},         // INSPIRE
    {"doiids", Fills::doi},       // HAL
    {"elocationid", Fills::doi},  // PubMed
    {"articleids", Fills::doi},   // PubMed: objects, one for each kind of id
    {"identifier", Fills::doi},   // ADS, DOAJ: lists of all ids
    {"externalid", Fills::doi},   // OA: what completes a query

    {"ee", Fills::url},   // DBLP, whose own page is its url
    {"url", Fills::url},  // S2, CSL, CR
    {"link", Fills::url},
    {"urlabs", Fills::url},
    {"primarylocation.landingpageurl", Fills::url},
    {"paperurl", Fills::url},
    {"entryid", Fills::url},
    {"landingpageurl", Fills::url},
    {"articleurl", Fills::url},
    {"arxivurl", Fills::url},
    {"paperlink", Fills::url},
    {"uris", Fills::url},  // HAL
    {"forum", Fills::openreview_id},
    {"links", Fills::link},
    {"urls", Fills::link},
    {"pdfurl", Fills::link},
    {"urlpdf", Fills::link},
    {"paperurlpdf", Fills::link},
    {"pdflink", Fills::link},
    {"pdf", Fills::link},
    {"openaccesspdf.url", Fills::link},
    {"openaccess.oaurl", Fills::link},
    {"githubrepo", Fills::code_link},
    {"github", Fills::code_link},
    {"githublink", Fills::code_link},
    {"githuburl", Fills::code_link},
    {"code", Fills::code_link},
    {"codeurl", Fills::code_link},
    {"codelink", Fills::code_link},
    {"repourl", Fills::code_link},
    {"content.code.value", Fills::code_link},
    {"content.code", Fills::code_link},
    {"projectpage", Fills::project_link},
    {"project", Fills::project_link},
    {"homepage", Fills::project_link},
    {"organization.name", Fills::organization},  // HF

    {"publishedat", Fills::published},      // HF
    {"publicationdate", Fills::published},  // S2, OA
    {"published", Fills::published},        // arxiv.py
    {"publisheddate", Fills::published},
    {"publisheddateon", Fills::published},
    {"issued", Fills::published},  // CSL, CR: date-parts
    {"publishedonline", Fills::published},
    {"publishedprint", Fills::published},
    {"date", Fills::published},   // PwC and many more
    {"pdate", Fills::published},  // OR: milliseconds
    {"odate", Fills::published},
    {"cdate", Fills::published},
    {"pubdate", Fills::published},
    {"preprintdate", Fills::published},
    {"dateofpublication", Fills::published},
    {"datepublished", Fills::published},
    {"submissiondate", Fills::published},
    {"publishtime", Fills::published},  // CORD-19
    {"releasedate", Fills::published},
    {"firstpublicationdate", Fills::published},  // Europe PMC
    {"earliestdate", Fills::published},          // INSPIRE
    {"produceddatetdate", Fills::published},     // HAL
    {"publicationdates", Fills::published},      // HAL
    {"dates", Fills::published},                 // DataCite: objects, one for each kind of date
    {"year", Fills::year},
    {"publicationyear", Fills::year},  // OA, Zotero, WoS
    {"pubyear", Fills::year},
    {"yearofpublication", Fills::year},
    {"publishedyear", Fills::year},  // Covidence
    {"month", Fills::month},
    {"publishedmonth", Fills::month},
    {"day", Fills::day},
    {"submittedondailyat", Fills::listed},  // HF
    {"listedon", Fills::listed},            // our own CSV

    {"venue", Fills::venue},  // S2
    {"content.venue.value", Fills::venue},
    {"content.venue", Fills::venue},
    {"containertitle", Fills::venue},  // CSL, CR
    {"primarylocation.source.displayname", Fills::venue},
    {"hostvenue.displayname", Fills::venue},
    {"publicationvenue.name", Fills::venue},
    {"journal.name", Fills::venue},
    {"journal", Fills::venue},
    {"journals", Fills::venue},    // CORE: objects with a title
    {"journalref", Fills::venue},  // arxiv.py
    {"proceeding", Fills::venue},  // PwC
    {"booktitle", Fills::venue},
    {"proceedingstitle", Fills::venue},  // Zotero
    {"conference", Fills::venue},
    {"publicationtitle", Fills::venue},  // Zotero
    {"sourcetitle", Fills::venue},       // Scopus, WoS
    {"journalbook", Fills::venue},       // PubMed
    {"journaltitle", Fills::venue},
    {"journalinfo.journal.title", Fills::venue},     // Europe PMC
    {"publication", Fills::venue},                   // Google Scholar's CSV
    {"publicationinfo.journaltitle", Fills::venue},  // INSPIRE
    {"fulljournalname", Fills::venue},               // PubMed
    {"journalname", Fills::venue},                   // Unpaywall
    {"publicationname", Fills::venue},               // Springer
    {"pub", Fills::venue},                           // ADS
    {"journaltitles", Fills::venue},                 // HAL
    {"publicationvenue", Fills::venue},              // a column
    {"conferencejournal", Fills::venue},
    {"primarylocationsourcedisplayname", Fills::venue},  // OA's table

    {"workkind", Fills::work_kind},
    {"type", Fills::work_kind},                       // OA, CR, CSL
    {"publicationtypes", Fills::work_kind},           // S2: a list
    {"itemtype", Fills::work_kind},                   // Zotero
    {"entrytype", Fills::work_kind},                  // BibTeX as bibtexparser has it
    {"documenttype", Fills::work_kind},               // Scopus, WoS
    {"publicationtype", Fills::work_kind},            // Lens, Dimensions
    {"pubtypelist.pubtype", Fills::work_kind},        // Europe PMC
    {"pubtype", Fills::work_kind},                    // PubMed
    {"genre", Fills::work_kind},                      // Unpaywall
    {"doctype", Fills::work_kind},                    // ADS
    {"contenttype", Fills::work_kind},                // Springer, IEEE
    {"types.resourcetypegeneral", Fills::work_kind},  // DataCite
    {"authorscut", Fills::authors_cut},

    {"aikeywords", Fills::keywords},  // HF
    {"keywords", Fills::keywords},    // OA: objects with a display_name
    {"keyword", Fills::keywords},     // CSL
    {"content.keywords.value", Fills::keywords},
    {"content.keywords", Fills::keywords},
    {"authorkeywords", Fills::keywords},       // Scopus, WoS
    {"manualtags", Fills::keywords},           // Zotero
    {"keywordlist.keyword", Fills::keywords},  // Europe PMC

    {"upvotes", Fills::upvotes},
    {"votes", Fills::upvotes},
    {"githubstars", Fills::github_stars},
    {"stars", Fills::github_stars},
    {"numcomments", Fills::comments},
    {"comments", Fills::comments},

    {"note", Fills::note},
    {"tags", Fills::tags},
    {"key", Fills::key},

    {"content", Fills::nothing},
    {"paperid", Fills::nothing},
    {"corpusid", Fills::nothing},
    {"externalids", Fills::nothing},
    {"ids", Fills::nothing},
    {"updated", Fills::nothing},  // when the record changed, not when the paper came out
    {"extra", Fills::nothing},    // Zotero: notes, read for an arXiv id
    {"info", Fills::nothing},
    {"citingpaper", Fills::nothing},
    {"citedpaper", Fills::nothing},
    {"attributes", Fills::nothing},
    {"metadata", Fills::nothing},
    {"shortabstract", Fills::nothing},
    {"position", Fills::nothing},
    {"listings", Fills::nothing},
    {"topics", Fills::nothing},
    {"score", Fills::nothing},
    {"match", Fills::nothing},
    {"snippet", Fills::nothing},
    {"publisher", Fills::nothing},
};

constexpr std::string_view known_holders[] = {
    "paper",                      // HF
    "message",                    // CR: a single work
    "citingpaper", "citedpaper",  // S2: citations and references
    "info",                       // DBLP
    "attributes",                 // DataCite
    "metadata",                   // Zenodo, INSPIRE
    "source",                     // Elasticsearch: _source
    "data",                       // Zotero's API
    "bibjson",                    // DOAJ
    "row",                        // HF: the rows of a data set
    "node",                       // GraphQL
};

}  // namespace

std::span<const std::string_view> paper_holders() { return known_holders; }

bool names_title(std::string_view folded) {
  return folded == "title" || folded == "papertitle" || folded == "displayname" ||
         folded == "titles";
}

bool fills(std::string_view folded, Fills wanted) {
  return std::any_of(std::begin(known_names), std::end(known_names), [&](const auto& known) {
    return known.fills == wanted && known.path == folded;
  });
}

std::span<const FieldName> field_names() { return known_names; }

bool is_known_field(std::string_view folded) {
  static const auto first_parts = [] {
    std::set<std::string_view> parts;
    for (const FieldName& name : known_names)
      parts.insert(name.path.substr(0, name.path.find('.')));
    return parts;
  }();
  return first_parts.count(folded) > 0;
}

std::string folded_name(std::string_view name) {
  std::string folded;
  for (const char c : name) {
    const bool beyond_ascii = static_cast<unsigned char>(c) >= 0x80;
    if (beyond_ascii || ascii::is_alphanumeric(c)) folded += ascii::lower(c);
  }
  return folded;
}

}  // namespace papers::ingest
