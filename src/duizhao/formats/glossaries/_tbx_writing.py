"""TBX-Basic, in the version and style that a dialect says.

Each entry is a concept of its own, even where several share all but their Chinese: programs that look at one term a
language take the first, and so none of the Chinese is lost on them. The preferred rendering comes before all others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from duizhao.formats._xml import XML_DECLARATION, element, escape_text, is_carriable, open_tag
from duizhao.formats.glossaries._remarks import Losses
from duizhao.formats.glossaries._tbx_vocabulary import MADE_HERE, PARTS_OF_SPEECH, STATUSES, Dialect, settings_note
from duizhao.formats.glossaries._words import Standing
from duizhao.formats.glossaries.format import GlossaryOptions, WrittenGlossary
from duizhao.model import TermEntry, TermStatus

__all__ = ["write_tbx"]

_STANDING_OF_TARGET = {
    TermStatus.PREFERRED: Standing.PREFERRED,
    TermStatus.DEPRECATED: Standing.DEPRECATED,
    # What nobody has approved, and what asks for nothing, has no status.
    TermStatus.CANDIDATE: None,
    TermStatus.SHIELD: None,
}


def write_tbx(entries: Sequence[TermEntry], options: GlossaryOptions, dialect: Dialect) -> WrittenGlossary:
    """Return a file with the entries."""
    losses = Losses()
    for entry in entries:
        if not is_carriable(*_texts(entry)):
            losses.add("control characters, which became U+FFFD", entry)
    text = "".join(f"{line}\n" for line in _lines(entries, options, dialect))
    return WrittenGlossary(data=text.encode(), losses=losses.collected())


def _lines(entries: Sequence[TermEntry], options: GlossaryOptions, dialect: Dialect) -> Iterator[str]:
    yield XML_DECLARATION
    if dialect.document_type:
        yield dialect.document_type
    yield open_tag(dialect.root, {**dialect.root_attributes, "xml:lang": options.languages.source})
    yield f"  <{dialect.header}>"
    yield f"    <fileDesc><sourceDesc>{element('p', {}, escape_text(MADE_HERE))}</sourceDesc></fileDesc>"
    yield f"  </{dialect.header}>"
    yield "  <text>"
    yield "    <body>"
    for number, entry in enumerate(entries, start=1):
        yield from _concept_lines(f"c{number}", entry, options, dialect)
    yield "    </body>"
    yield "  </text>"
    yield f"</{dialect.root}>"


def _concept_lines(concept_id: str, entry: TermEntry, options: GlossaryOptions, dialect: Dialect) -> Iterator[str]:
    yield "      " + open_tag(dialect.concept, {"id": concept_id})
    if entry.domain:
        yield "        " + dialect.category("descrip", "subjectField", escape_text(entry.domain))
    if entry.definition:
        definition = dialect.category("descrip", "definition", escape_text(entry.definition))
        yield "        " + element("descripGrp", {}, definition)
    for note in (settings_note(entry), entry.note):
        if note:
            yield "        " + element("note", {}, escape_text(note))
    renderings = list(_renderings(entry))
    cite = dialect.category("admin", "source", escape_text(entry.cite)) if entry.cite else ""
    yield "        " + open_tag(dialect.language, {"xml:lang": options.languages.source})
    yield _term(entry.source, "" if renderings else cite, dialect)
    yield f"        </{dialect.language}>"
    if renderings:
        yield "        " + open_tag(dialect.language, {"xml:lang": options.languages.target})
        for number, (rendering, categories) in enumerate(renderings):
            notes = "".join(dialect.category("termNote", name, value) for name, value in categories.items())
            yield _term(rendering, notes + (cite if number == 0 else ""), dialect)
        yield f"        </{dialect.language}>"
    yield f"      </{dialect.concept}>"


def _term(text: str, rest: str, dialect: Dialect) -> str:
    return "          " + element(dialect.term, {}, element("term", {}, escape_text(text)) + rest)


def _renderings(entry: TermEntry) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each rendering with its data categories, in the picklists' values."""
    has_short = bool(entry.short)
    if entry.target:
        kind = "fullForm" if has_short else ""
        yield entry.target, _categories(entry, _STANDING_OF_TARGET[entry.status], kind)
    for rendering in entry.admitted:
        yield rendering, _categories(entry, Standing.ADMITTED, "")
    for rendering in entry.short:
        kind = "acronym" if rendering.isupper() and " " not in rendering else "shortForm"
        yield rendering, _categories(entry, Standing.ADMITTED, kind)
    for rendering in entry.deprecated:
        yield rendering, _categories(entry, Standing.DEPRECATED, "")
    for rendering in entry.forbidden:
        yield rendering, _categories(entry, Standing.FORBIDDEN, "")


def _categories(entry: TermEntry, standing: Standing | None, term_type: str) -> dict[str, str]:
    values = {
        "termType": term_type,
        "partOfSpeech": PARTS_OF_SPEECH[entry.part_of_speech] if entry.part_of_speech else "",
        "administrativeStatus": STATUSES[standing] if standing else "",
    }
    return {name: value for name, value in values.items() if value}


def _texts(entry: TermEntry) -> Iterator[str]:
    yield from (entry.source, entry.target, *entry.admitted, *entry.short, *entry.deprecated, *entry.forbidden)
    yield from (entry.definition, entry.note, entry.cite, entry.domain)
