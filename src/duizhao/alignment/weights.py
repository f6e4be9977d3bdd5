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
    "target_words": 0.04, "target_places": 0.39, "source_places": 0.07, "target_found": 0.30, "anchors": 0.13,
    "length": 0.21, "spread": -1.77, "questions": 0.69, "exclamations": 0.55, "brackets": 2.00, "closing_quote": 2.35,
    "quoted_alike": 0.30, "quotes": 1.20, "unterminated": 1.76, "glued": 1.26, "few_source_clauses": 1.94,
    "few_target_clauses": 0.64, "within_source_quote": -0.80, "within_target_quote": -0.12, "spanned_source": 6.00,
    "spanned_target": 3.00, "paragraph_together": 1.00, "paragraph_alone": 1.00, "1-1": 0.46, "1-2": -1.59,
    "1-3": -3.91, "1-4": -6.10, "1-5": -9.55, "1-6": -8.85, "2-1": -3.23, "2-2": -5.70, "2-3": -7.71, "2-4": -9.65,
    "3-1": -8.20, "3-2": -7.62, "3-3": -9.44, "3-4": -11.39, "4-1": -10.70, "4-2": -10.89, "other_shape": -12.00,
    "deletion": -6.78, "deletion_aside": 3.01, "deletion_length": 0.23, "insertion": -6.43, "insertion_aside": 2.98,
    "insertion_length": 0.23,
}  # fmt: skip
CONTINUATION = 0.33
"""What an omission gains behind an omission, and an addition behind an addition: whole passages are left out."""
EXCHANGE = 8.0
"""Two sentences that have nothing to do with each other seldom stand at the same place of two texts: mostly they are a
free translation. What it costs to take them for an omission beside an addition."""


def weight_vector() -> NDArray[np.float64]:
    """Return the weights in the order of the feature matrix's columns."""
    return np.array([WEIGHTS[name] for name in FEATURES])
