"""How long a document takes to save and to load: our reader and writer against PyYAML's C ones.

Run with ``python tests/benchmarks/storage.py [SEGMENTS]``; prints a Markdown table, best of three runs.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import yaml

from duizhao.model import Change, Code, Document, Edit, Segment, State, Unit
from duizhao.storage.atomic import write_atomically
from duizhao.storage.project import Project
from duizhao.storage.segments_file import dump_document, load_document

SOURCE = "6月10日至12日,第二届“一带一路”科技交流大会在四川成都举行,来自{}个国家的代表参加。"
TARGET = "The second Belt and Road conference: delegates from {} countries met in Chengdu, Sichuan Province."


def sample(count: int) -> Document:
    """Return a document of ``count`` segments, two a unit, one in ten with a code."""
    segments = [
        Segment(
            id=f"u{n // 2}.{n % 2 + 1}",
            source=SOURCE.format(n),
            target=TARGET.format(n),
            state=State.DRAFT,
            match="memory" if n % 3 == 0 else "",
            codes=(Code(id="1", original="<b>", original_end="</b>"),) if n % 10 == 0 else (),
        )
        for n in range(count)
    ]
    units = tuple(Unit(id=f"u{n // 2}", segments=tuple(segments[n : n + 2])) for n in range(0, count, 2))
    return Document(id="sample", units=units)


def seconds(work: Callable[[], object], runs: int = 3) -> float:
    """Return the best of several runs."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def main(count: int) -> None:
    """Measure and print."""
    document = sample(count)
    data = dump_document(document)
    plain = yaml.load(data, Loader=yaml.CSafeLoader)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.yaml"
        rows = [
            (
                "canonical YAML, line reader",
                seconds(lambda: write_atomically(path, dump_document(document))),
                seconds(lambda: load_document(path.read_bytes(), path)),
            ),
            (
                "the same YAML, reshaped by a person: CSafeLoader and our checks",
                None,
                seconds(lambda: load_document(b"# reshaped\n" + data, path), 1),
            ),
            (
                "PyYAML CSafeDumper / CSafeLoader, to dictionaries only",
                seconds(lambda: yaml.dump(plain, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False), 1),
                seconds(lambda: yaml.load(data, Loader=yaml.CSafeLoader), 1),
            ),
        ]
        median, p95 = append_milliseconds(Path(folder), document)
    lines = [f"{count:,} segments, {len(data) / 1e6:.1f} MB", "", "| | save | load |", "|---|---|---|"]
    lines += [f"| {name} | {'' if save is None else f'{save:.2f} s'} | {load:.2f} s |" for name, save, load in rows]
    lines += ["", "| one edit, fsynced in the journal | median | p95 |", "|---|---|---|"]
    lines += [f"| in {count:,} segments | {median:.2f} ms | {p95:.2f} ms |", ""]
    sys.stdout.write("\n".join(lines))


def append_milliseconds(folder: Path, document: Document) -> tuple[float, float]:
    """Return median and 95th percentile of an append."""
    project = Project.create(folder / "project")
    project.add(document, None)
    store = project.open_document(document.id)
    times = []
    segment = document.units[0].segments[0]
    for n in range(500):
        after = replace(segment, target=segment.target + str(n % 10))
        change = Change(unit=document.units[0].id, before=(segment,), after=(after,))
        start = time.perf_counter()
        store.append("do", Edit(label="type", changes=(change,), group="typing"))
        times.append((time.perf_counter() - start) * 1000)
        segment = after
    store.close()
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
