"""How much each feature counts.

Fitted by ``tests/benchmarks/fit_alignment.py`` on the development texts (docs/benchmarks.md); paragraphs, brackets and
shapes that no search looks for are set by hand, for the development texts have none.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from duizhao.alignment.features import FEATURES

__all__ = ["CONTINUATION", "EXCHANGE", "WEIGHTS", "weight_vector"]

WEIGHTS: Mapping[str, float] = {
    "target_words": 0.04, "target_places": 0.41, "source_places": 0.06, "target_found": 0.29, "anchors": 0.14,
    "length": 0.22, "spread": -1.49, "questions": 0.67, "exclamations": 0.68, "brackets": 2.00,
    "closing_quote": 2.29, "quoted_alike": 0.72, "quotes": 1.12, "unterminated": 1.80, "glued": 1.23,
    "few_source_clauses": 1.84, "few_target_clauses": 0.57, "within_source_quote": -0.97,
    "within_target_quote": -0.25, "spanned_source": 6.00, "spanned_target": 3.00, "paragraph_together": 1.00,
    "paragraph_alone": 1.00, "1-1": 0.32, "1-2": -1.65, "1-3": -3.90, "1-4": -6.01, "1-5": -9.45, "1-6": -8.95,
    "2-1": -3.46, "2-2": -5.72, "2-3": -7.62, "2-4": -9.54, "3-1": -8.16, "3-2": -7.69, "3-3": -9.36, "3-4": -11.08,
    "4-1": -10.70, "4-2": -10.85,
    "other_shape": -12.0, "deletion": -6.84, "deletion_aside": 3.01, "deletion_length": 0.12,
    "insertion": -6.68, "insertion_aside": 2.99, "insertion_length": -0.13,
}  # fmt: skip
CONTINUATION = 0.42
"""What an omission gains behind an omission, and an addition behind an addition: whole passages are left out."""
EXCHANGE = 8.0
"""Two sentences that have nothing to do with each other seldom stand at the same place of two texts: mostly they are a
free translation. What it costs to take them for an omission beside an addition."""


def weight_vector() -> NDArray[np.float64]:
    """Return the weights in the order of the feature matrix's columns."""
    return np.array([WEIGHTS[name] for name in FEATURES])
