// The macros by which ADS names journals in BibTeX: AASTeX defines them, no bibliography does.
#pragma once

#include <algorithm>
#include <iterator>
#include <string_view>

namespace papers::ingest {

struct JournalMacro {
  std::string_view name, journal;
};

constexpr JournalMacro journal_macros[] = {
    {"aj", "The Astronomical Journal"},
    {"actaa", "Acta Astronomica"},
    {"araa", "Annual Review of Astronomy and Astrophysics"},
    {"apj", "The Astrophysical Journal"},
    {"apjl", "The Astrophysical Journal Letters"},
    {"apjs", "The Astrophysical Journal Supplement Series"},
    {"ao", "Applied Optics"},
    {"apss", "Astrophysics and Space Science"},
    {"aap", "Astronomy and Astrophysics"},
    {"aapr", "The Astronomy and Astrophysics Review"},
    {"aaps", "Astronomy and Astrophysics Supplement Series"},
    {"azh", "Astronomicheskii Zhurnal"},
    {"baas", "Bulletin of the American Astronomical Society"},
    {"caa", "Chinese Astronomy and Astrophysics"},
    {"cjaa", "Chinese Journal of Astronomy and Astrophysics"},
    {"icarus", "Icarus"},
    {"jcap", "Journal of Cosmology and Astroparticle Physics"},
    {"jrasc", "Journal of the Royal Astronomical Society of Canada"},
    {"memras", "Memoirs of the Royal Astronomical Society"},
    {"mnras", "Monthly Notices of the Royal Astronomical Society"},
    {"na", "New Astronomy"},
    {"nar", "New Astronomy Reviews"},
    {"pra", "Physical Review A"},
    {"prb", "Physical Review B"},
    {"prc", "Physical Review C"},
    {"prd", "Physical Review D"},
    {"pre", "Physical Review E"},
    {"prl", "Physical Review Letters"},
    {"pasa", "Publications of the Astronomical Society of Australia"},
    {"pasp", "Publications of the Astronomical Society of the Pacific"},
    {"pasj", "Publications of the Astronomical Society of Japan"},
    {"psj", "The Planetary Science Journal"},
    {"rmxaa", "Revista Mexicana de Astronomía y Astrofísica"},
    {"qjras", "Quarterly Journal of the Royal Astronomical Society"},
    {"skytel", "Sky and Telescope"},
    {"solphys", "Solar Physics"},
    {"sovast", "Soviet Astronomy"},
    {"ssr", "Space Science Reviews"},
    {"zap", "Zeitschrift für Astrophysik"},
    {"nat", "Nature"},
    {"iaucirc", "International Astronomical Union Circulars"},
    {"aplett", "Astrophysics Letters"},
    {"apspr", "Astrophysics Space Physics Research"},
    {"bain", "Bulletin of the Astronomical Institutes of the Netherlands"},
    {"fcp", "Fundamentals of Cosmic Physics"},
    {"gca", "Geochimica et Cosmochimica Acta"},
    {"grl", "Geophysical Research Letters"},
    {"jcp", "The Journal of Chemical Physics"},
    {"jgr", "Journal of Geophysical Research"},
    {"jqsrt", "Journal of Quantitative Spectroscopy and Radiative Transfer"},
    {"memsai", "Memorie della Società Astronomica Italiana"},
    {"nphysa", "Nuclear Physics A"},
    {"physrep", "Physics Reports"},
    {"physscr", "Physica Scripta"},
    {"planss", "Planetary and Space Science"},
    {"procspie", "Proceedings of SPIE"},
};

/// The journal that `venue`, a macro and nothing else ("\prl"), stands for; else `venue`.
constexpr std::string_view journal_called(std::string_view venue) {
  if (!venue.starts_with('\\')) return venue;
  const auto* const known =
      std::find_if(std::begin(journal_macros), std::end(journal_macros),
                   [venue](const JournalMacro& macro) { return macro.name == venue.substr(1); });
  return known == std::end(journal_macros) ? venue : known->journal;
}

}  // namespace papers::ingest
