"""Two lists of sentences in, beads out."""
