"""What a new project holds."""

from __future__ import annotations

from pathlib import Path

from duizhao.storage.layout import GLOSSARY, SETTINGS

__all__ = ["SKELETON"]

_SETTINGS = """\
# Settings of this project. Every line may be left out; what stands here is what holds without it.

# Languages of new documents, as BCP 47 tags.
languages: {source: zh-Hans, target: en}

# Formats that `duizhao export` writes unless it is told others with --to.
export: [po, xliff, xliff2, tmx, csv, text]

checks:
  # Checks that are not run, by their ids: [spacing, quotes]
  skip: []
"""

_SCHEMA = "glossary.schema.json"

_TERMS = f"""\
# yaml-language-server: $schema={_SCHEMA}
# A glossary: the terms of one domain. Make a file like this one for each domain; the file names are yours.
# An editor that knows the line above completes and checks what you write. The workbench writes here too, when you
# add or change a term in it, and leaves comments and layout alone.
#
# domain:    what the terms belong to
# authority: whose word they are: project, domain (meant when the line is left out) or imported. Of entries for the
#            same Chinese term only those of the highest authority are in force
# terms:
# - source:     the Chinese term, the only key every entry needs (quotation marks around it do not matter)
#   target:     the rendering to use
#   admitted:   [renderings that are right as well]
#   short:      [short forms, right once the term has been written out]
#   deprecated: [renderings that were right once]
#   forbidden:  [renderings that must not appear]
#   introduce:  true     the first mention in a document reads "target (short)"
#   part_of_speech: noun, proper noun, verb (past and -ing forms count too), adjective, adverb or other
#   words_between:  1 or 2 words may stand inside a rendering
#   case:       exact    the letters exactly as written, for names
#               initial  as written, but a sentence may begin with it (this is meant when the line is left out)
#               any      upper and lower case do not matter
#   status:     preferred   enforced by `duizhao check` (this is meant when the line is left out)
#               candidate   suggested while you type, not enforced
#               deprecated  still recognised in old texts; using its rendering is a warning
#               shield      stops shorter terms from matching inside it; needs no target
#   definition: what the term means
#   note:       what a translator should know
#   cite:       where the rendering comes from
#
# A text with ": " or " #" in it, or one that looks like a number, goes between double quotes.

domain: General
terms:
- source: 一带一路
  target: Belt and Road
  admitted: [Belt and Road Initiative]
  short: [BRI]
  forbidden: [One Belt One Road, OBOR]
  case: exact
  note: The Initiative is written out at first mention; "Belt and Road" alone is an adjective.
  cite: Vision and Actions on Jointly Building Belt and Road (2015)
"""

SKELETON = {
    SETTINGS: _SETTINGS,
    f"{GLOSSARY}/terms.yaml": _TERMS,
    f"{GLOSSARY}/{_SCHEMA}": Path(__file__).with_name(_SCHEMA).read_text(encoding="utf-8"),
    ".gitignore": "/exports/\n/.duizhao/\n",
}
"""Contents of the files, by path relative to the project's folder."""
