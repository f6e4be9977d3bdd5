"""What starting costs: CPU time of short commands, against a bare interpreter in the same run.

Run with ``python tests/benchmarks/startup.py [RUNS]``; prints a Markdown table, best of the runs (15 if left out).
"""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = {
    "bare interpreter": ["-c", "pass"],
    "duizhao --help": ["-m", "duizhao", "--help"],
    "duizhao check --help": ["-m", "duizhao", "check", "--help"],
    "duizhao check, the worked example": ["-m", "duizhao", "-C", str(ROOT), "check"],
    "duizhao export, the worked example": ["-m", "duizhao", "-C", str(ROOT), "export"],
}


def cpu_seconds(arguments: list[str]) -> float:
    """Return user and system time of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure every command and print the table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    best = {name: min(cpu_seconds(arguments) for _ in range(runs)) for name, arguments in COMMANDS.items()}
    bare = best["bare interpreter"]
    sys.stdout.write("| command | CPU | beyond the bare interpreter |\n|---|---|---|\n")
    for name, seconds in best.items():
        sys.stdout.write(f"| {name} | {1000 * seconds:.0f} ms | {1000 * (seconds - bare):.0f} ms |\n")


if __name__ == "__main__":
    main()
