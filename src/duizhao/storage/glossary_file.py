"""Files below ``glossary/``: the terms of one domain each.

The shape is described in ``docs/file-formats.md`` and ``docs/schema/glossary.schema.json``. People write these files
and comment them: a mistake costs the entry it is in and nothing else. ``dump_glossary`` makes new files;
``storage.glossary_edits`` changes old ones without touching what stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath
from typing import TypeVar

from duizhao.errors import DuizhaoError, Location, ProjectError
from duizhao.model import Authority, Case, PartOfSpeech, TermEntry, TermStatus
from duizhao.storage.canonical_glossary import read_canonical
from duizhao.storage.glossary_recovery import pieces_of
from duizhao.storage.glossary_tree import Mapping, Node, Sequence, read_tree, value_of
from duizhao.storage.scalars import flow_scalar, scalar
from duizhao.storage.yaml_source import Block, Source, decode, noun_of

__all__ = [
    "ENTRY_KEYS",
    "MOST_WORDS_BETWEEN",
    "GlossaryFile",
    "LoadedGlossary",
    "Value",
    "dump_entry",
    "dump_glossary",
    "load_glossary",
    "read_any_yaml",
    "read_glossary",
    "read_glossary_tree",
    "values_of",
]

Read = TypeVar("Read")
Value = str | int | tuple[str, ...]
"""What a key of an entry says: a text, a number or a truth value, a list of texts."""

ENTRY_KEYS = (
    "source",
    "target",
    "admitted",
    "short",
    "deprecated",
    "forbidden",
    "introduce",
    "part_of_speech",
    "words_between",
    "case",
    "status",
    "definition",
    "note",
    "cite",
)
"""In canonical order."""

MOST_WORDS_BETWEEN = 2

_FILE_KEYS = ("domain", "authority", "terms")


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedGlossary:
    """Every entry that could be read, and why the others could not."""

    entries: tuple[TermEntry, ...] = ()
    """In the order of the files' names, then of the files."""
    problems: tuple[DuizhaoError, ...] = ()
    """One a mistake, each with its file and line, and one a file that cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryFile:
    """What one file says."""

    domain: str
    """The file's name where it does not say it."""
    authority: Authority = Authority.DOMAIN
    items: tuple[TermEntry | None, ...] = ()
    """One for each entry that stands there; None for one with a mistake."""
    problems: tuple[ProjectError, ...] = ()
    """One a mistake, in the order of their lines."""

    @property
    def entries(self) -> tuple[TermEntry, ...]:
        """The entries without a mistake, in order."""
        return tuple(item for item in self.items if item is not None)


def load_glossary(data: bytes, path: Path | str, file: str = "") -> tuple[TermEntry, ...]:
    """Read a glossary file; ``file`` goes into each entry, the line too. ProjectError for its first mistake."""
    read = read_glossary(data, path, file)
    if read.problems:
        raise read.problems[0]
    return read.entries


def read_glossary(data: bytes, path: Path | str, file: str = "") -> GlossaryFile:
    """Read what can be read of a glossary file; what cannot is told as a problem, with its line.

    Where the file is no YAML it is cut at its entries, and those that are YAML by themselves are read.
    """
    source = Source(path)
    try:
        text = decode(data, source)
    except ProjectError as error:
        return GlossaryFile(domain=PurePath(path).stem, problems=(error,))
    known = read_canonical(text, PurePath(path).stem, file)
    if known is not None:
        return GlossaryFile(domain=known.domain, authority=known.authority, items=known.entries)
    return read_any_yaml(text, source, file)


def read_any_yaml(text: str, source: Source, file: str = "") -> GlossaryFile:
    """Read what can be read of a text in any style of YAML, or nearly in one."""
    try:
        tree = read_tree(text, source)
    except ProjectError as error:
        return _read_pieces(text, source, file, error)
    return read_glossary_tree(tree, source, file)


def read_glossary_tree(tree: Node | None, source: Source, file: str = "") -> GlossaryFile:
    """Read what can be read of a file that is YAML."""
    domain = PurePath(source.path).stem
    if tree is None:
        return GlossaryFile(domain=domain)
    problems: list[ProjectError] = []
    if not isinstance(tree, Mapping):
        found = noun_of(value_of(tree, source, problems))
        message = f"The file holds {found} instead of names and values."
        problems.append(ProjectError("wrong-type", message, location=Location(source.path, 1)))
        return GlossaryFile(domain=domain, problems=tuple(problems))
    terms, rest = _terms_apart(tree)
    block = value_of(rest, source, problems)
    if terms is not None:
        # Said already, so that "terms" is known and its place too.
        block["terms"], block.lines["terms"] = [], terms.line
    for key in block:
        if key not in _FILE_KEYS:
            _collect(problems, partial(block.refuse_unknown, key, _FILE_KEYS, "a glossary"))
    domain = _collect(problems, lambda: block.text("domain")) or domain
    authority = _collect(problems, lambda: block.choice("authority", Authority, Authority.DOMAIN)) or Authority.DOMAIN
    _collect(problems, lambda: block.texts("terms"))
    items = [_read_item(item, source, domain, authority, file, problems) for item in terms.items] if terms else []
    return GlossaryFile(
        domain=domain, authority=authority, items=tuple(items), problems=tuple(sorted(problems, key=_line_of))
    )


def dump_glossary(domain: str, entries: Iterable[TermEntry], authority: Authority = Authority.DOMAIN) -> bytes:
    """Return the canonical file of a glossary. ProjectError for a text that no file can hold."""
    terms = "".join(map(dump_entry, entries))
    head = f"domain: {scalar(domain)}\n"
    if authority is not Authority.DOMAIN:
        head += f"authority: {authority.value}\n"
    return (head + (f"terms:\n{terms}" if terms else "terms: []\n")).encode()


def dump_entry(entry: TermEntry) -> str:
    """Return one entry as the lines of a canonical file; they can be put behind its last one."""
    lines = [f"{name}: {_dump_value(value)}\n" for name, value in values_of(entry).items()]
    return "- " + "  ".join(lines)


def values_of(entry: TermEntry) -> dict[str, Value]:
    """Return what a file says of an entry, by key, in canonical order; what is at its default is left out."""
    values: dict[str, Value] = {
        "source": entry.source,
        "target": entry.target,
        "admitted": entry.admitted,
        "short": entry.short,
        "deprecated": entry.deprecated,
        "forbidden": entry.forbidden,
        "introduce": entry.introduce,
        "part_of_speech": entry.part_of_speech.value if entry.part_of_speech else "",
        "words_between": entry.words_between,
        "case": "" if entry.case is Case.INITIAL else entry.case.value,
        "status": "" if entry.status is TermStatus.PREFERRED else entry.status.value,
        "definition": entry.definition,
        "note": entry.note,
        "cite": entry.cite,
    }
    return {name: value for name, value in values.items() if value or name == "source"}


def _dump_value(value: Value) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(flow_scalar, value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    return scalar(value) if isinstance(value, str) else str(value)


def _read_pieces(text: str, source: Source, file: str, error: ProjectError) -> GlossaryFile:
    """Read a file that is no YAML as a whole; ``error`` says why."""
    cut = pieces_of(text)
    if cut is None:
        return GlossaryFile(domain=PurePath(source.path).stem, problems=(error,))
    head, pieces = cut
    try:
        read = read_glossary_tree(read_tree(head, source), source, file)
    except ProjectError as head_error:
        return GlossaryFile(domain=PurePath(source.path).stem, problems=(head_error,))
    items: list[TermEntry | None] = []
    problems = list(read.problems)
    is_found = False
    for piece in pieces:
        try:
            tree = read_tree(piece.text, source, piece.lines_before)
        except ProjectError as piece_error:
            items.append(None)
            problems.append(_left_out(piece_error, piece.name))
            is_found = True
            continue
        entries = tree.items if isinstance(tree, Sequence) else []
        items += [_read_item(item, source, read.domain, read.authority, file, problems) for item in entries]
    return GlossaryFile(
        domain=read.domain,
        authority=read.authority,
        items=tuple(items),
        problems=tuple(sorted([*problems, *(() if is_found else (error,))], key=_line_of)),
    )


def _left_out(error: ProjectError, name: str) -> ProjectError:
    what = f"the entry {name} is left out" if name else "an entry is left out"
    message = f"{error.message.rstrip('.')}; {what}."
    return ProjectError(error.code, message, hint=error.hint, location=error.location)


def _terms_apart(tree: Mapping) -> tuple[Sequence | None, Mapping]:
    """Return the list of terms, and the mapping without it; None where there is no such list."""
    for position, (key, value) in enumerate(tree.pairs):
        if getattr(key, "text", "") == "terms" and isinstance(value, Sequence):
            pairs = tree.pairs[:position] + tree.pairs[position + 1 :]
            return value, Mapping(tree.start, tree.end, tree.line, tree.is_flow, tree.anchor, pairs)
    return None, tree


def _read_item(
    node: Node, source: Source, domain: str, authority: Authority, file: str, problems: list[ProjectError]
) -> TermEntry | None:
    wrong: list[ProjectError] = []
    block = value_of(node, source, wrong)
    if not wrong:
        if isinstance(block, Block):
            try:
                return _read_entry(block, domain, authority, file)
            except ProjectError:
                wrong.extend(_mistakes(block))
        else:
            message = f"“terms” is a list of entries; {noun_of(block)} is none."
            wrong.append(
                ProjectError(
                    "wrong-type", message, hint="Write “- source: …”.", location=Location(source.path, node.line)
                )
            )
    problems.extend(wrong)
    return None


def _read_entry(block: Block, domain: str, authority: Authority, file: str) -> TermEntry:
    block.only(ENTRY_KEYS, "a term")
    _refuse_missing_target(block)
    return TermEntry(
        source=block.required_text("source", "A term"),
        target=block.text("target"),
        admitted=_renderings(block, "admitted"),
        short=_renderings(block, "short"),
        deprecated=_renderings(block, "deprecated"),
        forbidden=_renderings(block, "forbidden"),
        introduce=block.flag("introduce"),
        part_of_speech=_part_of_speech(block),
        words_between=_words_between(block),
        case=block.choice("case", Case, Case.INITIAL),
        status=block.choice("status", TermStatus, TermStatus.PREFERRED),
        definition=block.text("definition"),
        note=block.text("note"),
        cite=block.text("cite"),
        domain=domain,
        authority=authority,
        file=file,
        line=block.line,
    )


def _mistakes(block: Block) -> list[ProjectError]:
    """Return everything that is wrong with an entry, not only the first."""
    wrong: list[ProjectError] = []
    for key in block:
        if key not in ENTRY_KEYS:
            _collect(wrong, partial(block.refuse_unknown, key, ENTRY_KEYS, "a term"))
    readers: list[Callable[[], object]] = [
        lambda: block.required_text("source", "A term"),
        lambda: block.choice("status", TermStatus, TermStatus.PREFERRED),
        lambda: block.choice("case", Case, Case.INITIAL),
        lambda: block.flag("introduce"),
        lambda: _part_of_speech(block),
        lambda: _words_between(block),
        *(partial(_renderings, block, key) for key in ("admitted", "short", "deprecated", "forbidden")),
        *(partial(block.text, key) for key in ("target", "definition", "note", "cite")),
    ]
    if wrong:
        # What is missing is probably there, under the name that is not known.
        del readers[0]
    for read in readers:
        _collect(wrong, read)
    if not wrong:
        _collect(wrong, lambda: _refuse_missing_target(block))
    return wrong


def _refuse_missing_target(block: Block) -> None:
    if block.get("target") in {None, ""} and block.get("status") != TermStatus.SHIELD.value:
        block.refuse(
            "missing-key",
            f"The term {block.required_text('source', 'A term')} needs a “target”.",
            "target",
            "Only a shield (status: shield) asks for no rendering.",
        )


def _renderings(block: Block, key: str) -> tuple[str, ...]:
    renderings = block.texts(key)
    if "" in renderings:
        block.refuse("empty-value", f"“{key}” holds an empty rendering.", key)
    return renderings


def _part_of_speech(block: Block) -> PartOfSpeech | None:
    if not block.text("part_of_speech"):
        return None
    return block.choice("part_of_speech", PartOfSpeech, PartOfSpeech.OTHER)


def _words_between(block: Block) -> int:
    return block.number("words_between", range(MOST_WORDS_BETWEEN + 1))


def _collect(problems: list[ProjectError], read: Callable[[], Read]) -> Read | None:
    try:
        return read()
    except ProjectError as error:
        problems.append(error)
        return None


def _line_of(error: ProjectError) -> int:
    return (error.location.line if error.location else None) or 0
