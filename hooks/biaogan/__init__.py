"""Biaogan: one source of structured YAML, four audiences, nothing typed twice."""

__version__ = "0.1.0"
