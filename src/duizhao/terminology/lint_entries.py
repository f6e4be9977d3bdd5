"""What can be wrong with an entry taken alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from duizhao.model import Case, Severity, TermEntry, TermStatus
from duizhao.terminology.lint_rules import LintFinding, found
from duizhao.terminology.rendering import is_literally
from duizhao.terminology.squeezing import term_key
from duizhao.text.scripts import has_han, mixes_scripts, to_simplified

__all__ = ["entry_findings"]

_LISTS = ("admitted", "short", "deprecated", "forbidden")
_NOUNS = {name: f"{name} rendering" for name in _LISTS} | {
    "short": "short form",
    "source": "source",
    "target": "target",
}
_STRANGE = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f\u00ad\u200b-\u200f\u2060\ufeff]")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_FULL_WIDTH = re.compile("[\uff01-\uff5e\u3000]")
_BLANKS = re.compile(r"\s{2,}")


def entry_findings(entry: TermEntry) -> Iterator[LintFinding]:
    """Yield what is wrong with one entry."""
    yield from _source(entry)
    if entry.status is not TermStatus.SHIELD:
        yield from _target(entry)
    yield from _texts(entry)
    yield from _repeated(entry)
    yield from _forbidden(entry)
    yield from _idle(entry)


def _source(entry: TermEntry) -> Iterator[LintFinding]:
    source = entry.source.strip()
    if not has_han(source):
        message = (
            f"The source “{source}” has no Chinese character; check that source and target are not swapped."
            if source
            else "The entry has no source; give it one or delete it."
        )
        yield found(entry, "glossary-source-without-han", message)
    if source and not term_key(source):
        message = f"The source “{source}” has nothing that can be recognised; write the term."
        yield found(entry, "glossary-never-matches", message)
    if _STRANGE.search(source):
        mended = _UNSEEN.sub("", _STRANGE.sub(lambda mark: unicodedata.normalize("NFKC", mark[0]), entry.source))
        shown = ", ".join(dict.fromkeys(f"U+{ord(mark):04X}" for mark in _STRANGE.findall(source)))
        message = f"The source “{source}” has characters that no text has ({shown}); write “{mended}”."
        fix = (f"Write “{mended}”", replace(entry, source=mended), False)
        yield found(entry, "glossary-strange-characters", message, fix=fix)
    elif mixes_scripts(source):
        simple = to_simplified(entry.source)
        message = f"The source “{source}” mixes traditional and simplified characters; write “{simple}”."
        fix = (f"Write “{simple}”", replace(entry, source=simple), term_key(simple) == term_key(source))
        yield found(entry, "glossary-mixed-script", message, fix=fix)


def _target(entry: TermEntry) -> Iterator[LintFinding]:
    if not entry.target.strip():
        yield found(
            entry, "glossary-missing-target", f"{entry.source} has no target; give it one, or make it a shield."
        )
    if not entry.cite.strip():
        message = f"{entry.source} does not say where its rendering comes from; add a cite."
        yield found(entry, "glossary-missing-cite", message)
    if entry.note.strip() and entry.note.strip() == entry.definition.strip():
        fix = ("Delete the note", replace(entry, note=""), True)
        yield found(entry, "glossary-repeated-note", f"Definition and note of {entry.source} say the same.", fix=fix)


def _texts(entry: TermEntry) -> Iterator[LintFinding]:
    for field, at, text in _renderings(entry):
        noun, subject = _NOUNS[field], f"{_NOUNS[field]}: {text}"
        trimmed = _BLANKS.sub(" ", text.strip())
        if text != trimmed:
            message = f"The {noun} “{text}” has needless blanks; delete them."
            fix = ("Delete the blanks", _with(entry, field, at, trimmed), True)
            yield found(entry, "glossary-blanks", message, subject=subject, fix=fix)
        if field == "source":
            continue
        if has_han(text):
            message = f"The {noun} “{text}” contains Chinese characters; write it in English."
            yield found(entry, "glossary-target-with-han", message, subject=subject)
        elif _FULL_WIDTH.search(text):
            narrow = _FULL_WIDTH.sub(lambda mark: unicodedata.normalize("NFKC", mark[0]), text)
            message = f"The {noun} “{text}” has full-width characters; write “{narrow}”."
            fix = (f"Write “{narrow}”", _with(entry, field, at, narrow), False)
            yield found(entry, "glossary-full-width", message, subject=subject, fix=fix)


def _renderings(entry: TermEntry) -> Iterator[tuple[str, int, str]]:
    yield "source", 0, entry.source
    yield "target", 0, entry.target
    for field in _LISTS:
        for at, text in enumerate(getattr(entry, field)):
            yield field, at, text


def _with(entry: TermEntry, field: str, at: int, text: str) -> TermEntry:
    if field == "source":
        return replace(entry, source=text)
    if field == "target":
        return replace(entry, target=text)
    texts = list(getattr(entry, field))
    texts[at : at + 1] = [text] if text else []
    return _with_list(entry, field, tuple(texts))


def _with_list(entry: TermEntry, field: str, texts: tuple[str, ...]) -> TermEntry:
    changed: TermEntry = replace(entry, **{field: texts})  # type: ignore[arg-type]  # one of _LISTS, all tuples of texts
    return changed


def _repeated(entry: TermEntry) -> Iterator[LintFinding]:
    """Report a rendering that stands in the entry before; where it is forbidden, ``_forbidden`` has more to say."""
    seen = {entry.target} - {""}
    for field in ("admitted", "short"):
        for at, text in enumerate(getattr(entry, field)):
            if text in seen:
                message = f"“{text}” stands in {entry.source} twice; once is enough."
                # The target's own short form is what the rule of first mentions needs: only a person knows.
                fix = ("Delete the second", _with(entry, field, at, ""), field == "admitted")
                yield found(entry, "glossary-repeated-rendering", message, subject=f"{field}: {text}", fix=fix)
            seen.add(text)
    for field in ("deprecated", "forbidden"):
        texts = getattr(entry, field)
        if len(set(texts)) < len(texts):
            again = next(text for at, text in enumerate(texts) if text in texts[:at])
            message = f"“{again}” stands among the {field} renderings of {entry.source} twice; once is enough."
            fix = ("Delete the second", _with_list(entry, field, tuple(dict.fromkeys(texts))), True)
            yield found(entry, "glossary-repeated-rendering", message, subject=f"{field}: {again}", fix=fix)


def _forbidden(entry: TermEntry) -> Iterator[LintFinding]:
    for field in ("forbidden", "deprecated"):
        for at, rendering in enumerate(getattr(entry, field)):
            allowed = next((each for each in entry.renderings if is_literally(rendering, each)), None)
            if allowed is None:
                continue
            as_written = allowed if allowed.casefold() != rendering.casefold() else ""
            beside = f" (as “{allowed}”)" if as_written else ""
            message = f"“{rendering}” is allowed{beside} and {field} at once; delete it on one side."
            fix = (f"Delete it among the {field}", _with(entry, field, at, ""), False)
            yield found(entry, "glossary-forbids-allowed", message, subject=rendering, fix=fix)


def _idle(entry: TermEntry) -> Iterator[LintFinding]:
    source = entry.source
    if entry.introduce and not entry.short:
        message = f"{source} is to be introduced with a short form but has none; add `short`, or drop `introduce`."
        fix = ("Drop “introduce”", replace(entry, introduce=False), True)
        yield found(entry, "glossary-idle-rule", message, subject="introduce", fix=fix)
    if entry.words_between and all(len(rendering.split()) == 1 for rendering in entry.renderings):
        message = f"No rendering of {source} has two words that others could stand between; drop `words_between`."
        fix = ("Drop “words_between”", replace(entry, words_between=0), True)
        yield found(entry, "glossary-idle-rule", message, subject="words_between", fix=fix)
    if entry.status is TermStatus.SHIELD and (entry.renderings or entry.forbidden or entry.deprecated):
        message = f"{source} is a shield, which asks for nothing; its renderings have no effect."
        yield found(entry, "glossary-idle-rule", message, subject="shield")
    if entry.case is Case.EXACT and entry.status is TermStatus.SHIELD:
        fix = ("Drop “case”", replace(entry, case=Case.INITIAL), True)
        yield found(
            entry, "glossary-idle-rule", f"{source} is a shield; `case` has no effect.", subject="case", fix=fix
        )
    for short in entry.short:
        if entry.target and len(short) > len(entry.target):
            message = f"The short form “{short}” of {source} is longer than “{entry.target}”; have they been swapped?"
            yield found(entry, "glossary-idle-rule", message, subject=f"short: {short}", severity=Severity.INFO)
