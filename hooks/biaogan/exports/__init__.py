"""Exports: the same records as tables and plain texts."""
