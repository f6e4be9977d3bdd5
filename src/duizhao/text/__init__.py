"""Pure Chinese and English primitives: sentences, quantities, words, inflection, scripts, width, line breaking."""
