"""Document and exchange formats: one module a format."""
