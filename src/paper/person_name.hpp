// Names of people and groups: as bibliographies sort them, and as papers print them.
#pragma once

#include <string>
#include <string_view>

namespace papers {

/// The parts that bibliographies keep apart. A group ("World Health Organization") and a name of
/// one word are a family name alone.
struct PersonName {
  std::string family;  ///< with its particles: "de la Cruz"
  std::string given;
  std::string suffix;  ///< "Jr."
  bool operator==(const PersonName&) const = default;
};

/// A printed name in its parts: "Ada Lovelace", "Lovelace, Ada", "Maria de la Cruz Jr.". What says
/// of itself that it is a group ("… Team", "… and …") stays whole.
PersonName split_name(std::string_view printed);

/// The parts as papers print them: given, family, suffix.
std::string printed_name(const PersonName& name);

/// `name` without the number by which DBLP ("Wei Wang 0015") and Scopus ("Wang, Wei (5720)") tell
/// people of one name apart.
std::string_view name_without_number(std::string_view name);

/// "van", "de la", "bin": a word that belongs to the family name behind it.
bool is_particle(std::string_view word);

/// Whether `word` is nothing but initials: "BC", "B. C.", "J.-P.".
bool is_initials(std::string_view word);

/// Whether a name ends in initials behind a family name: "One A", "van Two B.C.".
bool ends_in_initials(std::string_view name);

/// "One A" -> "A One"; other names as they are.
std::string initials_first(std::string_view name);

/// "Last, First" -> "First Last"; "Last, Jr., First" and "Last, First, Jr." -> "First Last Jr.";
/// names without a comma as they are. White space squeezed, numbers behind a name taken off.
std::string first_name_first(std::string_view name);

}  // namespace papers
