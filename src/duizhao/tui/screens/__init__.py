"""Whole screens: each owns its layout."""
