"""Search of the staff handbook: what can be found is gathered here; the ranking lives in the theme's ranking.js alone."""

from biaogan.finding import Found
from biaogan.search.documents import documents
from biaogan.search.index import INDEX_PATH, search_files, search_index

__all__ = ["INDEX_PATH", "Found", "documents", "search_files", "search_index"]
