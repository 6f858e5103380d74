"""Book x Book -> changes by meaning, with the pages and sheets they touch."""
