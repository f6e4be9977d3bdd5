"""The project folder on disk: documents, glossaries, settings, journal, locks."""
