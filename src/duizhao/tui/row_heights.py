"""Heights of very many rows, with their running sums."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

__all__ = ["RowHeights"]


class RowHeights:
    """Row heights in lines, as a Fenwick tree: building and splicing are linear, every other call logarithmic.

    A grid of a hundred thousand wrapped rows learns a row's true height when it draws it; a plain list of offsets
    would then have to be rewritten from that row to the end.
    """

    def __init__(self, heights: Iterable[int] = ()) -> None:
        self._build(list(heights))

    def _build(self, heights: list[int]) -> None:
        self._heights = heights
        count = len(self._heights)
        tree = [0, *self._heights]
        for node in range(1, count + 1):
            parent = node + (node & -node)
            if parent <= count:
                tree[parent] += tree[node]
        self._tree = tree
        self._top_step = 1 << count.bit_length() >> 1
        self.total = sum(self._heights)
        """Lines of all rows together."""

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, row: int) -> int:
        return self._heights[row]

    def __setitem__(self, row: int, height: int) -> None:
        change = height - self._heights[row]
        if not change:
            return
        self._heights[row] = height
        self.total += change
        node = row + 1
        while node < len(self._tree):
            self._tree[node] += change
            node += node & -node

    def splice(self, at: int, removed: int, heights: Sequence[int]) -> None:
        """Put other rows in the place of ``removed`` rows from ``at`` on. Linear, but for as many rows as before."""
        if len(heights) == removed and removed < len(self._heights) // 8:
            for row, height in enumerate(heights, at):
                self[row] = height
        else:
            self._build([*self._heights[:at], *heights, *self._heights[at + removed :]])

    def offset(self, row: int) -> int:
        """Return the line a row starts on: the sum of the heights before it."""
        lines = 0
        node = row
        while node:
            lines += self._tree[node]
            node -= node & -node
        return lines

    def row_at(self, line: int) -> int:
        """Return the row that covers a line; the nearest row for a line outside. There must be a row."""
        row = 0
        left = max(0, min(line, self.total - 1))
        step = self._top_step
        while step:
            if row + step < len(self._tree) and self._tree[row + step] <= left:
                row += step
                left -= self._tree[row]
            step >>= 1
        return min(row, len(self._heights) - 1)
