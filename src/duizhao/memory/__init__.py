"""Fuzzy lookup of past translations."""
