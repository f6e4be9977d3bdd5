"""Widgets: each owns its rendering."""
