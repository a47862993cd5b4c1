#include "text/latex_commands.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>

#include "text/utf8.hpp"

namespace papers::text::latex {
namespace {

struct Entry {
  std::string_view name;
  Command command;
  std::string_view text;
};

/// Sorted by name, bytes compared.
constexpr Entry commands[] = {
    {"AA", Command::symbol, "Å"},
    {"AE", Command::symbol, "Æ"},
    {"Delta", Command::symbol, "Δ"},
    {"Gamma", Command::symbol, "Γ"},
    {"H", Command::accent, "\u030B"},
    {"L", Command::symbol, "Ł"},
    {"LaTeX", Command::symbol, "LaTeX"},
    {"Lambda", Command::symbol, "Λ"},
    {"Leftarrow", Command::symbol, "⇐"},
    {"O", Command::symbol, "Ø"},
    {"OE", Command::symbol, "Œ"},
    {"Omega", Command::symbol, "Ω"},
    {"Phi", Command::symbol, "Φ"},
    {"Pi", Command::symbol, "Π"},
    {"Psi", Command::symbol, "Ψ"},
    {"Rightarrow", Command::symbol, "⇒"},
    {"Sigma", Command::symbol, "Σ"},
    {"TeX", Command::symbol, "TeX"},
    {"Theta", Command::symbol, "Θ"},
    {"aa", Command::symbol, "å"},
    {"ae", Command::symbol, "æ"},
    {"alpha", Command::symbol, "α"},
    {"approx", Command::symbol, "≈"},
    {"ast", Command::symbol, "*"},
    {"bar", Command::wrapper, ""},
    {"beta", Command::symbol, "β"},
    {"bf", Command::font, ""},
    {"bfseries", Command::font, ""},
    {"big", Command::font, ""},
    {"bigl", Command::font, ""},
    {"bigr", Command::font, ""},
    {"bullet", Command::symbol, "•"},
    {"c", Command::accent, "\u0327"},
    {"cap", Command::symbol, "∩"},
    {"cdot", Command::symbol, "·"},
    {"cdots", Command::symbol, "…"},
    {"checkmark", Command::symbol, "✓"},
    {"chi", Command::symbol, "χ"},
    {"circ", Command::symbol, "°"},
    {"cite", Command::hidden, ""},
    {"citep", Command::hidden, ""},
    {"citet", Command::hidden, ""},
    {"cup", Command::symbol, "∪"},
    {"dag", Command::symbol, "†"},
    {"dagger", Command::symbol, "†"},
    {"delta", Command::symbol, "δ"},
    {"dots", Command::symbol, "…"},
    {"downarrow", Command::symbol, "↓"},
    {"eg", Command::shorthand, "e.g."},
    {"ell", Command::symbol, "ℓ"},
    {"em", Command::font, ""},
    {"emph", Command::wrapper, ""},
    {"epsilon", Command::symbol, "ε"},
    {"eqref", Command::hidden, ""},
    {"equiv", Command::symbol, "≡"},
    {"eta", Command::symbol, "η"},
    {"etal", Command::shorthand, "et al."},
    {"etc", Command::shorthand, "etc."},
    {"exists", Command::symbol, "∃"},
    {"footnote", Command::hidden, ""},
    {"footnotesize", Command::font, ""},
    {"forall", Command::symbol, "∀"},
    {"frac", Command::fraction, ""},
    {"gamma", Command::symbol, "γ"},
    {"ge", Command::symbol, "≥"},
    {"geq", Command::symbol, "≥"},
    {"geqslant", Command::symbol, "≥"},
    {"gg", Command::symbol, "≫"},
    {"gtrsim", Command::symbol, "≳"},
    {"hat", Command::wrapper, ""},
    {"i", Command::symbol, "ı"},
    {"ie", Command::shorthand, "i.e."},
    {"in", Command::symbol, "∈"},
    {"infty", Command::symbol, "∞"},
    {"int", Command::symbol, "∫"},
    {"iota", Command::symbol, "ι"},
    {"it", Command::font, ""},
    {"itshape", Command::font, ""},
    {"k", Command::accent, "\u0328"},
    {"kappa", Command::symbol, "κ"},
    {"l", Command::symbol, "ł"},
    {"label", Command::hidden, ""},
    {"lambda", Command::symbol, "λ"},
    {"langle", Command::symbol, "⟨"},
    {"large", Command::font, ""},
    {"ldots", Command::symbol, "…"},
    {"le", Command::symbol, "≤"},
    {"left", Command::font, ""},
    {"leftarrow", Command::symbol, "←"},
    {"leftrightarrow", Command::symbol, "↔"},
    {"leq", Command::symbol, "≤"},
    {"leqslant", Command::symbol, "≤"},
    {"lesssim", Command::symbol, "≲"},
    {"ll", Command::symbol, "≪"},
    {"log", Command::symbol, "log"},
    {"mapsto", Command::symbol, "↦"},
    {"max", Command::symbol, "max"},
    {"min", Command::symbol, "min"},
    {"mp", Command::symbol, "∓"},
    {"mu", Command::symbol, "μ"},
    {"nabla", Command::symbol, "∇"},
    {"ne", Command::symbol, "≠"},
    {"neq", Command::symbol, "≠"},
    {"noindent", Command::font, ""},
    {"nu", Command::symbol, "ν"},
    {"o", Command::symbol, "ø"},
    {"oe", Command::symbol, "œ"},
    {"omega", Command::symbol, "ω"},
    {"oplus", Command::symbol, "⊕"},
    {"otimes", Command::symbol, "⊗"},
    {"partial", Command::symbol, "∂"},
    {"phi", Command::symbol, "φ"},
    {"pi", Command::symbol, "π"},
    {"pm", Command::symbol, "±"},
    {"prime", Command::symbol, "′"},
    {"prod", Command::symbol, "∏"},
    {"propto", Command::symbol, "∝"},
    {"psi", Command::symbol, "ψ"},
    {"quad", Command::symbol, " "},
    {"r", Command::accent, "\u030A"},
    {"rangle", Command::symbol, "⟩"},
    {"ref", Command::hidden, ""},
    {"rho", Command::symbol, "ρ"},
    {"right", Command::font, ""},
    {"rightarrow", Command::symbol, "→"},
    {"rm", Command::font, ""},
    {"sc", Command::font, ""},
    {"scriptsize", Command::font, ""},
    {"scshape", Command::font, ""},
    {"setminus", Command::symbol, "∖"},
    {"sf", Command::font, ""},
    {"sigma", Command::symbol, "σ"},
    {"sim", Command::symbol, "~"},
    {"simeq", Command::symbol, "≃"},
    {"sl", Command::font, ""},
    {"small", Command::font, ""},
    {"sqrt", Command::symbol, "√"},
    {"ss", Command::symbol, "ß"},
    {"star", Command::symbol, "⋆"},
    {"subset", Command::symbol, "⊂"},
    {"subseteq", Command::symbol, "⊆"},
    {"sum", Command::symbol, "∑"},
    {"tau", Command::symbol, "τ"},
    {"textasciitilde", Command::symbol, "~"},
    {"textbackslash", Command::symbol, "\\"},
    {"textdegree", Command::symbol, "°"},
    {"textemdash", Command::symbol, "—"},
    {"textendash", Command::symbol, "–"},
    {"textquotedblleft", Command::symbol, "“"},
    {"textquotedblright", Command::symbol, "”"},
    {"textquoteright", Command::symbol, "’"},
    {"texttimes", Command::symbol, "×"},
    {"theta", Command::symbol, "θ"},
    {"tilde", Command::wrapper, ""},
    {"times", Command::symbol, "×"},
    {"to", Command::symbol, "→"},
    {"tt", Command::font, ""},
    {"u", Command::accent, "\u0306"},
    {"uparrow", Command::symbol, "↑"},
    {"v", Command::accent, "\u030C"},
    {"varepsilon", Command::symbol, "ε"},
    {"varphi", Command::symbol, "φ"},
    {"vee", Command::symbol, "∨"},
    {"vs", Command::shorthand, "vs."},
    {"wedge", Command::symbol, "∧"},
    {"wrt", Command::shorthand, "w.r.t."},
    {"xi", Command::symbol, "ξ"},
    {"xspace", Command::font, ""},
    {"zeta", Command::symbol, "ζ"},
};

struct Scripts {
  char ascii;
  std::string_view raised;
  std::string_view lowered;
};

constexpr Scripts scripts[] = {
    {'0', "⁰", "₀"}, {'1', "¹", "₁"}, {'2', "²", "₂"}, {'3', "³", "₃"}, {'4', "⁴", "₄"},
    {'5', "⁵", "₅"}, {'6', "⁶", "₆"}, {'7', "⁷", "₇"}, {'8', "⁸", "₈"}, {'9', "⁹", "₉"},
    {'+', "⁺", "₊"}, {'-', "⁻", "₋"}, {'=', "⁼", "₌"}, {'(', "⁽", "₍"}, {')', "⁾", "₎"},
    {'i', "ⁱ", "ᵢ"}, {'n', "ⁿ", "ₙ"}, {'*', "*", ""},
};

const Scripts* find_scripts(char c) {
  const auto* found = std::find_if(std::begin(scripts), std::end(scripts),
                                   [c](const Scripts& entry) { return entry.ascii == c; });
  return found == std::end(scripts) ? nullptr : found;
}

}  // namespace

Meaning meaning_of(std::string_view name) {
  const auto* found = std::lower_bound(
      std::begin(commands), std::end(commands), name,
      [](const Entry& entry, std::string_view wanted) { return entry.name < wanted; });
  if (found != std::end(commands) && found->name == name) return {found->command, found->text};
  const bool styled = name.starts_with("text") || name.starts_with("math");
  return {styled ? Command::wrapper : Command::unknown, {}};
}

std::string_view accent_mark(char punctuation) {
  switch (punctuation) {
    case '\'':
      return "\u0301";
    case '`':
      return "\u0300";
    case '^':
      return "\u0302";
    case '"':
      return "\u0308";
    case '~':
      return "\u0303";
    case '=':
      return "\u0304";
    case '.':
      return "\u0307";
    default:
      return {};
  }
}

std::string compose(char letter, std::string_view mark) {
  const std::string pair = letter + std::string(mark);
  utf8proc_uint8_t* composed =
      utf8proc_NFC(reinterpret_cast<const utf8proc_uint8_t*>(pair.c_str()));
  if (composed == nullptr) return {};
  std::string out(reinterpret_cast<const char*>(composed));
  std::free(composed);
  std::string_view rest = out;
  next_codepoint(rest);
  return rest.empty() ? out : std::string();
}

std::string_view raised(char c) {
  const Scripts* found = find_scripts(c);
  return found == nullptr ? std::string_view() : found->raised;
}

std::string_view lowered(char c) {
  const Scripts* found = find_scripts(c);
  return found == nullptr ? std::string_view() : found->lowered;
}

std::string script(std::string_view content, bool raise) {
  std::string out;
  for (const char c : content) {
    const std::string_view form = raise ? raised(c) : lowered(c);
    if (form.empty()) return (raise ? "^" : "_") + std::string(content);
    out += form;
  }
  return out;
}

}  // namespace papers::text::latex
