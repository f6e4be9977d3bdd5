from collections.abc import Sequence
from dataclasses import replace

from duizhao.model import EntryChange, Finding, Severity, TermEntry
from duizhao.terminology.lint import LintFinding
from duizhao.workbench.termbase_fixes import fixing_changes

ENTRIES = tuple(TermEntry(source=source, target=f" {source} ", file="a", line=n) for n, source in enumerate("abc"))


def finding(check: str, *changes: EntryChange) -> LintFinding:
    source = changes[0].before.source if changes and changes[0].before else ""
    found = Finding(check=check, severity=Severity.INFO, message=check, fingerprint=f"{check} {source}")
    return LintFinding(finding=found, fix=check, changes=changes, is_safe=True)


def lint(entries: Sequence[TermEntry]) -> list[LintFinding]:
    """Find blanks on either side, each with a fix of its own."""
    found = []
    for entry in entries:
        if entry.target != entry.target.lstrip():
            found.append(finding("left", EntryChange(before=entry, after=replace(entry, target=entry.target.lstrip()))))
        if entry.target != entry.target.rstrip():
            found.append(
                finding("right", EntryChange(before=entry, after=replace(entry, target=entry.target.rstrip())))
            )
    return found


def test_two_fixes_of_one_entry_make_one_change() -> None:
    changes, count = fixing_changes(ENTRIES, lint(ENTRIES), lint)
    assert count == 6
    assert changes == tuple(
        EntryChange(before=entry, after=replace(entry, target=entry.target.strip())) for entry in ENTRIES
    )


def test_without_findings_every_safe_fix_is_carried_out() -> None:
    changes, count = fixing_changes(ENTRIES, None, lint)
    assert (len(changes), count) == (3, 6)


def test_only_what_was_asked_for_is_mended() -> None:
    changes, count = fixing_changes(
        ENTRIES, [each for each in lint(ENTRIES) if "left a" in each.finding.fingerprint], lint
    )
    assert count == 1
    assert changes == (EntryChange(before=ENTRIES[0], after=replace(ENTRIES[0], target="a ")),)


def test_what_is_gone_meanwhile_is_not_mended() -> None:
    gone = replace(ENTRIES[0], target="other")
    assert fixing_changes(ENTRIES, [finding("x", EntryChange(before=gone, after=None))], lint) == ((), 0)


def test_entries_are_deleted_and_added() -> None:
    new = TermEntry(source="d", target="d")
    both = finding("x", EntryChange(before=ENTRIES[0], after=None), EntryChange(before=None, after=new))
    changes, count = fixing_changes(ENTRIES, [both], lint)
    assert (changes, count) == (both.changes, 1)


def test_without_a_fix_nothing_happens() -> None:
    assert fixing_changes(ENTRIES, [finding("x")], lint) == ((), 0)
