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
    "target_words": 0.08, "target_places": 0.39, "source_places": 0.06, "target_found": 0.29, "anchors": 0.13,
    "length": 0.21, "spread": -2.16, "questions": 0.40, "questions_joined": 0.73, "exclamations": 0.49,
    "brackets": 2.00, "closing_quote": 2.43, "quoted_alike": 0.26, "quotes": 1.24, "unterminated": 1.70,
    "glued": 1.30, "few_source_clauses": 2.07, "few_target_clauses": 0.73, "within_source_quote": -0.62,
    "within_target_quote": -0.06, "spanned_source": 6.00, "spanned_target": 3.00, "paragraph_together": 1.00,
    "paragraph_alone": 1.00, "1-1": 0.69, "1-2": -1.43, "1-3": -3.89, "1-4": -6.18, "1-5": -9.72, "1-6": -8.74,
    "2-1": -2.95, "2-2": -5.59, "2-3": -7.83, "2-4": -9.88, "3-1": -8.27, "3-2": -7.54, "3-3": -9.57, "3-4": -11.83,
    "4-1": -10.70, "4-2": -10.97, "other_shape": -12.00, "deletion": -6.79, "deletion_aside": 3.01,
    "deletion_length": 0.33, "insertion": -6.33, "insertion_aside": 2.98, "insertion_length": 0.55,
}  # fmt: skip
CONTINUATION = 0.22
"""What an omission gains behind an omission, and an addition behind an addition: whole passages are left out."""
EXCHANGE = 8.0
"""Two sentences that have nothing to do with each other seldom stand at the same place of two texts: mostly they are a
free translation. What it costs to take them for an omission beside an addition."""


def weight_vector() -> NDArray[np.float64]:
    """Return the weights in the order of the feature matrix's columns."""
    return np.array([WEIGHTS[name] for name in FEATURES])
