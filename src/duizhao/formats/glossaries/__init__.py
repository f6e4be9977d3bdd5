"""Exchange formats of glossaries: one file each, found without being listed."""
