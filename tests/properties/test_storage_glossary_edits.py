"""Editing a commented glossary changes what it is told to, and not a byte else."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao.errors import ProjectError
from duizhao.model import Authority, Case, EntryChange, PartOfSpeech, TermEntry, TermStatus
from duizhao.storage.glossary_edits import edit_glossary
from duizhao.storage.glossary_file import dump_entry, read_glossary, values_of

few = settings(deadline=None, max_examples=60)

words = st.text(
    st.sampled_from("ab 带路-:#'\"[]{},&*!|>%@`?0\\\t\n\xa0\u3000\u200b"), min_size=1, max_size=8
) | st.sampled_from(["Belt and Road", "yes", "1.10", "null", "~", "2015-09-01", "a: b", "a #b", "- a", "成都"])
lists = st.lists(words, max_size=3).map(tuple)
entries = st.builds(
    TermEntry,
    source=words,
    target=words,
    admitted=lists,
    short=lists,
    deprecated=lists,
    forbidden=lists,
    introduce=st.booleans(),
    part_of_speech=st.none() | st.sampled_from(PartOfSpeech),
    words_between=st.integers(0, 2),
    case=st.sampled_from(Case),
    status=st.sampled_from(TermStatus),
    definition=st.just("") | words,
    note=st.just("") | words,
    cite=st.just("") | words,
    domain=st.just("Test"),
    authority=st.just(Authority.DOMAIN),
)


@st.composite
def files(draw: st.DrawFn) -> tuple[bytes, tuple[TermEntry, ...]]:
    """Draw a glossary as a person may have left it: comments, empty lines, flow style, block lists, any line break."""
    drawn = draw(st.lists(entries, max_size=4))
    indent = " " * draw(st.integers(0, 3))
    text = draw(st.sampled_from(["", "# a glossary\n", "# a\n\n---\n"])) + "domain: Test\nterms:\n"
    for entry in drawn:
        text += draw(st.sampled_from(["", "\n", "# about the next\n", "\n# a group\n\n", f"{indent}# its own\n"]))
        text += _written(draw, entry, indent)
    text += draw(st.sampled_from(["", "\n", "\n# the end\n", f"{indent}    # of the last\n"]))
    if draw(st.booleans()):
        text = text.removesuffix("\n")
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return ("\ufeff" * draw(st.booleans()) + text).encode(), tuple(drawn)


def _written(draw: st.DrawFn, entry: TermEntry, indent: str) -> str:
    lines = dump_entry(entry).rstrip("\n").split("\n")
    style = draw(st.sampled_from(["canonical", "commented", "block lists", "reversed"]))
    if style == "commented":
        lines = [line + draw(st.sampled_from(["", "  # why", "\n  # more"])) for line in lines]
    elif style == "block lists":
        for name, value in values_of(entry).items():
            if isinstance(value, tuple):
                position = next(n for n, line in enumerate(lines) if line.startswith(f"  {name}: "))
                items = "".join(f"\n  - {line}" for line in _items(value))
                lines[position] = f"  {name}:{items}"
    elif style == "reversed":
        first, *others = (line[2:] for line in lines)
        lines = ["- " + line if n == 0 else "  " + line for n, line in enumerate([*reversed(others), first])]
    return "".join(f"{indent}{line}\n" for line in "\n".join(lines).split("\n"))


def _items(value: tuple[str, ...]) -> list[str]:
    return [dump_entry(TermEntry(source=item, target=""))[len("- source: ") : -1] for item in value]


def changed(draw: Callable[..., Any], entry: TermEntry) -> TermEntry:
    """Draw an entry that differs in a few fields."""
    other = draw(entries)
    names = draw(st.lists(st.sampled_from(list(values_of(other))), min_size=1, max_size=3))
    return replace(entry, **{name: getattr(other, name) for name in names})


@few
@given(st.data(), files())
def test_the_file_says_what_was_meant(data: st.DataObject, file: tuple[bytes, tuple[TermEntry, ...]]) -> None:
    before, standing = file
    assert read_glossary(before, "a.yaml").items == standing
    items: list[TermEntry] = list(read_glossary(before, "a.yaml").entries)
    changes: list[EntryChange] = []
    for _ in range(data.draw(st.integers(1, 4))):
        kind = data.draw(st.sampled_from(["add", "change", "delete"] if items else ["add"]))
        if kind == "add":
            new = data.draw(entries)
            changes.append(EntryChange(before=None, after=new))
            items.append(new)
            continue
        position = data.draw(st.integers(0, len(items) - 1))
        old = items[position]
        after = changed(data.draw, old) if kind == "change" else None
        changes.append(EntryChange(before=old, after=after))
        items[position : position + 1] = [after] if after else []
    edited = edit_glossary(before, changes, "a.yaml")
    again = read_glossary(edited.data, "a.yaml")
    assert (again.problems, again.items) == ((), edited.read.items)
    assert Counter(again.entries) == Counter(items)


@few
@given(st.data(), files())
def test_the_lines_of_other_entries_are_not_touched(
    data: st.DataObject, file: tuple[bytes, tuple[TermEntry, ...]]
) -> None:
    before, _ = file
    standing = read_glossary(before, "a.yaml").entries
    if not standing:
        return
    position = data.draw(st.integers(0, len(standing) - 1))
    after = changed(data.draw, standing[position])
    edited = edit_glossary(before, [EntryChange(before=standing[position], after=after)], "a.yaml")
    old, new = before.split(b"\n"), edited.data.split(b"\n")
    start = (standing[position].line or 1) - 1
    behind = len(old) - ((standing[position + 1].line or 1) - 1) if position + 1 < len(standing) else 0
    assert new[:start] == old[:start]
    assert new[len(new) - behind :] == old[len(old) - behind :]


@few
@given(st.data(), files())
def test_what_is_added_and_deleted_again_leaves_no_trace(
    data: st.DataObject, file: tuple[bytes, tuple[TermEntry, ...]]
) -> None:
    before, _ = file
    entry = data.draw(entries)
    added = edit_glossary(before, [EntryChange(before=None, after=entry)], "a.yaml")
    new = added.read.items[-1]
    assert new == entry
    assert edit_glossary(added.data, [EntryChange(before=new, after=None)], "a.yaml").data == before


@few
@given(st.data(), files())
def test_a_damaged_file_is_told_and_never_made_worse(
    data: st.DataObject, file: tuple[bytes, tuple[TermEntry, ...]]
) -> None:
    text = file[0].decode()
    at = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(at, min(len(text), at + 4)))
    damaged = (text[:at] + data.draw(st.text(st.sampled_from(" \n:#-\"'a[{&*!\t"), max_size=3)) + text[end:]).encode()
    read = read_glossary(damaged, "a.yaml")
    assert all(problem.location and problem.message for problem in read.problems)
    if not read.entries:
        return
    old = data.draw(st.sampled_from(read.entries))
    try:
        edited = edit_glossary(damaged, [EntryChange(before=old, after=None)], "a.yaml")
    except ProjectError:
        return
    assert Counter(edited.read.entries) == Counter(read.entries) - Counter([old])
    assert len(edited.read.problems) == len(read.problems)
