"""Paper that was printed: is it still good, what changed since, what must come off which wall by when."""
