// The topic tree as plain data: data/topics.json, with the user's own file laid over it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace papers::topics {

/// A word or phrase that speaks for a topic (or, below zero, against it) without deciding it.
struct Cue {
  std::string text;
  double weight = 0;
};

struct Topic {
  std::string slug;  ///< lower case letters, digits and '-'
  std::string name;
  std::string parent;       ///< slug of its area; empty for an area
  std::string description;  ///< one line
  std::string definition;   ///< in the query language; empty: learned weights and cues only
  std::vector<Cue> cues;
  std::string file;      ///< where it stands, and its definition in particular: for messages
  std::size_t line = 0;  ///< where it starts there, from 1
  bool off = false;      ///< a user's file switches it off
  bool has_name = false, has_parent = false, has_description = false, has_definition = false,
       has_cues = false;  ///< stated in this file; what is not stated is left as it was
};

struct Taxonomy {
  std::vector<Topic> topics;  ///< areas before their topics
  std::string file;           ///< for messages
};

/// Reads the format of data/topics.schema.json. Throws Error naming `file` and the line of the
/// first thing wrong: JSON, an unknown field, a wrong type, a slug twice.
Taxonomy parse_taxonomy(std::string_view json, const std::string& file);

/// `changes` laid over `base`: same slugs change what they state, new ones are added (after their
/// area), `off` ones go, with an area its topics. Throws Error naming file and line when a new
/// topic has no name, or a parent is no area.
Taxonomy overlay(Taxonomy base, const Taxonomy& changes);

/// $XDG_CONFIG_HOME/papers/topics.json, or ~/.config/papers/topics.json; empty without a home.
std::filesystem::path user_taxonomy_path();

/// The shipped taxonomy under the user's own file, where there is one.
Taxonomy current_taxonomy();

/// What `papers topics --learn SLUG` wrote: the file SLUG.tsv of weights beside the user's topics.
struct Lesson {
  std::string slug;
  std::string weights;  ///< in the form of data/topic-weights.tsv
  std::string file;     ///< for messages
};
/// The folder "topics" beside user_taxonomy_path(); empty without a home.
std::filesystem::path lessons_folder();
/// All lessons, by slug. Files that are not named so are left alone.
std::vector<Lesson> lessons();

/// A fingerprint of everything assignment depends on: shipped files and the user's. Cheap: hashes
/// bytes, parses nothing.
std::string taxonomy_fingerprint();

/// Lower case letters, digits and '-', neither first nor last.
bool is_slug(std::string_view text);

}  // namespace papers::topics
