"""BLEU, chrF and TER with their signatures."""
