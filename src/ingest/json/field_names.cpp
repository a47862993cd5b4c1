#include "ingest/json/field_names.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "ingest/field_labels.hpp"
#include "ingest/markup_text.hpp"

namespace papers::ingest {

namespace {

struct NamesRow {
  Fills fills;
  std::string_view names;  ///< in order, with bars between
};

// HF: huggingface.co's API. S2: Semantic Scholar. OA: OpenAlex. OR: OpenReview. CR: Crossref. And
// those of Papers with Code, CSL, arxiv.py, DBLP, INSPIRE, HAL, ADS, DataCite, DOAJ, CORE,
// Unpaywall, Europe PMC, PubMed, Zotero, Scopus, Web of Science, Lens, Springer, IEEE.
constexpr NamesRow names_of_fields[] = {
    // CR: a list; DataCite: objects with a title
    {Fills::title,
     "title|content.title.value|content.title|displayname|papertitle|papername|titles|"
     "articletitle|documenttitle|preprinttitle|paper|name"},
    {Fills::subtitle, "subtitle"},
    // CR: JATS; DataCite and INSPIRE: objects
    {Fills::abstract,
     "abstract|content.abstract.value|content.abstract|abstractinvertedindex|summary|"
     "abstractnote|paperabstract|preprintabstract|abstracttext|summaries|abstracts|descriptions"},
    {Fills::abstract_kind, "abstractkind"},
    {Fills::summary, "aisummary|tldr.text|content.tldr.value|content.tldr|tldr|description"},
    // texts, or objects with a name; WoS and Scopus have the same names cut short beside
    {Fills::authors,
     "authorfullnames|authors|content.authors.value|content.authors|authorships|author|"
     "authorlist|allauthors|authorstring|creators|creator|authornames|paperauthors|"
     "preprintauthors|authfullnames|zauthors|authorshipsauthordisplayname"},
    // arxiv.py: an address; ADS: a list of all ids; papers: "arXiv:ID" as number
    {Fills::arxiv_id,
     "arxivid|externalids.arxiv|paperarxivid|universalpaperid|arxiv|eprint|id|entryid|number|"
     "urlabs|paperurlabs|arxivurl|arxivlink|arxiveprints|ids.arxiv|identifier|arxivids"},
    // PubMed: objects, one for each kind of id; OA: what completes a query
    {Fills::doi,
     "doi|externalids.doi|ids.doi|dois|doiids|elocationid|articleids|biorxivdoi|identifier|"
     "externalid|id"},
    // DBLP's own page is its url
    {Fills::url,
     "ee|url|link|urlabs|primarylocation.landingpageurl|paperurl|entryid|landingpageurl|"
     "articleurl|puburl|arxivurl|paperlink|uris|href"},
    {Fills::openreview_id, "forum"},
    {Fills::link,
     "links|urls|pdfurl|urlpdf|paperurlpdf|pdflink|pdf|openaccesspdf.url|openaccess.oaurl"},
    {Fills::code_link,
     "githubrepo|github|githublink|githuburl|code|codeurl|codelink|repourl|content.code.value|"
     "content.code"},
    {Fills::project_link, "projectpage|project|homepage"},
    {Fills::organization, "organization.name"},
    // CSL: date-parts; OR: milliseconds; DataCite: objects; arXiv's snapshot: versions
    {Fills::published,
     "publishedat|publicationdate|published|publisheddate|publisheddateon|issued|"
     "publishedonline|publishedprint|date|pdate|odate|cdate|pubdate|preprintdate|"
     "dateofpublication|datepublished|submissiondate|publishtime|releasedate|"
     "firstpublicationdate|earliestdate|produceddatetdate|produceddates|publishedon|"
     "publicationdates|coverdate|dates|versions"},
    {Fills::year, "year|publicationyear|publicationdateyi|pubyear|yearofpublication|publishedyear"},
    {Fills::month, "month|publishedmonth"},
    {Fills::day, "day"},
    {Fills::listed, "submittedondailyat|listedon"},
    // CORE: objects with a title
    {Fills::venue,
     "venue|content.venue.value|content.venue|containertitle|"
     "primarylocation.source.displayname|hostvenue.displayname|publicationvenue.name|"
     "journal.name|journal|journals|journalref|proceeding|booktitle|proceedingstitle|"
     "conference|publicationtitle|sourcetitle|journalbook|journaltitle|"
     "journalinfo.journal.title|publication|publicationinfo.journaltitle|fulljournalname|"
     "journalname|publicationname|pub|journaltitles|publicationvenue|conferencejournal|"
     "primarylocationsourcedisplayname"},
    // S2: a list
    {Fills::work_kind,
     "workkind|type|publicationtypes|itemtype|entrytype|documenttype|publicationtype|"
     "pubtypelist.pubtype|pubtype|genre|doctype|contenttype|types.resourcetypegeneral"},
    {Fills::authors_cut, "authorscut"},
    // OA: objects with a display_name
    {Fills::keywords,
     "aikeywords|keywords|keyword|content.keywords.value|content.keywords|authorkeywords|"
     "manualtags|keywordlist.keyword"},
    {Fills::upvotes, "upvotes|votes"},
    {Fills::github_stars, "githubstars|stars"},
    {Fills::comments, "numcomments|comments"},
    {Fills::note, "note"},
    {Fills::tags, "tags"},
    {Fills::key, "key"},
    // "updated": when the record changed, not when the paper came out; "extra": Zotero's notes
    {Fills::nothing,
     "content|paperid|corpusid|externalids|ids|updated|extra|info|citingpaper|citedpaper|"
     "attributes|metadata|shortabstract|position|listings|topics|score|match|snippet|"
     "publisher|text"},
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
    "bib",                        // scholarly
    "row",                        // HF: the rows of a data set
    "node",                       // GraphQL
};

}  // namespace

std::span<const std::string_view> paper_holders() { return known_holders; }

bool names_title(std::string_view folded) {
  return folded == "title" || folded == "papertitle" || folded == "displayname" ||
         folded == "titles" || folded == "preprinttitle";
}

bool fills(std::string_view folded, Fills wanted) {
  const auto known = field_names();
  return std::any_of(known.begin(), known.end(), [&](const FieldName& name) {
    return name.fills == wanted && name.path == folded;
  });
}

std::span<const FieldName> field_names() {
  static const auto all = [] {
    std::vector<FieldName> names;
    for (auto [fills, rest] : names_of_fields) {
      while (!rest.empty()) names.push_back({take_part(rest, "|"), fills});
    }
    return names;
  }();
  return all;
}

bool is_known_field(std::string_view folded) {
  static const auto first_parts = [] {
    std::set<std::string_view> parts;
    for (const FieldName& name : field_names())
      parts.insert(name.path.substr(0, name.path.find('.')));
    return parts;
  }();
  return first_parts.count(folded) > 0;
}

std::string name_in_english(const std::string& name) {
  using Label = ingest::Field;
  constexpr std::pair<Label, std::string_view> english[] = {
      {Label::title, "title"}, {Label::authors, "authors"}, {Label::abstract, "abstract"},
      {Label::day, "date"},    {Label::venue, "venue"},     {Label::keywords, "keywords"},
      {Label::link, "url"},    {Label::summary, "tldr"}};
  const Label field = field_called(name, FieldPlace::library);
  for (const auto& [known, word] : english) {
    if (known == field) return std::string(word);
  }
  return name;
}

std::string folded_name(std::string_view name) {
  for (const std::string_view space : {"dc:", "prism:"}) {
    if (name.starts_with(space)) name.remove_prefix(space.size());
  }
  std::string folded;
  bool is_foreign = false;
  for (const char c : name) {
    const bool beyond_ascii = static_cast<unsigned char>(c) >= 0x80;
    is_foreign |= beyond_ascii;
    if (beyond_ascii || ascii::is_alphanumeric(c)) folded += ascii::lower(c);
  }
  if (is_known_field(folded)) return folded;
  // "data" holds anything, "Autoren" authors.
  const std::string english = name_in_english(folded);
  const bool is_sure =
      is_foreign || english == "title" || english == "authors" || english == "abstract";
  return is_sure ? english : folded;
}

}  // namespace papers::ingest
