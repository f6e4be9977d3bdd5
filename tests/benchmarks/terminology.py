"""How often the term check is wrong: TICO-19 (CC0) with its own term lists as the glossary.

A flag on a professional's translation is a false alarm or a gap in the glossary. So the lists are taken as they are,
then with any case, then with what a maintainer added after reading the flags on the odd pairs; the even pairs were not
read. Injected errors put another term's rendering in the place of a right one.

Run: ``python tests/benchmarks/terminology.py``
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from duizhao.checks.check import CheckContext
from duizhao.checks.runner import check_segment
from duizhao.model import Case, Segment, Severity, TermEntry, TermUse, Verdict
from duizhao.storage.dictionary_file import load_dictionary
from duizhao.terminology import Glossary
from terminology_texts import TICO, maintained, tico_entries, tico_pairs

Pairs = Sequence[tuple[str, str]]
_CHECKS = frozenset({"term-missing", "term-forbidden"})


def glossary_of(entries: Iterable[TermEntry]) -> Glossary:
    """Return a glossary with the dictionary's words."""
    return Glossary(entries, words=lambda: load_dictionary().headwords)


def report_flags(name: str, glossary: Glossary, pairs: Pairs) -> None:
    """Print what became of every place of a term."""
    verdicts = Counter(use.verdict for source, target in pairs for use in glossary.uses(source, target))
    total = sum(verdicts.values())
    enforced = total - verdicts[Verdict.DOUBTFUL]
    flagged = sum(bool(findings(glossary, source, target)) for source, target in pairs)
    print(
        f"{name:42} {total:6} {verdicts[Verdict.MISSING] / enforced:9.1%} {verdicts[Verdict.DOUBTFUL]:9} "
        f"{flagged / len(pairs):9.1%}"
    )


def findings(glossary: Glossary, source: str, target: str) -> list[str]:
    """Return the subjects of warnings and errors of the term checks."""
    segment = Segment(id="s", source=source, target=target)
    found = check_segment("d", segment, CheckContext(glossary=glossary))
    return [each.subject for each in found if each.check in _CHECKS and each.severity.at_least(Severity.WARNING)]


def report_injected(glossary: Glossary, pairs: Pairs) -> None:
    """Put another term's rendering in the place of each right one, and print how many of them are reported."""
    chooser = random.Random(19)
    targets = sorted({entry.target for entry in glossary.entries})
    caught: Counter[bool] = Counter()
    total: Counter[bool] = Counter()
    infos: Counter[bool] = Counter()
    for source, target in pairs:
        uses = glossary.uses(source, target)
        before = set(findings(glossary, source, target))
        for use in uses:
            if use.verdict is not Verdict.SATISFIED or use.target_span is None or use.hit.inside:
                continue
            is_single = sum(_concept(other) == _concept(use) for other in uses) == 1
            start, end = use.target_span
            wrong = target[:start] + chooser.choice(targets) + target[end:]
            total[is_single] += 1
            caught[is_single] += bool(set(findings(glossary, source, wrong)) - before)
            infos[is_single] += _is_noticed(glossary, source, wrong, use)
    for is_single, name in ((True, "mentioned once"), (False, "mentioned more than once")):
        count = total[is_single]
        print(f"{name:42} {count:6} {caught[is_single] / count:9.1%} {infos[is_single] / count:9.1%}")


def _concept(use: TermUse) -> str:
    return use.hit.entry.target.casefold()


def _is_noticed(glossary: Glossary, source: str, target: str, use: TermUse) -> bool:
    segment = Segment(id="s", source=source, target=target)
    found = check_segment("d", segment, CheckContext(glossary=glossary))
    return any(each.check in _CHECKS and use.hit.entry.source in each.subject for each in found)


def main() -> None:
    """Print both tables."""
    if not TICO.is_dir():
        sys.exit(f"skipped: {TICO} is not there")
    pairs, entries = tico_pairs(), tico_entries()
    read, unread = pairs[::2], pairs[1::2]
    in_any_case = [replace(entry, case=Case.ANY) for entry in entries]
    kept = glossary_of(maintained(in_any_case))
    print(f"{len(entries)} entries; the pairs read: {len(read)}, not read: {len(unread)}\n")
    print(f"{'glossary':42} {'places':>6} {'missing':>9} {'doubtful':>9} {'segments':>9}")
    report_flags("the lists as they are, all pairs", glossary_of(entries), pairs)
    report_flags("in any case, all pairs", glossary_of(in_any_case), pairs)
    report_flags("in any case, no dictionary, all pairs", Glossary(in_any_case), pairs)
    report_flags("maintained, pairs that were read", kept, read)
    report_flags("maintained, pairs that were not read", kept, unread)
    print(f"\n{'injected into the pairs not read':42} {'errors':>6} {'warned':>9} {'any':>9}")
    report_injected(kept, unread)


if __name__ == "__main__":
    main()
