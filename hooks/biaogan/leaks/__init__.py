"""The last search of a finished tree: every file opened as far as it opens, and searched for what is denied."""

from biaogan.leaks.search import CODES, search_public

__all__ = ["CODES", "search_public"]
