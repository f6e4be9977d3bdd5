"""The terminal screens."""

from duizhao.tui import ime

# Before anything else here imports Textual, which reads its environment once.
ime.settle()
