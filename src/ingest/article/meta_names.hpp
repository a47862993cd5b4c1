// One table of the names under which pages describe their article. A new vocabulary is a few rows.
#pragma once

#include <string_view>

#include "paper/work_kind.hpp"

namespace papers::ingest::article {

enum class Part {
  title,
  author,
  author_list,
  abstract,
  arxiv_id,
  doi,
  url,
  file,
  published,
  venue,
  keywords
};

struct MetaName {
  std::string_view name;
  Part part;
};

/// Of several names for one part the first with a value counts (of dates a later one may say more).
inline constexpr MetaName meta_names[] = {
    {"citation_title", Part::title},
    {"ld:title", Part::title},
    {"xpl:title", Part::title},
    {"eprints.title", Part::title},
    {"dc.title", Part::title},
    {"dcterms.title", Part::title},
    {"ltx:title", Part::title},

    {"citation_author", Part::author},
    {"citation_authors", Part::author_list},
    {"ld:author", Part::author},
    {"xpl:author", Part::author},
    {"eprints.creators_name", Part::author},
    {"dc.creator", Part::author},
    {"dcterms.creator", Part::author},
    {"dc.creator.personalname", Part::author},
    {"dc.contributor", Part::author},  // bioRxiv
    {"dc.contributor.author", Part::author},
    {"ltx:author", Part::author},

    {"citation_abstract", Part::abstract},
    {"dcterms.abstract", Part::abstract},
    {"ld:abstract", Part::abstract},
    {"xpl:abstract", Part::abstract},
    {"eprints.abstract", Part::abstract},
    {"dc.description.abstract", Part::abstract},
    {"dc.description", Part::abstract},
    {"ld:description", Part::abstract},

    {"citation_arxiv_id", Part::arxiv_id},
    {"citation_doi", Part::doi},
    {"ld:identifier", Part::doi},
    {"xpl:doi", Part::doi},
    {"prism.doi", Part::doi},
    {"dc.identifier.doi", Part::doi},
    {"dc.identifier", Part::doi},
    {"dcterms.identifier", Part::doi},
    {"publication_doi", Part::doi},
    {"eprints.id_number", Part::doi},
    {"eprints.doi", Part::doi},

    {"citation_abstract_html_url", Part::url},
    {"citation_public_url", Part::url},
    {"canonical", Part::url},
    {"og.url", Part::url},
    {"ld:url", Part::url},
    {"prism.url", Part::url},
    {"citation_fulltext_html_url", Part::url},
    {"dc.identifier.uri", Part::url},
    {"dc.identifier", Part::url},
    {"citation_pdf_url", Part::file},

    {"citation_publication_date", Part::published},
    {"citation_date", Part::published},
    {"citation_online_date", Part::published},
    {"citation_cover_date", Part::published},
    {"ld:date", Part::published},
    {"xpl:date", Part::published},
    {"prism.publicationdate", Part::published},
    {"eprints.date", Part::published},
    {"dcterms.issued", Part::published},
    {"dc.date.issued", Part::published},
    {"dc.date", Part::published},
    {"dcterms.date", Part::published},
    {"citation_year", Part::published},

    {"citation_journal_title", Part::venue},
    {"citation_conference_title", Part::venue},
    {"citation_conference", Part::venue},
    {"citation_inbook_title", Part::venue},
    {"citation_book_title", Part::venue},
    {"ld:venue", Part::venue},
    {"xpl:venue", Part::venue},
    {"prism.publicationname", Part::venue},
    {"eprints.publication", Part::venue},
    {"dc.relation.ispartof", Part::venue},
    {"dc.source", Part::venue},
    {"citation_dissertation_institution", Part::venue},
    {"citation_technical_report_institution", Part::venue},
    {"citation_journal_abbrev", Part::venue},

    {"citation_keywords", Part::keywords},
    {"citation_keyword", Part::keywords},
    {"ld:keyword", Part::keywords},
    {"xpl:keyword", Part::keywords},
    {"dc.subject", Part::keywords},
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
