"""The quality checks: one module a check."""
