"""Machine translation: one module a service."""
