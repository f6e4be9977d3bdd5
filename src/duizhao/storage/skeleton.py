"""What a new project holds."""

from __future__ import annotations

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

_TERMS = """\
# A glossary: the terms of one domain. Make a file like this one for each domain; the file names are yours.
#
# domain: what the terms belong to
# terms:
# - source:     the Chinese term, the only key every entry needs (quotation marks around it do not matter)
#   target:     the rendering to use
#   admitted:   [renderings that are right as well]
#   forbidden:  [renderings that must not appear]
#   case:       exact    the letters exactly as written, for names
#               initial  as written, but a sentence may begin with it (this is meant when the line is left out)
#               any      upper and lower case do not matter
#   status:     preferred   enforced by `duizhao check` (this is meant when the line is left out)
#               candidate   suggested while you type, not enforced
#               deprecated  still recognised in old texts; using its rendering is a warning
#               shield      stops shorter terms from matching inside it; needs no target
#   note:       what a translator should know
#   cite:       where the rendering comes from
#
# A text with ": " or " #" in it, or one that looks like a number, goes between double quotes.

domain: General
terms:
- source: 一带一路
  target: Belt and Road
  admitted: [Belt and Road Initiative, BRI]
  forbidden: [One Belt One Road, OBOR]
  case: exact
  note: The Initiative is written out at first mention; "Belt and Road" alone is an adjective.
  cite: Vision and Actions on Jointly Building Belt and Road (2015)
"""

SKELETON = {
    SETTINGS: _SETTINGS,
    f"{GLOSSARY}/terms.yaml": _TERMS,
    ".gitignore": "/exports/\n/.duizhao/\n",
}
"""Contents of the files, by path relative to the project's folder."""
