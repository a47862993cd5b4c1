// One table of the names under which pages describe their article. A new vocabulary is a few rows.
#pragma once

#include <string_view>

#include "paper/work_kind.hpp"

namespace papers::ingest::article {

enum class Part { title, author, abstract, arxiv_id, doi, url, file, published, venue, keywords };

struct MetaNames {
  Part part;
  std::string_view names;  ///< with bars between
};

/// Of several names for one part the first with a value counts (of dates a later one may say more).
inline constexpr MetaNames meta_names[] = {
    {Part::title,
     "citation_title|ld:title|xpl:title|eprints.title|dc.title|dcterms.title|ltx:title"},
    {Part::author,
     "citation_author|citation_authors|ld:author|xpl:author|eprints.creators_name|"
     "dc.creator|dcterms.creator|dc.creator.personalname|dc.contributor|"
     "dc.contributor.author|ltx:author"},
    {Part::abstract,
     "citation_abstract|dcterms.abstract|ld:abstract|xpl:abstract|eprints.abstract|"
     "dc.description.abstract|dc.description|ld:description"},
    {Part::arxiv_id, "citation_arxiv_id"},
    {Part::doi,
     "citation_doi|ld:identifier|xpl:doi|prism.doi|dc.identifier.doi|dc.identifier|"
     "dcterms.identifier|publication_doi|eprints.id_number|eprints.doi"},
    {Part::url,
     "citation_abstract_html_url|citation_public_url|canonical|og.url|ld:url|prism.url|"
     "citation_fulltext_html_url|dc.identifier.uri|dc.identifier"},
    {Part::file, "citation_pdf_url"},
    {Part::published,
     "citation_publication_date|citation_date|citation_online_date|citation_cover_date|"
     "ld:date|xpl:date|prism.publicationdate|eprints.date|dcterms.issued|dc.date.issued|"
     "dc.date|dcterms.date|citation_year"},
    {Part::venue,
     "citation_journal_title|citation_conference_title|citation_conference|"
     "citation_inbook_title|citation_book_title|ld:venue|xpl:venue|prism.publicationname|"
     "eprints.publication|dc.relation.ispartof|dc.source|citation_dissertation_institution|"
     "citation_technical_report_institution|citation_journal_abbrev"},
    {Part::keywords, "citation_keywords|citation_keyword|ld:keyword|xpl:keyword|dc.subject"},
};

/// Names that only pages of one kind of work have; of a chapter in proceedings the first counts.
struct KindName {
  std::string_view name;
  WorkKind kind;
};

inline constexpr KindName kind_names[] = {
    {"citation_dissertation_institution", WorkKind::thesis},
    {"citation_technical_report_institution", WorkKind::report},
    {"citation_conference_title", WorkKind::conference_paper},
    {"citation_conference", WorkKind::conference_paper},
    {"citation_inbook_title", WorkKind::chapter},
    {"citation_book_title", WorkKind::chapter},
    {"citation_journal_title", WorkKind::article},
};

}  // namespace papers::ingest::article
