#include "paper/person_name.hpp"

#include "support/catch.hpp"

namespace papers::paper_person_name_test {

using papers::first_name_first;
using papers::PersonName;
using papers::printed_name;
using papers::split_name;

TEST_CASE("names come first name first", "[paper]") {
  CHECK(first_name_first("Lovelace, Ada") == "Ada Lovelace");
  CHECK(first_name_first("van der Berg,  Jan  P.") == "Jan P. van der Berg");
  CHECK(first_name_first("King, Jr., Martin Luther") == "Martin Luther King Jr.");
  CHECK(first_name_first("King, Martin Luther, Jr.") == "Martin Luther King Jr.");
  CHECK(first_name_first("Ada Lovelace") == "Ada Lovelace");
  CHECK(first_name_first("Ada,") == "Ada");
}

TEST_CASE("printed names come apart where people would cut them", "[paper]") {
  const std::vector<PersonName> names = {{"Lovelace", "Ada", ""},
                                         {"van der Berg", "Jan P.", ""},
                                         {"de la Cruz", "Maria", "Jr."},
                                         {"de La Fontaine", "Jean", ""},
                                         {"World Garden Organization", "", ""},
                                         {"Birch and Noble", "", ""},
                                         {"Gemini Team", "", ""},
                                         {"OpenAI", "", ""},
                                         {"Qaisar", "Noor", "III"},
                                         {"de Gaulle", "", ""}};
  for (const PersonName& name : names) {
    INFO(printed_name(name));
    CHECK(split_name(printed_name(name)) == name);
  }
  CHECK(split_name("Lovelace, Ada") == PersonName{"Lovelace", "Ada", ""});
  CHECK(split_name("The Anh Han") == PersonName{"Han", "The Anh", ""});
  CHECK(split_name("") == PersonName{});
}

}  // namespace papers::paper_person_name_test
